import type { Browser } from '../../platform/browser.ts'
import type { Database } from '../../platform/database.ts'
import { findSession, type ReadersDeps } from '../accounts/accounts.module.ts'
import type { SignedIn, UsedSecret } from './beginFromRequest.ts'
import { markOfBrowser } from './markOfBrowser.ts'
import { sessionOfRequest } from './sessionOfRequest.ts'
import type { SignInRequestRow } from './signIn.sql.ts'
import { isSamePress } from './signInRequest.rule.ts'

/**
 * What the first press was answered, for the second one: a browser gives its first request up for the second, and on a
 * slow line no answer comes at all. Undefined where it is somebody else's press, or too late, or the session has ended.
 */
export async function answerAgain(
  db: Database,
  deps: ReadersDeps,
  browser: Browser,
  request: SignInRequestRow,
  { by, secret }: UsedSecret,
): Promise<SignedIn | undefined> {
  const now = deps.clock.now()
  const used = { at: request.used_at, by: request.used_by }
  if (!isSamePress(used, markOfBrowser(deps.signer, browser, by), now)) return undefined
  const sessionToken = sessionOfRequest(deps.signer, request.id, secret)
  if (!(await findSession(db, sessionToken, now))) return undefined
  return { kind: 'signed-in', sessionToken, returnTo: request.return_to, emailKey: request.email_key }
}
