import type { Browser } from '../../platform/browser.ts'
import type { ReadersDeps, Session } from '../accounts/accounts.module.ts'
import { markOfBrowser } from './markOfBrowser.ts'
import { listUsedRequests } from './signIn.sql.ts'
import { isSamePress } from './signInRequest.rule.ts'

/** Where this browser went by its code a moment ago; undefined where it did not. */
export async function justSignedIn(deps: ReadersDeps, browser: Browser, session: Session): Promise<string | undefined> {
  const by = markOfBrowser(deps.signer, browser, 'use code')
  const used = await listUsedRequests(deps.db, { emailKey: session.emailKey })
  return used.find((request) => isSamePress({ at: request.used_at, by: request.used_by }, by, deps.clock.now()))
    ?.return_to
}
