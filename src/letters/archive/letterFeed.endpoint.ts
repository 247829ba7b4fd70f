import type { Context } from 'hono'
import { standingAlone, writeRss } from '../../articles/syndication/syndication.module.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, SHARED_CACHING } from '../../platform/http.ts'
import { listGoneLetters } from '../composing/composing.module.ts'
import type { DrawingDeps } from '../drawing/drawing.module.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import { letterForWeb } from './letterForWeb.ts'

const NEWEST = 20

/** GET /newsletters/:slug/rss.xml: the newest letters of a newsletter, as everybody may read them. */
export function createLetterFeed(deps: DrawingDeps) {
  return async (c: Context): Promise<Response> => {
    const newsletter = await findNewsletter(deps.db, c.req.param('slug') ?? '')
    if (!newsletter) throw notFound('feed-unknown', 'There is no feed at this address.')
    const words = deps.languages.speak(newsletter.language)
    const { name, hub } = deps.publication.facts()
    const home = absoluteUrl(deps.site, `/newsletters/${newsletter.slug}`)
    const letters = await listGoneLetters(deps.db, newsletter.id, { limit: NEWEST })
    const items = await Promise.all(
      letters.map(async (letter) => {
        const url = `${home}/${letter.date}`
        const { blocks } = await letterForWeb(deps, { letter, newsletter }, words)
        const html = String(await Promise.all([blocks].flat()).then((drawn) => drawn.map(String).join('')))
        return {
          id: `tag:${new URL(deps.site.origin).hostname},${letter.date}:letter-${letter.id}`,
          url,
          title: letter.subject,
          summary: newsletter.audience === 'everyone' ? letter.previewText || undefined : undefined,
          html: standingAlone(html, { origin: deps.site.origin, url }),
          published: new Date((letter.startedAt ?? letter.composedAt).epochMilliseconds),
          updated: letter.correctedAt && new Date(letter.correctedAt.epochMilliseconds),
          language: letter.language,
          authors: [],
          tags: [newsletter.name],
          picture: undefined,
        }
      }),
    )
    const feed = {
      title: words.t('letter.feedOf', { letter: newsletter.name }),
      description: newsletter.promise,
      home,
      self: `${home}/rss.xml`,
      hub,
      language: newsletter.language,
      items,
    }
    return c.body(await writeRss(feed, name), 200, {
      'Content-Type': 'application/rss+xml; charset=utf-8',
      'Cache-Control': SHARED_CACHING,
    })
  }
}
