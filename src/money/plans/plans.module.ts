import type { PlanOffer, Benefit as ShownBenefit } from '../../design/parts/plan.view.tsx'
import { dateIn } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Log } from '../../platform/log.ts'
import type { Notices } from '../../platform/notices.ts'
import { OFFERS_CHANNEL, offersOf, shownBenefits } from './offers.rule.ts'
import { loadBenefits, loadPlans, type Plan } from './plans.sql.ts'

export type { PlanOffer } from '../../design/parts/plan.view.tsx'
export { parsePlanFields } from './planFields.rule.ts'
export { loadBenefits, type Plan, storeBenefits } from './plans.sql.ts'
export { savePlan } from './savePlan.ts'
export { setPrices } from './setPrices.ts'
export { NO_TRIAL_DAYS, trialEndsAt } from './trialLength.rule.ts'

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
  /** Read again what others may have changed; announced changes do this by themselves. */
  reload(): Promise<void>
  close(): void
}

export type PlansDeps = { db: Database; notices: Notices | undefined; log: Log }

export async function createPlans({ db, notices, log }: PlansDeps): Promise<Plans> {
  const kept = keptInMemory({
    name: 'plans',
    async load() {
      const [plans, benefits] = await Promise.all([loadPlans(db), loadBenefits(db)])
      return { plans, benefits }
    },
    notices,
    channels: [OFFERS_CHANNEL],
    log,
  })
  await kept.reload()
  const all = () => kept.current().plans

  return {
    offers: (terms) => offersOf(all(), terms),
    benefits: (now, zone) => shownBenefits(kept.current().benefits, now, zone),
    all,
    plan: (slug) => all().find((plan) => plan.slug === slug),
    planById: (id) => all().find((plan) => plan.id === id),
    offersVersion: (now, zone) => `${kept.version()}-${dateIn(now, zone)}`,
    reload: kept.reload,
    close: kept.close,
  }
}
