import type { Benefit, PlanOffer } from '../../src/design/parts/plan.view.tsx'

/** The two plans of the sample publication, as they are offered on 23 November 2026. */
export const offeredPlans: readonly PlanOffer[] = [
  {
    slug: 'monthly',
    name: 'Monthly',
    interval: 'month',
    price: { amountMinor: 290, currency: 'usd' },
    trialDays: 30,
    firstChargeOn: Temporal.PlainDate.from('2026-12-23'),
    bestValue: false,
  },
  {
    slug: 'annual',
    name: 'Annual',
    interval: 'year',
    price: { amountMinor: 1990, currency: 'usd' },
    trialDays: 0,
    saving: { amountMinor: 1490, percent: 42 },
    bestValue: true,
  },
]

export const offeredBenefits: readonly Benefit[] = [
  { name: 'Exclusive international coverage', isNew: false },
  { name: 'Ad-free', isNew: true },
  { name: 'Weekly digital magazine', isNew: true },
  { name: '9 daily and weekly newsletters', isNew: false },
  { name: 'The archives', isNew: false },
]
