import type { PaywallPolicy } from '../../src/paywall/meter/meter.module.ts'

/** The policy of a new publication: one article in thirty days. */
export const defaultPolicy: PaywallPolicy = {
  allowance: 1,
  registeredBonus: 0,
  networkCap: undefined,
  crawlers: true,
  letterPasses: { days: 7, browsers: 3 },
  letterPassesCount: false,
  pools: [],
  window: { kind: 'rolling', days: 30 },
  archiveAfterDays: undefined,
  freeForHours: undefined,
  zone: 'Europe/Paris',
  version: 1,
}
