import type { Browser } from '../../platform/browser.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { findOrMakeReader, startSession } from '../accounts/accounts.module.ts'
import { markOfBrowser } from './markOfBrowser.ts'
import { sessionOfRequest } from './sessionOfRequest.ts'
import { markRequestUsed, type SignInRequestRow } from './signIn.sql.ts'

export type SignedIn = { kind: 'signed-in'; sessionToken: string; returnTo: string; emailKey: string }

/** A request's link or code, and what only the browser that brings it knows: the link's token, or its cookie. */
export type UsedSecret = { by: 'use link' | 'use code'; secret: string }

/** What link and code have in common, once the request is known to be good and its row is locked. */
export async function beginFromRequest(
  tx: DatabaseTransaction,
  browser: Browser,
  deps: ReadersDeps,
  request: SignInRequestRow,
  { by, secret }: UsedSecret,
  now: Temporal.Instant,
): Promise<SignedIn> {
  await markRequestUsed(tx, request.id, markOfBrowser(deps.signer, browser, by), now)
  const { reader } = await findOrMakeReader(tx, { email: request.email, language: request.language }, now)
  const token = await startSession(tx, browser, deps.ports, {
    readerId: reader.id,
    staff: request.purpose === 'staff',
    addressProven: true,
    token: sessionOfRequest(deps.signer, request.id, secret),
    now,
  })
  if (token === undefined) throw new Error('whoever had the mail was not let in')
  return { kind: 'signed-in', sessionToken: token, returnTo: request.return_to, emailKey: request.email_key }
}
