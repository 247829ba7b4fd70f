import type { Browser } from '../../platform/browser.ts'
import { tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { browserSecret } from './browserCookie.ts'
import { listBrowserRequests } from './signIn.sql.ts'

/** Whose code this browser is waiting for; undefined when there is none to wait for. */
export async function findAskedEmail(deps: ReadersDeps, browser: Browser): Promise<string | undefined> {
  const secret = browserSecret(browser)
  if (secret === undefined) return undefined
  const asked = await listBrowserRequests(deps.db, tokenHash(secret), deps.clock.now())
  return asked[0]?.email
}
