import { isBefore } from '../platform/calendar.ts'
import { meterState, type Read } from './meter.rule.ts'
import type { PaywallPolicy } from './policy.rule.ts'

export type ArticleTerms = 'free' | 'metered' | 'registered' | 'subscribers'

/** What the decision needs to know of an article. */
export type ArticleToDecide = { groupId: number; terms: ArticleTerms; firstPublished: Temporal.Instant }

/** Who asks, as far as access goes. */
export type Standing =
  | { kind: 'visitor' }
  /** Fetches a picture and a headline for somebody's message; reads nothing. */
  | { kind: 'link-preview' }
  | {
      kind: 'reader'
      readerId: number
      /** Until when a subscription opens everything, as far as is known now. */
      subscriberUntil: Temporal.Instant | undefined
    }

export type OpenReason = 'free' | 'subscriber'
export type GateReason = 'allowance-spent' | 'account-required' | 'subscribers-only' | 'archive' | 'preview'

export type Access =
  | { kind: 'open'; reason: OpenReason; rule: RuleId }
  | { kind: 'metered'; reason: 'new' | 'reread'; left: number; rule: RuleId }
  | { kind: 'gate'; gate: 'register' | 'subscribe'; reason: GateReason; rule: RuleId }

/** Every rule by name: a stored decision says which one spoke. */
export type RuleId =
  | 'article-is-free'
  | 'free-while-new'
  | 'subscriber-reads-all'
  | 'preview-agent'
  | 'for-subscribers'
  | 'archive-is-for-subscribers'
  | 'account-needed'
  | 'meter'

/** The one decision. Used by page, feed, mail, API and edge; the first rule that applies speaks. */
export function decideAccess(
  standing: Standing,
  article: ArticleToDecide,
  reads: readonly Read[],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Access {
  if (article.terms === 'free') return { kind: 'open', reason: 'free', rule: 'article-is-free' }
  if (isNew(article, policy, now)) return { kind: 'open', reason: 'free', rule: 'free-while-new' }
  if (isSubscriber(standing, now)) return { kind: 'open', reason: 'subscriber', rule: 'subscriber-reads-all' }
  if (standing.kind === 'link-preview') return gate('subscribe', 'preview', 'preview-agent')
  if (article.terms === 'subscribers') return gate('subscribe', 'subscribers-only', 'for-subscribers')
  if (isArchive(article, policy, now)) return gate('subscribe', 'archive', 'archive-is-for-subscribers')
  if (article.terms === 'registered' && standing.kind === 'visitor') {
    return gate('register', 'account-required', 'account-needed')
  }
  const state = meterState(article.groupId, reads, policy, now)
  switch (state.kind) {
    case 'new':
    case 'reread':
      return { kind: 'metered', reason: state.kind, left: state.left, rule: 'meter' }
    case 'spent':
      return gate('subscribe', 'allowance-spent', 'meter')
  }
}

export function isSubscriber(standing: Standing, now: Temporal.Instant): boolean {
  return standing.kind === 'reader' && standing.subscriberUntil !== undefined && isBefore(now, standing.subscriberUntil)
}

/** Whether everybody may have the body at some time, so that machines are told the truth in the markup. */
export function isAccessibleForFree(article: ArticleToDecide): boolean {
  return article.terms === 'free'
}

function isNew(article: ArticleToDecide, policy: PaywallPolicy, now: Temporal.Instant): boolean {
  if (policy.freeForHours === undefined || article.terms === 'subscribers') return false
  return isBefore(now, article.firstPublished.add({ hours: policy.freeForHours }))
}

function isArchive(article: ArticleToDecide, policy: PaywallPolicy, now: Temporal.Instant): boolean {
  if (policy.archiveAfterDays === undefined) return false
  const ends = article.firstPublished.toZonedDateTimeISO(policy.zone).add({ days: policy.archiveAfterDays }).toInstant()
  return !isBefore(now, ends)
}

function gate(kind: 'register' | 'subscribe', reason: GateReason, rule: RuleId): Access {
  return { kind: 'gate', gate: kind, reason, rule }
}
