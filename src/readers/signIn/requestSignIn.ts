import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { EVERYBODY } from '../../platform/limits.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { type EmailProblem, parseEmailAddress } from '../accounts/accounts.module.ts'
import { browserSecret, writeBrowserSecret } from './browserCookie.ts'
import { chooseReturnPath } from './chooseReturnPath.ts'
import { isKnownBrowser } from './knownBrowser.ts'
import { markOfBrowser } from './markOfBrowser.ts'
import { findSameAsking, insertSignInRequest, lockAsking, updateAsking } from './signIn.sql.ts'
import {
  ASKED_BY_EVERYBODY,
  ASKED_FOR_ADDRESS,
  ASKED_FOR_ADDRESS_HERE,
  ASKED_FROM_NETWORK,
  ASKED_WHERE_KNOWN,
  ASKED_WHERE_KNOWN_BY_EVERYBODY,
  MAILED_ANYWAY,
} from './signInLimits.ts'
import { signInMail } from './signInMail.job.ts'
import { SAME_ASKING_SECONDS, SIGN_IN_MINUTES } from './signInRequest.rule.ts'

export type SignInAsked =
  | { kind: 'asked'; email: string }
  | { kind: 'refused'; problem: EmailProblem }
  /** `network`: there were too many from here, or from everywhere. `address`: the newest mail's link still works. */
  | { kind: 'limited'; by: 'network' | 'address' }

/**
 * Stores that somebody asked for a link and a code. It neither looks the address up nor writes to it: known or not,
 * the same statements run, and everything that may differ happens in the job. The code will work in this browser only.
 * Asking twice within seconds is asking once: one mail, which leads to the page that was wanted last.
 */
export async function requestSignIn(
  deps: ReadersDeps,
  browser: Browser,
  wish: { email: string; returnTo: string | undefined; language: string },
): Promise<SignInAsked> {
  const address = parseEmailAddress(wish.email)
  if (address.kind === 'refused') return address
  const now = deps.clock.now()
  const { emailKey } = address
  const by = markOfBrowser(deps.signer, browser, 'ask')
  const asking = { emailKey, by, since: now.subtract({ seconds: SAME_ASKING_SECONDS }) }
  if (!(await findSameAsking(deps.db, asking, now))) {
    const limited = await findLimit(deps, browser, emailKey)
    if (limited) return { kind: 'limited', by: limited }
  }
  // Kept over repeated requests, so that the code of the first mail still works after asking for a second.
  const secret = browserSecret(browser) ?? makeToken()
  const browserHash = tokenHash(secret)
  const returnTo = chooseReturnPath(wish.returnTo)
  await inTransaction(deps.db, async (tx) => {
    await lockAsking(tx, emailKey)
    const same = await findSameAsking(tx, asking, now)
    // The browser keeps the cookie of the answer that it took last, and its reader goes on from there.
    if (same) return updateAsking(tx, same.id, { browserHash, returnTo })
    const requestId = await insertSignInRequest(tx, {
      purpose: 'sign-in',
      email: address.email,
      emailKey,
      returnTo,
      language: wish.language,
      now,
      expiresAt: now.add({ minutes: SIGN_IN_MINUTES }),
      browserHash,
      askedBy: by,
    })
    await deps.jobs.enqueue(tx, signInMail, { requestId })
  })
  writeBrowserSecret(browser, secret)
  return { kind: 'asked', email: address.email }
}

/**
 * The network counts first: who is over that limit cannot use up anybody else's. Over an address's limits one mail in
 * five minutes goes out all the same, so that strangers who ask for it leave its owner a link that works.
 */
async function findLimit(
  { limits, signer }: ReadersDeps,
  browser: Browser,
  emailKey: string,
): Promise<'network' | 'address' | undefined> {
  const keyed = (value: string) => signer.hash(value).toString('base64url')
  const address = keyed(emailKey)
  if (isKnownBrowser(signer, browser, emailKey)) {
    const own = [
      [ASKED_WHERE_KNOWN, address],
      [ASKED_WHERE_KNOWN_BY_EVERYBODY, EVERYBODY],
    ] as const
    if (await limits.allowsAll(own)) return undefined
  }
  const { network } = browser
  const strangers = [
    [ASKED_FROM_NETWORK, keyed(network)],
    [ASKED_BY_EVERYBODY, EVERYBODY],
  ] as const
  if (!(await limits.allowsAll(strangers))) return 'network'
  const usual = await limits.allowsAll([
    [ASKED_FOR_ADDRESS_HERE, keyed(`${emailKey} ${network}`)],
    [ASKED_FOR_ADDRESS, address],
  ])
  // Every mail counts here, so that the first one beyond the limits is five minutes after the last one within.
  const mailed = await limits.allows(MAILED_ANYWAY, address)
  return usual || mailed ? undefined : 'address'
}
