import type { Browser } from '../../platform/browser.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { findOrMakeReader, startSession } from '../accounts/accounts.module.ts'
import { markRequestUsed, type SignInRequestRow } from './signIn.sql.ts'

/** What link and code have in common, once the request is known to be good and its row is locked. */
export async function beginFromRequest(
  tx: DatabaseTransaction,
  browser: Browser,
  deps: ReadersDeps,
  request: SignInRequestRow,
  now: Temporal.Instant,
): Promise<string> {
  await markRequestUsed(tx, request.id, now)
  const { reader } = await findOrMakeReader(tx, { email: request.email, language: request.language }, now)
  const token = await startSession(tx, browser, deps.ports, {
    readerId: reader.id,
    staff: request.purpose === 'staff',
    addressProven: true,
    now,
  })
  if (token === undefined) throw new Error('whoever had the mail was not let in')
  return token
}
