import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { countryPageSlug } from '../../publication/places/places.module.ts'
import { type Standing, whereItStands } from './articleChanges.sql.ts'
import { ADDRESSES_PER_SITEMAP, type ArticleChange } from './readArticleChange.ts'

/** Payload: an `ArticleChange`, or anything else for "whatever there is". */
export const ARTICLES_CHANNEL = 'articles'

/** PostgreSQL takes 8,000 bytes. */
const MOST_BYTES = 7_500

/**
 * Tells every process what has changed, when the transaction commits. `before`: where the article stood until then, by
 * `whereItStands`.
 */
export async function announceArticle(tx: Database, articleId: number, before?: Standing): Promise<void> {
  const after = await whereItStands(tx, articleId)
  const change = before ? joined(changeOf(before), changeOf(after)) : changeOf(after)
  const payload = JSON.stringify(change)
  await announce(tx, ARTICLES_CHANNEL, Buffer.byteLength(payload) > MOST_BYTES ? '' : payload)
}

function changeOf(standing: Standing): ArticleChange {
  const on = (kind: string, names: readonly string[]) => names.map((name) => `${kind} ${name}`)
  return {
    slugs: standing.slugs,
    shelves: [
      'all',
      ...on('section', standing.sections),
      ...on('source', standing.sources),
      ...on('author', standing.authors),
      ...on('tag', standing.tags),
      ...on('place', [...standing.places, ...standing.countries.map(countryPageSlug)]),
      ...on(
        'sitemap',
        standing.ids.map((id) => String(Math.ceil(id / ADDRESSES_PER_SITEMAP))),
      ),
    ],
    countries: standing.countries,
    from: standing.from?.toString() ?? '',
    to: standing.to?.toString() ?? '',
  }
}

function joined(one: ArticleChange, other: ArticleChange): ArticleChange {
  const all = (names: (change: ArticleChange) => readonly string[]) => [...new Set([...names(one), ...names(other)])]
  const times = [one.from, one.to, other.from, other.to]
    .filter((time) => time !== '')
    .sort((a, b) => Temporal.Instant.compare(a, b))
  return {
    slugs: all(({ slugs }) => slugs),
    shelves: all(({ shelves }) => shelves),
    countries: all(({ countries }) => countries),
    from: times[0] ?? '',
    to: times.at(-1) ?? '',
  }
}
