import type { Platform } from '../../platform/platform.ts'
import type { SignedInListener } from '../../readers/accounts/accounts.module.ts'
import { createPaywall } from './createPaywall.ts'
import { forgetDecisions } from './forgetDecisions.ts'
import type { PaywallDeps } from './paywall.ts'

export { type Access, type ArticleTerms, decideAccess, isAccessibleForFree, underNetworkCap } from './access.rule.ts'
export { accessHeader } from './accessHeader.rule.ts'
export { createDecisionLog } from './createDecisionLog.ts'
export { mostReadGroups } from './decisions.sql.ts'
export { type Benefit, Gate, type GateProps, type PlanOffer, ShortGate } from './gate.view.tsx'
export { Grant, ReadsEverything, Sealed } from './grant.ts'
export type { Decision, Paywall } from './paywall.ts'

type Needed = Omit<PaywallDeps, keyof Platform | 'signer' | 'giftSigner' | 'decisionsDropped'>

/** The paywall of this process, with what it has learned so far in memory. */
export async function openPaywall(platform: Platform, deps: Needed) {
  const dropped = platform.metrics.counter('paywall_decisions_dropped_total', 'Decisions not kept.', ['why'])
  const { personalData, ...paywall } = await createPaywall({
    ...platform,
    ...deps,
    signer: platform.signerFor('pass'),
    giftSigner: platform.signerFor('gift'),
    decisionsDropped: (count, why) => dropped.inc({ why }, count),
  })
  const unitePass: SignedInListener = {
    signedIn: (tx, { readerId, browser, now }) => paywall.unitePass(tx, readerId, browser.cookie('pass'), now),
  }
  return {
    ...paywall,
    signedIn: [unitePass],
    personalData: [personalData],
    dueWork: [forgetDecisions],
  }
}
