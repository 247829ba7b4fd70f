import type { Database } from '../../platform/database.ts'
import { isToken, tokenHash } from '../../platform/signing.ts'
import { isSessionAlive } from './session.rule.ts'
import { findSessionRow } from './sessions.sql.ts'

export type Session = {
  /** SHA-256 of the cookie's token, in hex: names the session wherever the token itself must not be. */
  sessionHash: string
  readerId: number
  email: string
  emailKey: string
  /** Whether we know that the reader reads that mailbox; not so between a checkout and the first sign-in by mail. */
  addressConfirmed: boolean
  /** Begun by somebody who had the mail, or a passkey: not so from the checkout. */
  addressProven: boolean
  /** Let in at the desk. What it may do there is the role's business (`staff`). */
  staff: boolean
  lastUsedAt: Temporal.Instant
}

/** The living session of this token: not ended, last used within 90 days. Writes nothing. */
export async function findSession(db: Database, token: string, now: Temporal.Instant): Promise<Session | undefined> {
  if (!isToken(token)) return undefined
  const row = await findSessionRow(db, tokenHash(token))
  if (!row || !isSessionAlive({ lastUsedAt: row.last_used_at, endedAt: row.ended_at }, now)) return undefined
  return {
    sessionHash: row.token_hash.toString('hex'),
    readerId: row.reader_id,
    email: row.email,
    emailKey: row.email_key,
    addressConfirmed: row.address_confirmed_at !== null,
    addressProven: row.address_proven,
    staff: row.staff,
    lastUsedAt: row.last_used_at,
  }
}
