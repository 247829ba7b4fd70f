import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { type EmailProblem, parseEmailAddress } from '../accounts/accounts.module.ts'
import { browserSecret, writeBrowserSecret } from './browserCookie.ts'
import { chooseReturnPath } from './chooseReturnPath.ts'
import { insertSignInRequest } from './signIn.sql.ts'
import { ASKED_FOR_ADDRESS, ASKED_FOR_ADDRESS_HERE, ASKED_FROM_NETWORK } from './signInLimits.ts'
import { signInMail } from './signInMail.job.ts'
import { SIGN_IN_MINUTES } from './signInRequest.rule.ts'

export type SignInAsked =
  | { kind: 'asked'; email: string }
  | { kind: 'refused'; problem: EmailProblem }
  | { kind: 'limited' }

/**
 * Stores that somebody asked for a link and a code. It neither looks the address up nor writes to it: known or not,
 * the same statements run, and everything that may differ happens in the job. The code will work in this browser only.
 */
export async function requestSignIn(
  deps: ReadersDeps,
  browser: Browser,
  wish: { email: string; returnTo: string | undefined; language: string },
): Promise<SignInAsked> {
  const address = parseEmailAddress(wish.email)
  if (address.kind === 'refused') return address
  if (!(await isWithinLimits(deps, address.emailKey, browser.network))) return { kind: 'limited' }
  const now = deps.clock.now()
  // Kept over repeated requests, so that the code of the first mail still works after asking for a second.
  const secret = browserSecret(browser) ?? makeToken()
  await inTransaction(deps.db, async (tx) => {
    const requestId = await insertSignInRequest(tx, {
      purpose: 'sign-in',
      email: address.email,
      emailKey: address.emailKey,
      returnTo: chooseReturnPath(wish.returnTo),
      language: wish.language,
      now,
      expiresAt: now.add({ minutes: SIGN_IN_MINUTES }),
      browserHash: tokenHash(secret),
    })
    await deps.jobs.enqueue(tx, signInMail, { requestId })
  })
  writeBrowserSecret(browser, secret)
  return { kind: 'asked', email: address.email }
}

/** The network counts first: who is over that limit cannot use up an address's. */
async function isWithinLimits(deps: ReadersDeps, emailKey: string, network: string): Promise<boolean> {
  const { limits, signer } = deps
  const keyed = (value: string) => signer.hash(value).toString('base64url')
  return (
    (await limits.allows(ASKED_FROM_NETWORK, keyed(network))) &&
    (await limits.allows(ASKED_FOR_ADDRESS_HERE, keyed(`${emailKey} ${network}`))) &&
    (await limits.allows(ASKED_FOR_ADDRESS, keyed(emailKey)))
  )
}
