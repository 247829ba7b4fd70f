import { inTransaction } from '../../platform/database.ts'
import { tokenHash } from '../../platform/signing.ts'
import { type ConfirmationDecision, decideConfirmation, isConfirmationToken } from './confirmation.rule.ts'
import { insertConsent, lockConfirmation, markConfirmationUsed, markConfirmed } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { type ConsentSource, describeConsent } from './describeConsent.ts'

export type ConfirmationOutcome =
  | { state: 'confirmed' | Exclude<ConfirmationDecision, 'confirmable'>; newsletter: string; email: string }
  | { state: 'unknown' }

/** Confirms once, with the evidence; a second time says that it is confirmed already. */
export async function confirmSubscription(
  deps: NewslettersDeps,
  token: string,
  source: ConsentSource,
): Promise<ConfirmationOutcome> {
  if (!isConfirmationToken(token)) return { state: 'unknown' }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const row = await lockConfirmation(tx, tokenHash(token))
    if (!row) return { state: 'unknown' }
    const about = { newsletter: row.slug, email: row.email }
    const decision = decideConfirmation(row, now)
    if (decision !== 'confirmable') return { state: decision, ...about }
    await markConfirmationUsed(tx, row.request_id, now)
    await markConfirmed(tx, row.subscription_id, now)
    await insertConsent(tx, {
      slug: row.slug,
      email: row.email,
      emailKey: row.email_key,
      event: 'confirmed',
      requestId: row.request_id,
      evidence: describeConsent(deps.signer, 'mail-link', source),
      now,
    })
    return { state: 'confirmed', ...about }
  })
}
