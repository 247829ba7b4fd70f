import { inTransaction } from '../../platform/database.ts'
import { endSession, type ReadersDeps } from '../accounts/accounts.module.ts'

/** Ends the session of this token everywhere; one that is over already, or never was, is no error. */
export async function signOut({ db, clock }: Pick<ReadersDeps, 'db' | 'clock'>, token: string): Promise<void> {
  await inTransaction(db, (tx) => endSession(tx, token, clock.now()))
}
