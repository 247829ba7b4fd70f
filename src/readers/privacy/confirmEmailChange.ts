import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import {
  announceStanding,
  endSessionsOf,
  findReaderByKey,
  lockReader,
  personKey,
  type Reader,
} from '../accounts/accounts.module.ts'
import { writeChangedMail } from './emailChange.email.tsx'
import {
  allowMoving,
  deleteChange,
  deleteSignInsOf,
  type EmailChangeRow,
  isAddressTaken,
  lockSignInsOf,
  markChangeConfirmed,
  updateEmail,
} from './emailChanges.sql.ts'
import { inspectEmailChange } from './inspectEmailChange.ts'

export type EmailChangeConfirmed =
  | { kind: 'unknown' }
  | { kind: 'expired' }
  /** The other mailbox has not said yes. */
  | { kind: 'waiting'; email: string }
  | { kind: 'changed'; email: string }
  /** Somebody made an account with the new address in the meantime. */
  | { kind: 'taken' }
  | { kind: 'kept'; why: 'staff' }

/**
 * One of the two mailboxes says yes. When both have, everything that is held under the address goes along, all
 * sessions end (`keep`: but this browser's, if it is theirs), and both mailboxes are told.
 */
export async function confirmEmailChange(
  deps: ReadersDeps,
  token: string,
  keep: string | undefined,
): Promise<EmailChangeConfirmed> {
  try {
    return await confirm(deps, token, keep)
  } catch (error) {
    // Somebody has just made an account with it, and is found now.
    if (isAddressTaken(error)) return confirm(deps, token, keep)
    throw error
  }
}

function confirm(deps: ReadersDeps, token: string, keep: string | undefined): Promise<EmailChangeConfirmed> {
  return inTransaction(deps.db, async (tx) => {
    const look = await inspectEmailChange({ db: tx, clock: deps.clock }, token)
    if (look.kind !== 'confirmable') return look
    await lockSignInsOf(tx, look.change.readerId)
    const reader = await lockReader(tx, look.change.readerId)
    if (!reader) return { kind: 'unknown' }
    const change = await markChangeConfirmed(tx, look.change.id, look.change.side, deps.clock.now())
    if (!change) {
      // Gone since it was looked at: pressed twice, or replaced by another wish.
      const { email, emailKey } = look.change
      return reader.emailKey === emailKey ? { kind: 'changed', email } : { kind: 'unknown' }
    }
    if (!change.oldConfirmedAt || !change.newConfirmedAt) return { kind: 'waiting', email: change.email }
    // A role that was given since they asked stands under the address that they had.
    for (const holder of deps.ports.holders) {
      const why = await holder.keeps?.(tx, { readerId: reader.id, emailKey: reader.emailKey })
      if (why) return { kind: 'kept', why }
    }
    if (await findReaderByKey(tx, change.emailKey)) {
      await deleteChange(tx, change.id)
      return { kind: 'taken' }
    }
    await moveReader(deps, tx, reader, change, keep)
    return { kind: 'changed', email: change.email }
  })
}

async function moveReader(
  deps: ReadersDeps,
  tx: DatabaseTransaction,
  reader: Reader,
  change: EmailChangeRow,
  keep: string | undefined,
) {
  const now = deps.clock.now()
  const { id: readerId, email, emailKey } = reader
  const to = { email: change.email, emailKey: change.emailKey, personKey: personKey(change.emailKey) }
  // The address before what is held under it, as whoever makes an account takes them: of two none waits in a circle.
  await updateEmail(tx, readerId, to, now)
  await allowMoving(tx)
  for (const holder of deps.ports.holders) {
    await holder.move?.(tx, { readerId, from: { email, emailKey, personKey: reader.personKey }, to })
  }
  await deleteChange(tx, change.id)
  await deleteSignInsOf(tx, emailKey)
  await endSessionsOf(tx, readerId, { allBut: keep ?? '' }, now)
  await announceStanding(tx, { readerId })
  const words = deps.languages.speak(reader.language)
  const publication = { name: await deps.publicationName(), url: absoluteUrl(deps.site, words.path('/')) }
  for (const address of [email, change.email]) {
    const mail = writeChangedMail({ words, publication, from: email, to: change.email, email: address })
    await deps.mailer.send(tx, { kind: 'email-changed', to: address, readerId, ...mail })
  }
}
