import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { ArticleDocument } from './document.ts'
import { type BoxRenderer, renderDocument } from './document.view.tsx'

/** What everyone may read of an article: above its gate, and in the stream below others. */
export function renderLeadIn(deps: { box: BoxRenderer; words: Words }, article: { leadIn: ArticleDocument }): Child {
  return renderDocument(article.leadIn, {
    pictures: new Map(),
    box: deps.box,
    related: () => undefined,
    words: deps.words,
  })
}
