import type { PaywallPolicy } from './policy.rule.ts'

/** A pass must hold every read of a window within one cookie (4,096 bytes), so all allowances together end here. */
export const MAX_ALLOWANCE = 100

/** What a visitor may open in one window in all: the site's allowance and those of the pools that have their own. */
export function allowanceInAll(policy: Pick<PaywallPolicy, 'allowance' | 'registeredBonus' | 'pools'>): number {
  const own = policy.pools.map(({ allowance }) => (typeof allowance === 'number' ? allowance : 0))
  return own.reduce((sum, allowance) => sum + allowance, policy.allowance + policy.registeredBonus)
}

/**
 * How many articles somebody may open in one window outside of pools with an allowance of their own: one until the
 * publisher sets it otherwise (`paywall set allowance=`), and the bonus with an account.
 */
export function allowanceOf(policy: Pick<PaywallPolicy, 'allowance' | 'registeredBonus'>, hasAccount: boolean): number {
  return policy.allowance + (hasAccount ? policy.registeredBonus : 0)
}
