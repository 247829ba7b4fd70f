import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { isToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { beginFromRequest } from './beginFromRequest.ts'
import { lockRequestByToken } from './signIn.sql.ts'
import { decideLink, type LinkState } from './signInRequest.rule.ts'

export type UnusableLink = { kind: 'unusable'; why: Exclude<LinkState, 'usable'> }
export type SignedIn = { kind: 'signed-in'; sessionToken: string; returnTo: string; emailKey: string }

/** Uses a link up: the account is made if it is new, the session begins, all in one transaction. */
export async function useSignInLink(
  deps: ReadersDeps,
  browser: Browser,
  token: string,
): Promise<SignedIn | UnusableLink> {
  if (!isToken(token)) return { kind: 'unusable', why: 'unknown' }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const request = await lockRequestByToken(tx, tokenHash(token))
    const why = decideLink(request && { expiresAt: request.expires_at, usedAt: request.used_at }, now)
    if (why !== 'usable' || !request) return { kind: 'unusable', why: why === 'usable' ? 'unknown' : why }
    const sessionToken = await beginFromRequest(tx, browser, deps, request, now)
    return { kind: 'signed-in', sessionToken, returnTo: request.return_to, emailKey: request.email_key }
  })
}
