import { type ArticleDocument, renderDocument } from '../../src/articles/store/store.module.ts'
import { Grant, type Sealed } from '../../src/paywall/decisions/grant.ts'

type Options = Parameters<typeof renderDocument>[1]

/** Four ways around the paywall; the test counts that the compiler refuses each. */
export function sealedAsItIs(body: Sealed<ArticleDocument>, options: Options) {
  return renderDocument(body, options)
}

export function withoutGrant(body: Sealed<ArticleDocument>, options: Options) {
  return renderDocument(body.open(), options)
}

export function withAnObjectThatLooksLikeOne(body: Sealed<ArticleDocument>) {
  return body.open({ reason: 'subscriber', covers: () => true })
}

export function withOneMadeHere(body: Sealed<ArticleDocument>) {
  return body.open(new Grant(7, 'because'))
}
