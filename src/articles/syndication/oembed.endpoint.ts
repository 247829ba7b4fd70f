import type { Context } from 'hono'
import { POSTER } from '../../design/poster/layOutPoster.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { absoluteUrl, errorJson, SHARED_CACHING, type Site } from '../../platform/http.ts'
import { type Publication, pagePath } from '../../publication/facts/facts.module.ts'
import type { Posters } from '../posters/posters.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { articlePath, findLeadPictures, lookedFor, pictureOf, plainHeadline } from '../store/store.module.ts'

export type OembedDeps = {
  db: Database
  site: Site
  media: Media
  memory: ArticleMemory
  posters: Posters
  publication: Publication
}

/**
 * `GET /oembed?url=…` (oembed.com): what another site shows in place of a link to an article, as `link`: headline,
 * author and picture (the article's own, else its poster), and no word of the text. Unknown addresses are 404, formats other than JSON 501, as it says there.
 */
export function createOembedEndpoint(deps: OembedDeps) {
  const { site, publication } = deps

  return async function show(c: Context): Promise<Response> {
    if ((c.req.query('format') ?? 'json') !== 'json') {
      return errorJson({ status: 501, code: 'format', message: 'Only JSON is written here.' }, {})
    }
    const wanted = URL.parse(c.req.query('url') ?? '')
    const slug = /^\/(?:[a-z]{2}\/)?[^/]+\/([^/]+)$/.exec(lookedFor(wanted?.pathname ?? '') ?? '')?.[1]
    const article = wanted?.origin === site.origin && slug ? await deps.memory.bySlug(slug) : undefined
    if (!article) {
      return errorJson({ status: 404, code: 'article-unknown', message: 'There is no article at this address.' }, {})
    }
    const pictures = await findLeadPictures(deps.db, deps.media, [article])
    const picture = pictureOf(article.leadPicture, pictures)
    const widest = picture?.widths.at(-1)
    const poster = deps.posters.of(article, pictures)
    const thumbnail =
      widest && picture
        ? { ...widest, height: Math.round((picture.height * widest.width) / picture.width) }
        : poster && { url: poster.path, ...POSTER }
    const [author] = article.authors
    const { name } = publication.facts()
    return c.json(
      {
        version: '1.0',
        type: 'link',
        title: plainHeadline(article.headline),
        ...(author && { author_name: author.name, author_url: absoluteUrl(site, pagePath('author', author.slug)) }),
        provider_name: name,
        provider_url: site.origin,
        cache_age: 3600,
        ...(thumbnail && {
          thumbnail_url: absoluteUrl(site, thumbnail.url),
          thumbnail_width: thumbnail.width,
          thumbnail_height: thumbnail.height,
        }),
        url: absoluteUrl(site, articlePath({ section: article.section.slug, slug: article.slug })),
      },
      200,
      { 'Cache-Control': SHARED_CACHING },
    )
  }
}
