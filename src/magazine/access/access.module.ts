import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Signer } from '../../platform/signing.ts'
import { type IssueHolder, type IssueMatter, type MayHave, mayHave } from './mayHave.rule.ts'

export { findIssue } from './findIssue.ts'
export { leaseEnd } from './lease.rule.ts'
export { type IssueHolder, type IssueMatter, type MayHave, mayHave } from './mayHave.rule.ts'
export { sendIssueFile } from './sendIssueFile.endpoint.ts'

export type IssueAccess = {
  /** As whom a session reads issues; nobody's session is a visitor's. */
  holderOf(sessionToken: string | undefined): Promise<IssueHolder>
  may(matter: IssueMatter, sessionToken: string | undefined): Promise<MayHave>
  /** What tells a reader's kept copies from another's on one device, and says nothing of who they are. */
  copyKeyOf(readerId: number): string
}

/** Half of a hash: enough to tell apart whoever shares a browser. */
const KEY_LENGTH = 22

export function createIssueAccess(deps: { paywall: Pick<Paywall, 'readsEverything'>; signer: Signer }): IssueAccess {
  async function holderOf(sessionToken: string | undefined): Promise<IssueHolder> {
    return (await deps.paywall.readsEverything(sessionToken))?.as ?? 'visitor'
  }
  return {
    holderOf,
    may: async (matter, sessionToken) => mayHave(matter, await holderOf(sessionToken)),
    copyKeyOf: (readerId) => deps.signer.hash(`copies of ${readerId}`).toString('base64url').slice(0, KEY_LENGTH),
  }
}
