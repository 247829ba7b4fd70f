import { isToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { findRequestByToken } from './signIn.sql.ts'
import { decideLink } from './signInRequest.rule.ts'
import type { UnusableLink } from './useSignInLink.ts'

export type UsableLink = { kind: 'usable'; email: string }

/** Looks at a link and changes nothing: mail scanners and previews open every link they see. */
export async function inspectSignInLink(deps: ReadersDeps, token: string): Promise<UsableLink | UnusableLink> {
  const request = isToken(token) ? await findRequestByToken(deps.db, tokenHash(token)) : undefined
  const why = decideLink(request && { expiresAt: request.expires_at, usedAt: request.used_at }, deps.clock.now())
  if (why !== 'usable') return { kind: 'unusable', why }
  return { kind: 'usable', email: request?.email ?? '' }
}
