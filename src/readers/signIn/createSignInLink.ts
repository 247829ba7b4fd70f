import type { DatabaseTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { parseEmailAddress } from '../accounts/accounts.module.ts'
import { chooseReturnPath } from './chooseReturnPath.ts'
import { insertSignInRequest, type SignInPurpose } from './signIn.sql.ts'

export type SignInLinkRequest = {
  email: string
  returnTo: string
  /** `staff` makes a session that is in at the desk; `sign-in` may live ten minutes at most, an `invitation` a day. */
  purpose: SignInPurpose
  expiresIn: Temporal.Duration
}

/** A one-time link that is handed over by other means than our mail. Refuses what is not an address (`email`). */
export async function createSignInLink(
  tx: DatabaseTransaction,
  deps: ReadersDeps,
  wish: SignInLinkRequest,
): Promise<{ url: string; expiresAt: Temporal.Instant }> {
  const address = parseEmailAddress(wish.email)
  if (address.kind === 'refused') throw invalid('email', 'This is not an e-mail address.')
  const now = deps.clock.now()
  const expiresAt = now.add(wish.expiresIn)
  const token = makeToken()
  await insertSignInRequest(tx, {
    purpose: wish.purpose,
    email: address.email,
    emailKey: address.emailKey,
    returnTo: chooseReturnPath(wish.returnTo),
    language: deps.languages.own().locale,
    now,
    expiresAt,
    tokenHash: tokenHash(token),
  })
  return { url: absoluteUrl(deps.site, `/sign-in/${token}`), expiresAt }
}
