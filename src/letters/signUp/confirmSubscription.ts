import { inTransaction } from '../../platform/database.ts'
import { tokenHash } from '../../platform/signing.ts'
import { CONFIRM_WITHIN_DAYS, type ConfirmationDecision, decideLink, isConfirmationToken } from './confirmation.rule.ts'
import { insertConsent, lockConfirmations, markConfirmationUsed, markConfirmed } from './consents.sql.ts'
import type { ConfirmationPorts, NewslettersDeps } from './deps.ts'
import { type ConsentSource, describeConsent } from './describeConsent.ts'

export type ConfirmationOutcome =
  | { state: 'confirmed' | Exclude<ConfirmationDecision, 'confirmable'>; newsletters: string[]; email: string }
  | { state: 'unknown' }

/** Confirms all that the link is for, once, with the evidence; a second time says that it is confirmed already. */
export async function confirmSubscription(
  deps: NewslettersDeps & Pick<ConfirmationPorts, 'mailboxWorks'>,
  token: string,
  source: ConsentSource,
): Promise<ConfirmationOutcome> {
  if (!isConfirmationToken(token)) return { state: 'unknown' }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const link = decideLink(await lockConfirmations(tx, tokenHash(token)), now)
    if (!link) return { state: 'unknown' }
    const { decision, rows, email } = link
    const about = { newsletters: rows.map(({ slug }) => slug), email }
    if (decision !== 'confirmable') return { state: decision, ...about }
    for (const row of rows) {
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
    }
    const [{ email_key: emailKey, expiresAt }] = rows
    const mailed = expiresAt.subtract({ hours: CONFIRM_WITHIN_DAYS * 24 })
    await deps.mailboxWorks(tx, { emailKey, mailed }, now)
    return { state: 'confirmed', ...about }
  })
}
