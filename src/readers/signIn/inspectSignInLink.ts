import type { Browser } from '../../platform/browser.ts'
import { isToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { answerAgain } from './answerAgain.ts'
import { findRequestByToken } from './signIn.sql.ts'
import { decideLink } from './signInRequest.rule.ts'
import type { UnusableLink } from './useSignInLink.ts'

export type UsableLink = { kind: 'usable'; email: string }

/** Looks at a link and changes nothing: mail scanners and previews open every link they see. */
export async function inspectSignInLink(
  deps: ReadersDeps,
  browser: Browser,
  token: string,
): Promise<UsableLink | UnusableLink> {
  const request = isToken(token) ? await findRequestByToken(deps.db, tokenHash(token)) : undefined
  if (!request) return { kind: 'unusable', why: 'unknown' }
  const why = decideLink({ expiresAt: request.expires_at, usedAt: request.used_at }, deps.clock.now())
  const secret = { by: 'use link', secret: token } as const
  if (why === 'usable' || (await answerAgain(deps.db, deps, browser, request, secret)))
    return { kind: 'usable', email: request.email }
  return { kind: 'unusable', why, request }
}
