import type Stripe from 'stripe'
import { isBefore, later } from '../../platform/calendar.ts'
import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import { askStripe } from './askStripe.ts'
import type { BillingDeps } from './deps.ts'
import { NEWS } from './news.ts'
import { findEldestEvent, findWalk, listKnownEvents, type Reached, storeWalk } from './provider.sql.ts'
import { receiveEvent } from './receiveEvent.ts'
import { stripeErrorOf } from './stripeErrorOf.ts'
import { instantOf } from './stripeObjects.rule.ts'

/** Stripe lists events of thirty days ("Process undelivered webhook events" in its documentation); a day is for clocks apart. */
const LISTED = { hours: 29 * 24 }
/** An event may be listed later than another that is younger; so what is this close to the youngest is looked at again. */
const SETTLES = { minutes: 10 }
/** The most that Stripe lists in one answer. */
const PAGE = 100

/**
 * Walks the provider's list of events from where the last walk ended, and stores those that no webhook has brought, as if
 * one had: lost ones, those sent while nobody answered, those that a restore has forgotten. Usually one question. How far
 * it has come is kept page by page. A silent provider is asked again
 * when this is next due.
 */
export async function walkEvents(deps: BillingDeps): Promise<void> {
  try {
    const { begun, reached } = await findWalk(deps.db)
    await walkFrom(deps, begun ? reached : await whereToBegin(deps))
  } catch (error) {
    if (!(error instanceof ProviderUnanswered)) throw error
    deps.log.warn({ err: error.message }, 'the payment provider did not list its events')
  }
}

/**
 * An installation that knows events has heard since the first of them; a new one has nothing to do with what its account
 * saw before.
 */
async function whereToBegin(deps: BillingDeps): Promise<Reached | undefined> {
  const { db, clock } = deps
  const eldest = await findEldestEvent(db, clock.now().subtract(LISTED))
  if (eldest) return eldest
  const latest = await askStripe(deps, (stripe) => stripe.events.list({ limit: 1 }))
  const [event] = latest?.data ?? []
  const reached = event && reachedBy(event)
  await storeWalk(db, reached)
  return reached
}

async function walkFrom(deps: BillingDeps, from: Reached | undefined): Promise<void> {
  const listedSince = deps.clock.now().subtract(LISTED)
  // Listed no more after a month without news: then all that is listed is younger.
  const start = from && isBefore(from.at, listedSince) ? undefined : from
  if (!start || !(await walkUp(deps, start))) await walkDown(deps, listedSince)
}

/** From a place in the list to its youngest. False where the provider does not know the place: the account is another. */
async function walkUp(deps: BillingDeps, start: Reached): Promise<boolean> {
  const seen = [start]
  for (let place = start; ; ) {
    const page = await listNews(deps, { ending_before: place.id })
    if (!page) return false
    await receiveUnknown(deps, page.data)
    seen.push(...page.data.map(reachedBy))
    await storeWalk(deps.db, settled(seen, deps.clock.now()) ?? start)
    const [youngest] = page.data
    if (!page.has_more || !youngest) return true
    place = reachedBy(youngest)
  }
}

/** From the youngest of the list down to the eldest; how far one has come is of no use to whoever begins again. */
async function walkDown(deps: BillingDeps, listedSince: Temporal.Instant): Promise<void> {
  const seen: Reached[] = []
  const created = { gte: Math.floor(listedSince.epochMilliseconds / 1000) }
  for (;;) {
    const eldest = seen.at(-1)
    const page = await listNews(deps, { created, ...(eldest && { starting_after: eldest.id }) })
    await receiveUnknown(deps, page?.data ?? [])
    seen.push(...(page?.data ?? []).map(reachedBy))
    if (!page?.has_more) break
  }
  await storeWalk(deps.db, settled(seen, deps.clock.now()))
}

/** Newest first; undefined where the place from which to list is unknown. */
async function listNews(
  deps: Pick<BillingDeps, 'stripe'>,
  place: Pick<Stripe.EventListParams, 'ending_before' | 'starting_after' | 'created'>,
): Promise<Stripe.ApiList<Stripe.Event> | undefined> {
  try {
    return await askStripe(deps, (stripe) => stripe.events.list({ types: [...NEWS], limit: PAGE, ...place }))
  } catch (error) {
    const cause = error instanceof ProviderUnanswered ? await stripeErrorOf(error.cause) : undefined
    if (cause?.code === 'resource_missing') return undefined
    throw error
  }
}

/** The youngest of those for which the list has had time to settle: by its own youngest, or by now. */
function settled(seen: readonly Reached[], now: Temporal.Instant): Reached | undefined {
  const byAge = seen.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  const by = later(byAge.at(-1)?.at ?? now, now).subtract(SETTLES)
  return byAge.findLast(({ at }) => !isBefore(by, at))
}

async function receiveUnknown(deps: BillingDeps, events: readonly Stripe.Event[]): Promise<void> {
  const known = await listKnownEvents(
    deps.db,
    events.map(({ id }) => id),
  )
  for (const event of events.toReversed()) {
    if (known.has(event.id)) continue
    const { kind } = await receiveEvent(deps, event)
    deps.log.info({ event: event.id, type: event.type, outcome: kind }, 'no webhook has brought this event yet')
  }
}

const reachedBy = ({ id, created }: Stripe.Event): Reached => ({ id, at: instantOf(created) })
