import { tokenHash } from '../../platform/signing.ts'
import { type ConfirmationDecision, decideConfirmation, isConfirmationToken } from './confirmation.rule.ts'
import { findConfirmation } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'

export type ConfirmationLook = { state: ConfirmationDecision; newsletter: string; email: string } | { state: 'unknown' }

/** Looks at a link and changes nothing: mail scanners open every link they see. */
export async function inspectConfirmation(deps: NewslettersDeps, token: string): Promise<ConfirmationLook> {
  const row = isConfirmationToken(token) ? await findConfirmation(deps.db, tokenHash(token)) : undefined
  if (!row) return { state: 'unknown' }
  return { state: decideConfirmation(row, deps.clock.now()), newsletter: row.slug, email: row.email }
}
