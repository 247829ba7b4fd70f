import { timingSafeEqual } from 'node:crypto'
import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { EVERYBODY } from '../../platform/limits.ts'
import { tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { beginFromRequest } from './beginFromRequest.ts'
import { browserSecret } from './browserCookie.ts'
import { isKnownBrowser } from './knownBrowser.ts'
import { listBrowserRequests, type SignInRequestRow, spendCodeTry } from './signIn.sql.ts'
import { CODES_FOR_ADDRESS, CODES_OF_EVERYBODY, CODES_WHERE_KNOWN, TRIED_FROM_NETWORK } from './signInLimits.ts'
import { CODE_TRIES, hashCode, readCode } from './signInRequest.rule.ts'
import type { SignedIn } from './useSignInLink.ts'

export type CodeRefused =
  | { kind: 'malformed'; email: string }
  | { kind: 'wrong'; email: string }
  /** Five wrong ones, or too many for this address today. */
  | { kind: 'spent' }
  /** Too many wrong ones from this network, or everywhere: codes rest, and links work. */
  | { kind: 'limited'; email: string }
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
  const open = asked.filter((request) => request.code_tries < CODE_TRIES)
  if (open.length === 0) return { kind: 'spent' }
  const strange = open.filter((request) => !isKnownBrowser(deps.signer, browser, request.email_key)).length
  const limit = await findLimit(deps, browser, open, strange)
  if (limit === 'spent') return { kind: 'spent' }
  if (limit === 'limited') return { kind: 'limited', email: newest.email }
  const used = await compare(deps, browser, code, open)
  if (used.kind === 'signed-in' && strange > 0) await deps.limits.giveBack(CODES_OF_EVERYBODY, EVERYBODY, strange)
  return used
}

/** Counts the comparisons that are about to be made. A flood ends at the first limit, and makes no rows of the others. */
async function findLimit(
  { limits, signer }: ReadersDeps,
  browser: Browser,
  open: readonly SignInRequestRow[],
  strange: number,
): Promise<'spent' | 'limited' | undefined> {
  const keyed = (value: string) => signer.hash(value).toString('base64url')
  if (strange > 0) {
    if (!(await limits.allows(TRIED_FROM_NETWORK, keyed(browser.network)))) return 'limited'
    // A browser may wait for several codes, and compares what is typed with each.
    if (!(await limits.allows(CODES_OF_EVERYBODY, EVERYBODY, strange))) return 'limited'
  }
  for (const emailKey of new Set(open.map((request) => request.email_key))) {
    const limit = isKnownBrowser(signer, browser, emailKey) ? CODES_WHERE_KNOWN : CODES_FOR_ADDRESS
    if (!(await limits.allows(limit, keyed(emailKey)))) return 'spent'
  }
  return undefined
}

function compare(
  deps: ReadersDeps,
  browser: Browser,
  code: string,
  open: readonly SignInRequestRow[],
): Promise<SignedIn | CodeRefused> {
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const ids = open.map((request) => request.id)
    const compared = await spendCodeTry(tx, ids, CODE_TRIES, now)
    if (compared.length === 0) return { kind: 'spent' }
    const right = compared.find(
      (request) => request.code_hash && timingSafeEqual(request.code_hash, hashCode(deps.signer, request.id, code)),
    )
    if (!right) return { kind: 'wrong', email: open[0]?.email ?? '' }
    const sessionToken = await beginFromRequest(tx, browser, deps, right, now)
    return { kind: 'signed-in', sessionToken, returnTo: right.return_to, emailKey: right.email_key }
  })
}
