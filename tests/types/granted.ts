import { type ArticleDocument, renderDocument } from '../../src/articles/store/store.module.ts'
import type { Grant, Sealed } from '../../src/paywall/decisions/decisions.module.ts'

/** The way a body is rendered: sealed, opened by a grant, then shown. Compiles. */
export function show(body: Sealed<ArticleDocument>, grant: Grant, options: Parameters<typeof renderDocument>[1]) {
  return renderDocument(body.open(grant), options)
}
