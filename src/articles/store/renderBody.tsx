import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Grant } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { articlePath } from './address.rule.ts'
import { findArticles } from './articles.sql.ts'
import type { ArticleMemory, RememberedArticle } from './createArticleMemory.ts'
import type { Block } from './document.ts'
import { type BoxRenderer, renderDocument } from './document.view.tsx'
import { parseClose, placeBetween, placePullQuotes } from './margin.rule.ts'

export type BodyDeps = {
  db: Database
  media: Media
  memory: Pick<ArticleMemory, 'body'>
  box: BoxRenderer
  words: Words
}

/** The text, and the boxes with which it ends, which a wide page puts beside it. */
export type RenderedBody = { text: Child; boxes: Child | undefined }

/**
 * `idPrefix`: unfolded among others, its notes and subheads must not be taken for theirs. `between`: what stands among its
 * paragraphs, where there are enough of them. `spared`: nothing leads on to what somebody paid for. `unfolded`: it is read where nothing folds.
 */
export async function renderBody(
  deps: BodyDeps,
  article: RememberedArticle,
  grant: Grant,
  {
    idPrefix = '',
    between,
    spared = false,
    unfolded = false,
  }: { idPrefix?: string; between?: Child; spared?: boolean; unfolded?: boolean } = {},
): Promise<RenderedBody> {
  const sealed = await deps.memory.body(article)
  const document = sealed.open(grant)
  const blocks = [...flatten(document.content), ...(document.notes ?? []).flatMap((note) => flatten(note.content))]
  const pictureIds = blocks.flatMap((block) => (block.type === 'picture' ? [block.attrs.pictureId] : []))
  const relatedSlugs = blocks.flatMap((block) => (block.type === 'relatedArticle' ? [block.attrs.slug] : []))
  const [pictures, related] = await Promise.all([
    deps.media.findPictures(deps.db, pictureIds),
    findArticles(deps.db, relatedSlugs),
  ])
  const bySlug = new Map(related.map((other) => [other.slug, other]))
  const options = {
    pictures,
    box: deps.box,
    words: deps.words,
    idPrefix,
    unfolded,
    related: (slug: string) => {
      const other = bySlug.get(slug)
      if (!other || (spared && other.sponsor)) return undefined
      return {
        url: articlePath({ section: other.section.slug, slug: other.slug }),
        headline: other.headline,
        ...(other.kicker && { kicker: other.kicker }),
        ...(other.sponsor && { sponsor: other.sponsor }),
      }
    },
  }
  const { text, boxes } = parseClose(placePullQuotes(document.content))
  const below = between ? placeBetween(text) : undefined
  return {
    text: renderDocument(
      { ...document, content: text },
      { ...options, ...(between && below !== undefined && { between: { below, what: between } }) },
    ),
    boxes: boxes.length > 0 ? renderDocument({ type: 'doc', content: boxes }, options) : undefined,
  }
}

function flatten(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'quotation':
      case 'factBox':
        return [block, ...flatten(block.content)]
      case 'list':
        return [block, ...block.items.flatMap(flatten)]
      default:
        return [block]
    }
  })
}
