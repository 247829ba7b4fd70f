import { tokenHash } from '../../platform/signing.ts'
import { type ConfirmationDecision, decideLink, isConfirmationToken } from './confirmation.rule.ts'
import { findConfirmations } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'

export type ConfirmationLook =
  | { state: ConfirmationDecision; newsletters: string[]; email: string }
  | { state: 'unknown' }

/** Looks at a link and changes nothing: mail scanners open every link they see. */
export async function inspectConfirmation(deps: NewslettersDeps, token: string): Promise<ConfirmationLook> {
  const rows = isConfirmationToken(token) ? await findConfirmations(deps.db, tokenHash(token)) : []
  const link = decideLink(rows, deps.clock.now())
  if (!link) return { state: 'unknown' }
  return { state: link.decision, newsletters: link.rows.map(({ slug }) => slug), email: link.email }
}
