import { inTransaction } from '../../platform/database.ts'
import type { ReadersDeps } from './deps.ts'
import { endSessionsOf } from './endSessionsOf.ts'
import type { Session } from './findSession.ts'

/** Ends what a reader chose in the list of their sessions: one by its hash, or all `others` than the `current` one. */
export async function endChosenSessions(
  { db, clock }: Pick<ReadersDeps, 'db' | 'clock'>,
  current: Session,
  chosen: string,
): Promise<void> {
  const which = chosen === 'others' ? { allBut: current.sessionHash } : { only: chosen }
  await inTransaction(db, (tx) => endSessionsOf(tx, current.readerId, which, clock.now()))
}
