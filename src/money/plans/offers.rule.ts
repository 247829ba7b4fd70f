import type { PlanOffer, Benefit as ShownBenefit } from '../../design/parts/plan.view.tsx'
import { addDays } from '../../platform/calendar.ts'
import { bestValue } from './bestValue.rule.ts'
import type { Benefit, Plan } from './plans.sql.ts'
import { savingOfYear } from './saving.rule.ts'
import { firstChargeOn, NO_TRIAL_DAYS } from './trialLength.rule.ts'

/** Processes that remember the offers read them again when they hear of a change here. */
export const OFFERS_CHANNEL = 'offers'

/** Plans without a price in this currency are not on offer. */
export function offersOf(
  plans: readonly Plan[],
  terms: { currency: string; now: Temporal.Instant; zone: string; trialAvailable: boolean },
): PlanOffer[] {
  const priced = plans.flatMap((plan) => {
    const price = plan.prices.find((candidate) => candidate.currency === terms.currency)
    return price ? [{ ...plan, price }] : []
  })
  const best = bestValue(priced)
  const monthly = priced.find((plan) => plan.interval === 'month')
  return priced.map((plan) => {
    const trialDays = terms.trialAvailable ? plan.trialDays : NO_TRIAL_DAYS
    const saving = plan.interval === 'year' && monthly ? savingOfYear(plan.price, monthly.price) : undefined
    return {
      slug: plan.slug,
      name: plan.name,
      interval: plan.interval,
      price: plan.price,
      trialDays,
      ...(trialDays > 0 ? { firstChargeOn: firstChargeOn(trialDays, terms.now, terms.zone) } : {}),
      ...(saving ? { saving } : {}),
      bestValue: plan.slug === best,
    }
  })
}

/** A benefit is called new for a season, then it is simply there. */
const NEW_FOR_DAYS = 90

export function shownBenefits(benefits: readonly Benefit[], now: Temporal.Instant, zone: string): ShownBenefit[] {
  return benefits.map(({ name, newSince, leadsTo }) => ({
    name,
    ...(leadsTo !== undefined && { url: leadsTo }),
    isNew:
      newSince !== undefined &&
      Temporal.Instant.compare(newSince, now) <= 0 &&
      Temporal.Instant.compare(now, addDays(newSince, NEW_FOR_DAYS, zone)) < 0,
  }))
}
