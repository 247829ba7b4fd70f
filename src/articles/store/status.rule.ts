import type { ArticleDraft } from './articleDraft.ts'

/** Only `published` is seen by anybody. */
export type ArticleStatus = 'published' | 'scheduled' | 'ready' | 'in-review' | 'draft' | 'expired' | 'withdrawn'

export type Standing = Pick<ArticleDraft, 'status' | 'firstPublished' | 'expires'>

/** What an article is at an instant, by what its draft says. */
export function statusAt({ status, firstPublished, expires }: Standing, now: Temporal.Instant) {
  if (status === 'draft') return 'draft'
  if (expires && Temporal.Instant.compare(expires, now) <= 0) return 'expired'
  return Temporal.Instant.compare(firstPublished, now) > 0 ? 'scheduled' : 'published'
}
