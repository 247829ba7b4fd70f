import { tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { selectBrowserRequests } from './signIn.sql.ts'

/** Whose code this browser is waiting for; undefined when there is none to wait for. */
export async function findAskedEmail(
  deps: ReadersDeps,
  browserSecret: string | undefined,
): Promise<string | undefined> {
  if (browserSecret === undefined) return undefined
  const asked = await selectBrowserRequests(deps.db, tokenHash(browserSecret), deps.clock.now())
  return asked[0]?.email
}
