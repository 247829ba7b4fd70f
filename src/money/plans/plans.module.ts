import { createHash } from 'node:crypto'
import { dateIn } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import type { Notices } from '../../platform/notices.ts'
import { OFFERS_CHANNEL, offersOf, type PlanOffer, type ShownBenefit, shownBenefits } from './offers.rule.ts'
import { type Benefit, loadBenefits, loadPlans, type Plan } from './plans.sql.ts'

export { type PlanOffer, trialEndsAt } from './offers.rule.ts'
export { parsePlanFields } from './planFields.rule.ts'
export { loadBenefits, type Plan, storeBenefits } from './plans.sql.ts'
export { savePlan } from './savePlan.ts'
export { setPrices } from './setPrices.ts'

export type OfferTerms = { currency: string; now: Temporal.Instant; zone: string; trialAvailable: boolean }

export type Plans = {
  /** What is on offer, from memory; plans without a price in the currency are left out. */
  offers(terms: OfferTerms): PlanOffer[]
  benefits(now: Temporal.Instant, zone: string): ShownBenefit[]
  all(): readonly Plan[]
  plan(slug: string): Plan | undefined
  planById(id: number): Plan | undefined
  /** For cache keys: changes with whatever a page with offers shows, the day of the first charge included. */
  offersVersion(now: Temporal.Instant, zone: string): string
  reload(): Promise<void>
}

export async function createPlans(deps: { db: Database; notices: Notices | undefined }): Promise<Plans> {
  let plans: Plan[] = []
  let benefits: Benefit[] = []
  let version = ''

  async function reload() {
    ;[plans, benefits] = await Promise.all([loadPlans(deps.db), loadBenefits(deps.db)])
    version = createHash('sha256')
      .update(JSON.stringify([plans, benefits]))
      .digest('hex')
      .slice(0, 16)
  }
  await reload()
  // A failed reload keeps the last offers; the notices' own reconnection reloads them as soon as the database is back.
  const reloadQuietly = () => void reload().catch(() => {})
  deps.notices?.on(OFFERS_CHANNEL, reloadQuietly)
  deps.notices?.onReconnect(reloadQuietly)

  return {
    offers: (terms) => offersOf(plans, terms),
    benefits: (now, zone) => shownBenefits(benefits, now, zone),
    all: () => plans,
    plan: (slug) => plans.find((plan) => plan.slug === slug),
    planById: (id) => plans.find((plan) => plan.id === id),
    offersVersion: (now, zone) => `${version}-${dateIn(now, zone)}`,
    reload,
  }
}
