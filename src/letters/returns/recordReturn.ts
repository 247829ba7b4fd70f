import { addressKey } from '../../platform/addressKey.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReturnsDeps } from './deps.ts'
import { addToHealth } from './health.sql.ts'
import { findByToken, findNewestTo, listPastLetters, type Recipient } from './ledger.sql.ts'
import type { Returned } from './returned.ts'
import { insertReturn } from './returns.sql.ts'
import { decideSuppression, type SuppressionReason } from './suppression.rule.ts'
import { suppress } from './suppressions.sql.ts'
import { warnOfHealth } from './warnOfHealth.ts'

export type Recorded =
  | { kind: 'recorded'; suppressed: SuppressionReason | undefined }
  | { kind: 'again' }
  /** Of no letter of ours. Nothing is kept of it: anybody may send mail to where mail comes back. */
  | { kind: 'unmatched' }

/** An answer of a server may be a page; this is enough to understand it. */
const MOST_LETTERS = 1_000

/**
 * Keeps what came back of a letter, once, and draws the conclusion: nothing more goes to a mailbox that is none, whose
 * reader complained, or which has refused for too long. By the token of the ledger; by address only where whoever says it
 * is known. Within the caller's transaction.
 */
export async function recordReturn(deps: ReturnsDeps, tx: DatabaseTransaction, returned: Returned): Promise<Recorded> {
  const now = deps.clock.now()
  const recipient = await recipientOf(tx, returned)
  const to = recipient ?? mailboxOf(returned.email)
  if (!to) return { kind: 'unmatched' }
  const { email, emailKey, domain } = to
  const diagnostic = keepable(returned.diagnostic)
  const about = { emailKey, recipientId: recipient?.id, letterId: recipient?.letterId }
  if (!(await insertReturn(tx, { ...returned, diagnostic }, about, now))) return { kind: 'again' }
  const { outcome } = returned
  if (outcome === 'delivered' || outcome === 'unknown') return { kind: 'recorded', suppressed: undefined }
  const one = (kind: typeof outcome) => (outcome === kind ? 1 : 0)
  const counts = { domain, sent: 0, hard: one('hard'), soft: one('soft'), complaints: one('complaint') }
  await addToHealth(tx, [counts], now)
  await warnOfHealth(deps, tx, domain)
  const letters = outcome === 'soft' ? await listPastLetters(tx, emailKey) : []
  const reason = decideSuppression(outcome, letters, now)
  if (reason) await suppress(tx, { email, emailKey, reason, detail: diagnostic }, now)
  return { kind: 'recorded', suppressed: reason }
}

function recipientOf(tx: DatabaseTransaction, { token, email }: Returned): Promise<Recipient | undefined> {
  if (token !== undefined) return findByToken(tx, token)
  return email === undefined ? Promise.resolve(undefined) : findNewestTo(tx, addressKey(email))
}

function mailboxOf(email: string | undefined): Pick<Recipient, 'email' | 'emailKey' | 'domain'> | undefined {
  const at = email?.lastIndexOf('@') ?? -1
  if (email === undefined || at < 1) return undefined
  return { email, emailKey: addressKey(email), domain: email.slice(at + 1).toLowerCase() }
}

/** In one line, and of nothing that the database cannot keep. */
const keepable = (text: string) =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS)
    .toWellFormed()
