import { isToken, tokenHash } from '../../platform/signing.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import { findToken } from './tokens.sql.ts'

export type TokenStanding = { kind: 'opens'; readerId: number } | { kind: 'revoked' } | { kind: 'ended' }

/**
 * What a reading machine's token is worth at this moment: asked at each request, so that it ends with the subscription,
 * and opens again should its reader come back. undefined: there never was one.
 */
export async function judgeToken(
  deps: Pick<CatalogDeps, 'db' | 'subscriberUntil'>,
  token: string,
  now: Temporal.Instant,
): Promise<TokenStanding | undefined> {
  const found = isToken(token) ? await findToken(deps.db, tokenHash(token)) : undefined
  if (!found) return undefined
  if (found.revokedAt !== null) return { kind: 'revoked' }
  const subscribes = await deps.subscriberUntil(found.readerId, now)
  return subscribes ? { kind: 'opens', readerId: found.readerId } : { kind: 'ended' }
}
