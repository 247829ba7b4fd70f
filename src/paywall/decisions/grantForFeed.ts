import type { PaywallPolicy } from '../meter/meter.module.ts'
import { type ArticleToDecide, decideAccess } from './access.rule.ts'
import { Grant } from './grant.ts'

/**
 * What a reader may have in their own feed, by article group: what stands open to them. A feed fetches by itself, so
 * nothing in it is ever counted, and what would be counted stays closed.
 */
export async function grantForFeed(
  subscriberUntil: (readerId: number, now: Temporal.Instant) => Promise<Temporal.Instant | undefined>,
  readerId: number,
  articles: readonly ArticleToDecide[],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Promise<Map<number, Grant>> {
  const standing = { kind: 'reader', readerId, subscriberUntil: await subscriberUntil(readerId, now) } as const
  return new Map(
    articles.flatMap((article) => {
      const access = decideAccess(standing, article, [], policy, now)
      const grant = access.kind === 'open' ? Grant.forReading(access, article.groupId) : undefined
      return grant ? [[article.groupId, grant] as const] : []
    }),
  )
}
