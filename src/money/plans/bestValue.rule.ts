import type { Money } from '../../platform/money.ts'

export type PricedPlan = { slug: string; interval: 'month' | 'year'; price: Money }

/**
 * The plan whose month costs least. None when there is nothing to compare, or when the least is shared: then no plan
 * is better than another.
 */
export function bestValue(plans: readonly PricedPlan[]): string | undefined {
  if (plans.length < 2) return undefined
  const yearlyCost = (plan: PricedPlan) => plan.price.amountMinor * (plan.interval === 'month' ? 12 : 1)
  const least = Math.min(...plans.map(yearlyCost))
  const cheapest = plans.filter((plan) => yearlyCost(plan) === least)
  return cheapest.length === 1 ? cheapest[0]?.slug : undefined
}
