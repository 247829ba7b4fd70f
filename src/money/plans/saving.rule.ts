import { type Money, money } from '../../platform/money.ts'

/**
 * What a year costs less than twelve months of `monthly`; undefined when it saves nothing. The percentage is rounded
 * down: an offer never promises more than it keeps.
 */
export function savingOfYear(yearly: Money, monthly: Money): { amountMinor: number; percent: number } | undefined {
  if (yearly.currency !== monthly.currency) return undefined
  const twelveMonths = money(monthly.amountMinor * 12, monthly.currency)
  const amountMinor = twelveMonths.amountMinor - yearly.amountMinor
  if (amountMinor <= 0) return undefined
  return { amountMinor, percent: Math.floor((amountMinor * 100) / twelveMonths.amountMinor) }
}
