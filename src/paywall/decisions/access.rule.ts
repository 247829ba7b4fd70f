import { isBefore } from '../../platform/calendar.ts'
import { type Exemption, exemptionFor } from '../exemptions/exemptions.module.ts'
import type { PaywallPolicy } from '../meter/meter.module.ts'
import {
  allowanceOf,
  type Meter,
  meterState,
  type Pool,
  type Pooled,
  poolOf,
  type Read,
} from '../meter/meter.module.ts'

export type ArticleTerms = 'free' | 'metered' | 'registered' | 'subscribers'

/** What the decision needs to know of an article. */
export type ArticleToDecide = Pooled & {
  groupId: number
  terms: ArticleTerms
  firstPublished: Temporal.Instant
  /** Somebody at the desk has opened it to everybody: an emergency. */
  openToAll: boolean
}

/** Who asks, as far as access goes. */
export type Standing = Person & { exemptions?: readonly Exemption[] }

type Person =
  | { kind: 'visitor' }
  /** Fetches a picture and a headline for somebody's message; reads nothing. */
  | { kind: 'link-preview' }
  | {
      kind: 'reader'
      readerId: number
      /** Until when a subscription opens everything, as far as is known now. */
      subscriberUntil: Temporal.Instant | undefined
    }

export type OpenReason = 'free' | 'subscriber' | 'open-to-all' | Exemption['kind']
export type GateReason = 'allowance-spent' | 'account-required' | 'subscribers-only' | 'archive' | 'preview'

type Gated = Extract<Access, { kind: 'gate' }>

export type Access =
  | {
      kind: 'open'
      reason: OpenReason
      rule: RuleId
      /** The institution, or the crawler. */
      by?: string
      /** It is a read all the same, against this pool's own allowance or (null) the site's: a letter that counts. */
      counted?: number | null
    }
  | {
      kind: 'metered'
      reason: 'new' | 'reread'
      left: number
      rule: RuleId
      /** The pool against whose own allowance it counts; absent: the site's. */
      poolId?: number
    }
  | {
      kind: 'gate'
      gate: 'register' | 'subscribe'
      reason: GateReason
      rule: RuleId
      /** Which allowance was spent, with `allowance-spent`. */
      allowance?: number
    }

/** Every rule by name: a stored decision says which one spoke. */
export type RuleId =
  | 'open-to-all'
  | 'article-is-free'
  | 'free-while-new'
  | 'subscriber-reads-all'
  | 'exempted'
  | 'preview-agent'
  | 'for-subscribers'
  | 'archive-is-for-subscribers'
  | 'account-needed'
  | 'pool-unlimited'
  | 'pool-for-subscribers'
  | 'pool'
  | 'meter'
  | 'network-cap'

/** The one decision. Whoever shows a body asks it; the first rule that applies speaks. */
export function decideAccess(
  standing: Standing,
  article: ArticleToDecide,
  reads: readonly Read[],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Access {
  if (article.openToAll) return { kind: 'open', reason: 'open-to-all', rule: 'open-to-all' }
  if (article.terms === 'free') return { kind: 'open', reason: 'free', rule: 'article-is-free' }
  if (isNew(article, policy, now)) return { kind: 'open', reason: 'free', rule: 'free-while-new' }
  if (isSubscriber(standing, now)) return { kind: 'open', reason: 'subscriber', rule: 'subscriber-reads-all' }
  const pool = poolOf(article, policy.pools)
  const onlyForSubscribers = article.terms === 'subscribers' || pool?.allowance === 0
  const exemption = exemptionFor(standing.exemptions, { groupId: article.groupId, onlyForSubscribers })
  if (exemption) {
    return {
      kind: 'open',
      reason: exemption.kind,
      rule: 'exempted',
      ...('name' in exemption && { by: exemption.name }),
      ...(exemption.kind === 'newsletter' &&
        exemption.counts &&
        countedBy(standing, article, pool, reads, policy, now)),
    }
  }
  if (standing.kind === 'link-preview') return gate('subscribe', 'preview', 'preview-agent')
  if (article.terms === 'subscribers') return gate('subscribe', 'subscribers-only', 'for-subscribers')
  // Before an account is asked for, which would not open it.
  if (pool?.allowance === 0) return gate('subscribe', 'subscribers-only', 'pool-for-subscribers')
  if (isArchive(article, policy, now)) return gate('subscribe', 'archive', 'archive-is-for-subscribers')
  if (article.terms === 'registered' && standing.kind === 'visitor') {
    return gate('register', 'account-required', 'account-needed')
  }
  if (pool?.allowance === 'unlimited') return { kind: 'open', reason: 'free', rule: 'pool-unlimited' }
  const meter = meterFor(standing, pool, policy)
  const access = metered(article, reads, meter, policy, now)
  if (meter.poolId !== undefined) return access
  const mayRegister = standing.kind === 'visitor' && policy.registeredBonus > 0
  return access.kind === 'gate' && mayRegister ? { ...access, gate: 'register' } : access
}

/** Where an article counts that is neither for subscribers nor unlimited. */
function meterFor(standing: Standing, pool: Pool | undefined, policy: PaywallPolicy): Meter {
  if (typeof pool?.allowance === 'number') return { poolId: pool.id, allowance: pool.allowance }
  return { poolId: undefined, allowance: allowanceOf(policy, standing.kind === 'reader') }
}

/** What a letter opens costs a read where one is left; beyond the allowance nothing is written down. */
function countedBy(
  standing: Standing,
  article: ArticleToDecide,
  pool: Pool | undefined,
  reads: readonly Read[],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): { counted?: number | null } {
  if (pool?.allowance === 'unlimited' || article.terms === 'subscribers') return {}
  const meter = meterFor(standing, pool, policy)
  const isNew = meterState(article.groupId, reads, meter, policy, now).kind === 'new'
  return isNew ? { counted: meter.poolId ?? null } : {}
}

function metered(
  article: ArticleToDecide,
  reads: readonly Read[],
  meter: Meter,
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Access {
  const rule = meter.poolId === undefined ? 'meter' : 'pool'
  const state = meterState(article.groupId, reads, meter, policy, now)
  if (state.kind === 'spent') return { ...gate('subscribe', 'allowance-spent', rule), allowance: meter.allowance }
  const { poolId } = meter
  return { kind: 'metered', reason: state.kind, left: state.left, rule, ...(poolId !== undefined && { poolId }) }
}

/**
 * What a visitor is decided whose network has opened its articles for today: what would be new stands at a gate; what
 * they, or it, have opened stays open.
 */
export function underNetworkCap(access: Access, policy: PaywallPolicy): Access {
  if (access.kind !== 'metered' || access.reason !== 'new') return access
  const kind = policy.registeredBonus > 0 && access.poolId === undefined ? 'register' : 'subscribe'
  return { ...gate(kind, 'allowance-spent', 'network-cap'), allowance: policy.allowance }
}

/** What is recorded of a decision: a read, where it opened something new. */
export function readOf(access: Access, article: ArticleToDecide, now: Temporal.Instant): Read | undefined {
  if (!isRead(access)) return undefined
  const read = { groupId: article.groupId, openedAt: now }
  const poolId = access.kind === 'open' ? (access.counted ?? undefined) : access.poolId
  return poolId === undefined ? read : { ...read, poolId }
}

type NewRead = Extract<Access, { kind: 'metered' | 'open' }>

/** Whether opening it costs something that was not spent before. */
export function isRead(access: Access): access is NewRead {
  return access.kind === 'open' ? access.counted !== undefined : access.kind === 'metered' && access.reason === 'new'
}

export function isSubscriber(standing: Standing, now: Temporal.Instant): boolean {
  return standing.kind === 'reader' && standing.subscriberUntil !== undefined && isBefore(now, standing.subscriberUntil)
}

/** Whether everybody may have the body at some time, so that machines are told the truth in the markup. */
export function isAccessibleForFree(article: ArticleToDecide): boolean {
  return article.terms === 'free' || article.openToAll
}

function isNew(article: ArticleToDecide, policy: PaywallPolicy, now: Temporal.Instant): boolean {
  if (policy.freeForHours === undefined || article.terms === 'subscribers') return false
  return isBefore(now, article.firstPublished.add({ hours: policy.freeForHours }))
}

/** So far apart are so many days of the calendar and as many times 24 hours at most: clocks and date lines are moved. */
const DAYS_APART = 2
const DAY_MS = 24 * 60 * 60 * 1000

/** Each request asks it, and the calendar is slow: it is asked only around the day itself. */
function isArchive(article: ArticleToDecide, policy: PaywallPolicy, now: Temporal.Instant): boolean {
  if (policy.archiveAfterDays === undefined) return false
  const days = (now.epochMilliseconds - article.firstPublished.epochMilliseconds) / DAY_MS
  if (Math.abs(days - policy.archiveAfterDays) > DAYS_APART) return days > policy.archiveAfterDays
  const ends = article.firstPublished.toZonedDateTimeISO(policy.zone).add({ days: policy.archiveAfterDays }).toInstant()
  return !isBefore(now, ends)
}

function gate(kind: 'register' | 'subscribe', reason: GateReason, rule: RuleId): Gated {
  return { kind: 'gate', gate: kind, reason, rule }
}
