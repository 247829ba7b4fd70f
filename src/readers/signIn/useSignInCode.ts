import { timingSafeEqual } from 'node:crypto'
import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { EVERYBODY } from '../../platform/limits.ts'
import { tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { answerAgain } from './answerAgain.ts'
import { beginFromRequest, type SignedIn } from './beginFromRequest.ts'
import { browserSecret } from './browserCookie.ts'
import { isKnownBrowser } from './knownBrowser.ts'
import { listBrowserRequests, listUsedRequests, type SignInRequestRow, spendCodeTry } from './signIn.sql.ts'
import { CODES_FOR_ADDRESS, CODES_OF_EVERYBODY, CODES_WHERE_KNOWN, TRIED_FROM_NETWORK } from './signInLimits.ts'
import { CODE_TRIES, hashCode, readCode } from './signInRequest.rule.ts'

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
 * phone to somebody else, they are worth nothing. A second press within a minute is answered as the first one was.
 */
export async function useSignInCode(
  deps: ReadersDeps,
  browser: Browser,
  typed: string,
): Promise<SignedIn | CodeRefused> {
  const secret = browserSecret(browser)
  if (secret === undefined) return { kind: 'nothing-asked' }
  const used = await tryCode(deps, browser, secret, typed)
  if (used.kind === 'signed-in') return used
  // Looked up after the try: of two presses at once, the other one may have used it meanwhile.
  return (await findAnswered(deps, browser, secret, typed)) ?? used
}

/** What this very code was answered a moment ago. */
async function findAnswered(
  deps: ReadersDeps,
  browser: Browser,
  secret: string,
  typed: string,
): Promise<SignedIn | undefined> {
  const code = readCode(typed)
  if (code === undefined) return undefined
  const used = await listUsedRequests(deps.db, { browserHash: tokenHash(secret) })
  const same = used.find((request) => isCodeOf(deps, request, code))
  return same && answerAgain(deps.db, deps, browser, same, { by: 'use code', secret })
}

async function tryCode(
  deps: ReadersDeps,
  browser: Browser,
  secret: string,
  typed: string,
): Promise<SignedIn | CodeRefused> {
  const asked = await listBrowserRequests(deps.db, tokenHash(secret), deps.clock.now())
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
  const used = await compare(deps, browser, secret, code, open)
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
  secret: string,
  code: string,
  open: readonly SignInRequestRow[],
): Promise<SignedIn | CodeRefused> {
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const ids = open.map((request) => request.id)
    const compared = await spendCodeTry(tx, ids, CODE_TRIES, now)
    if (compared.length === 0) return { kind: 'spent' }
    const right = compared.find((request) => isCodeOf(deps, request, code))
    if (!right) return { kind: 'wrong', email: open[0]?.email ?? '' }
    return beginFromRequest(tx, browser, deps, right, { by: 'use code', secret }, now)
  })
}

const isCodeOf = ({ signer }: ReadersDeps, { id, code_hash }: SignInRequestRow, code: string) =>
  code_hash !== null && timingSafeEqual(code_hash, hashCode(signer, id, code))
