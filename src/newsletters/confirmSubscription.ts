import { inTransaction } from '../platform/database.ts'
import { tokenHash } from '../platform/signing.ts'
import { decideConfirmation } from './confirmation.rule.ts'
import { type ConsentSource, consentEvidence } from './consentEvidence.ts'
import {
  type ConfirmationRow,
  insertConsent,
  markConfirmationUsed,
  markConfirmed,
  selectConfirmation,
  selectConfirmationForUpdate,
} from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'

export type ConfirmationLook = {
  state: ReturnType<typeof decideConfirmation>
  /** Absent when the link is unknown. */
  newsletter?: string
  email?: string
}

export type ConfirmationOutcome = Omit<ConfirmationLook, 'state'> & {
  state: 'confirmed' | Exclude<ConfirmationLook['state'], 'confirmable'>
}

/** 256 bits in base64url, as `makeToken` writes them. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Looks at a link and changes nothing: mail scanners open every link they see. */
export async function lookAtConfirmation(deps: NewslettersDeps, token: string): Promise<ConfirmationLook> {
  const row = TOKEN.test(token) ? await selectConfirmation(deps.db, tokenHash(token)) : undefined
  return { state: decide(row, deps.clock.now()), ...about(row) }
}

/** Confirms once, with the evidence; a second time says that it is confirmed already. */
export async function confirmSubscription(
  deps: NewslettersDeps,
  token: string,
  source: ConsentSource,
): Promise<ConfirmationOutcome> {
  if (!TOKEN.test(token)) return { state: 'unknown' }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const row = await selectConfirmationForUpdate(tx, tokenHash(token))
    const state = decide(row, now)
    if (state !== 'confirmable' || !row) return { state: state === 'confirmable' ? 'unknown' : state, ...about(row) }
    await markConfirmationUsed(tx, row.request_id, now)
    await markConfirmed(tx, row.subscription_id, now)
    await insertConsent(tx, {
      slug: row.slug,
      email: row.email,
      emailKey: row.email_key,
      event: 'confirmed',
      requestId: row.request_id,
      evidence: consentEvidence(deps.signer, 'mail-link', source),
      now,
    })
    return { state: 'confirmed', ...about(row) }
  })
}

function decide(row: ConfirmationRow | undefined, now: Temporal.Instant) {
  return decideConfirmation(row && { expiresAt: row.expires_at, usedAt: row.used_at, status: row.status }, now)
}

function about(row: ConfirmationRow | undefined) {
  return row ? { newsletter: row.slug, email: row.email } : {}
}
