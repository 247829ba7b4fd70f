import type { Context } from 'hono'
import { articlesAt } from '../../articles/store/store.module.ts'
import { makeFeedItems, writeRss } from '../../articles/syndication/syndication.module.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { absoluteUrl, errorJson, SHARED_CACHING } from '../../platform/http.ts'
import type { ArchiveDeps } from './archiveDeps.ts'
import { pathOfSearch, savedAs, searchWith } from './askedSearch.rule.ts'
import { findUnread } from './findUnread.ts'
import { nameFilters } from './nameFilters.ts'
import { readAskedSearch } from './readAskedSearch.ts'
import { RETRY_SECONDS, SEARCHES } from './searchLimits.ts'
import { titleOf } from './titleOf.ts'

const NEWEST = 30

/** /archive/rss.xml?q=…: what a search finds, the newest first, in what everybody may read, whoever asks. */
export function createSearchFeed(deps: Omit<ArchiveDeps, 'readers' | 'maps' | 'almanac'>) {
  const { browsing: db, site, publication } = deps
  return async function show(c: Context): Promise<Response> {
    // Who reads a feed sees no sentence beside a field: one that is wider than was asked for would go unnoticed.
    const [unread] = findUnread(c.req.query(), deps.languages.own().locale).filter(({ name }) => name !== 'q')
    if (unread) throw invalid('search-unread', `“${unread.typed}” says nothing that ${unread.name} can be.`)
    const read = readAskedSearch(c.req.query())
    if (!read) throw notFound('feed-unknown', 'A feed of a search says what is looked for.')
    if (!deps.limits.allowsHere(SEARCHES, deps.browserOf(c).network)) {
      return errorJson({ status: 429, code: 'limited', message: 'Too often.' }, { 'Retry-After': RETRY_SECONDS })
    }
    const asked = searchWith(read, { order: 'date' })
    const words = deps.languages.own()
    const { name, promise } = publication.facts()
    const { query, filters, asTyped } = asked
    const { hits } = await deps.search.search({
      ...{ query, filters, asTyped, order: 'date', reach: 'open', size: NEWEST, language: words.locale },
    })
    const named = await nameFilters({ words, db, publication }, filters)
    const search = [titleOf(words, asked), ...named.map(({ text }) => text)].join(', ')
    const feed = {
      title: words.t('search.feedTitle', { publication: name, search }),
      description: promise || name,
      home: absoluteUrl(site, pathOfSearch(searchWith(read, { order: 'date' }))),
      self: absoluteUrl(site, `/archive/rss.xml?${savedAs(read)}`),
      hub: '',
      language: words.locale,
      items: await makeFeedItems({ ...deps, db, words }, await articlesAt(db, hits)),
    }
    return c.body(await writeRss(feed, name), 200, {
      'Content-Type': 'application/rss+xml; charset=utf-8',
      'Cache-Control': SHARED_CACHING,
      'X-Robots-Tag': 'noindex',
    })
  }
}
