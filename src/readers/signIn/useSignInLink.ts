import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { isToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { answerAgain } from './answerAgain.ts'
import { beginFromRequest, type SignedIn } from './beginFromRequest.ts'
import { lockRequestByToken, type SignInRequestRow } from './signIn.sql.ts'
import { decideLink, type LinkState } from './signInRequest.rule.ts'

export type UnusableLink = {
  kind: 'unusable'
  why: Exclude<LinkState, 'usable'>
  /** Whom it was for. */
  request?: SignInRequestRow
}

/**
 * Uses a link up: the account is made if it is new, the session begins, all in one transaction. A second press of the
 * same browser within a minute is answered as the first one was.
 */
export async function useSignInLink(
  deps: ReadersDeps,
  browser: Browser,
  token: string,
): Promise<SignedIn | UnusableLink> {
  if (!isToken(token)) return { kind: 'unusable', why: 'unknown' }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const secret = { by: 'use link', secret: token } as const
    const request = await lockRequestByToken(tx, tokenHash(token))
    if (!request) return { kind: 'unusable', why: 'unknown' }
    const why = decideLink({ expiresAt: request.expires_at, usedAt: request.used_at }, now)
    if (why === 'usable') return beginFromRequest(tx, browser, deps, request, secret, now)
    return (await answerAgain(tx, deps, browser, request, secret)) ?? { kind: 'unusable', why, request }
  })
}
