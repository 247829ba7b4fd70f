import { inTransaction } from '../../platform/database.ts'
import type { ReadersDeps, Session } from '../accounts/accounts.module.ts'
import { type EmailProblem, lockReader, parseEmailAddress } from '../accounts/accounts.module.ts'
import { ASKED_FOR_ADDRESS, ASKED_FROM_NETWORK } from '../signIn/signIn.module.ts'
import { emailChangeMails } from './emailChangeMails.job.ts'
import { storeEmailChange } from './emailChanges.sql.ts'

export type EmailChangeAsked =
  | { kind: 'asked'; email: string }
  | { kind: 'refused'; problem: EmailProblem | 'same' }
  | { kind: 'kept'; why: 'staff' }
  | { kind: 'limited' }

/** Long enough to reach both mailboxes, too short to be forgotten in one of them. */
export const EMAIL_CHANGE_HOURS = 24

/**
 * Takes down that a reader wants another address. Whether that one has an account is not looked up here: both
 * mailboxes get a mail, and only their owners learn more.
 */
export async function requestEmailChange(
  deps: ReadersDeps,
  session: Session,
  wish: { email: string; language: string; network: string },
): Promise<EmailChangeAsked> {
  const address = parseEmailAddress(wish.email)
  if (address.kind === 'refused') return address
  const { email, emailKey } = address
  if (emailKey === session.emailKey) return { kind: 'refused', problem: 'same' }
  const { readerId } = session
  for (const holder of deps.ports.holders) {
    const why = await holder.keeps?.(deps.db, { readerId, emailKey: session.emailKey })
    if (why) return { kind: 'kept', why }
  }
  const keyed = (value: string) => deps.signer.hash(value).toString('base64url')
  const within = await deps.limits.allowsAll([
    [ASKED_FROM_NETWORK, keyed(wish.network)],
    [ASKED_FOR_ADDRESS, keyed(`change ${session.emailKey}`)],
    [ASKED_FOR_ADDRESS, keyed(`change to ${emailKey}`)],
  ])
  if (!within) return { kind: 'limited' }
  const now = deps.clock.now()
  await inTransaction(deps.db, async (tx) => {
    // Of two wishes at once the later one holds; of somebody who has just been forgotten, none.
    const reader = await lockReader(tx, readerId)
    if (!reader || reader.erasedAt) return
    const expiresAt = now.add({ hours: EMAIL_CHANGE_HOURS })
    const { language } = wish
    const changeId = await storeEmailChange(tx, { readerId, email, emailKey, language, now, expiresAt })
    await deps.jobs.enqueue(tx, emailChangeMails, { changeId })
  })
  return { kind: 'asked', email }
}
