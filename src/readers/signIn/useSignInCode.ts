import { timingSafeEqual } from 'node:crypto'
import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { beginFromRequest } from './beginFromRequest.ts'
import { browserSecret } from './browserCookie.ts'
import { listBrowserRequests, spendCodeTry } from './signIn.sql.ts'
import { CODES_FOR_ADDRESS } from './signInLimits.ts'
import { CODE_TRIES, hashCode, readCode } from './signInRequest.rule.ts'
import type { SignedIn } from './useSignInLink.ts'

export type CodeRefused =
  | { kind: 'malformed'; email: string }
  | { kind: 'wrong'; email: string }
  /** Five wrong ones, or too many for this address today. */
  | { kind: 'spent' }
  /** Nothing was asked for in this browser, or it has expired or been used. */
  | { kind: 'nothing-asked' }

/**
 * Signs in with the six digits from the mail. They work only in the browser that asked for them: read out on the
 * phone to somebody else, they are worth nothing.
 */
export async function useSignInCode(
  deps: ReadersDeps,
  browser: Browser,
  typed: string,
): Promise<SignedIn | CodeRefused> {
  const secret = browserSecret(browser)
  const asked = secret === undefined ? [] : await listBrowserRequests(deps.db, tokenHash(secret), deps.clock.now())
  const [newest] = asked
  if (!newest) return { kind: 'nothing-asked' }
  const code = readCode(typed)
  if (code === undefined) return { kind: 'malformed', email: newest.email }
  for (const emailKey of new Set(asked.map((request) => request.email_key))) {
    const key = deps.signer.hash(emailKey).toString('base64url')
    if (!(await deps.limits.allows(CODES_FOR_ADDRESS, key))) return { kind: 'spent' }
  }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const ids = asked.map((request) => request.id)
    const compared = await spendCodeTry(tx, ids, CODE_TRIES, now)
    if (compared.length === 0) return { kind: 'spent' }
    const right = compared.find(
      (request) => request.code_hash && timingSafeEqual(request.code_hash, hashCode(deps.signer, request.id, code)),
    )
    if (!right) return { kind: 'wrong', email: newest.email }
    const sessionToken = await beginFromRequest(tx, browser, deps, right, now)
    return { kind: 'signed-in', sessionToken, returnTo: right.return_to }
  })
}
