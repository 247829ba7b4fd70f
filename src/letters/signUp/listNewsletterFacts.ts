import type { Database } from '../../platform/database.ts'
import { listConsentsOf, listSubscriptionsOf } from './consents.sql.ts'

/** What `dateline reader show` says of somebody's newsletters, with the evidence of each consent. */
export async function listNewsletterFacts(db: Database, { emailKey }: { emailKey: string }): Promise<unknown> {
  const consents = await listConsentsOf(db, emailKey)
  const subscriptions = await listSubscriptionsOf(db, emailKey)
  return subscriptions.map(({ slug, status, requested_at: requestedAt, confirmed_at: confirmedAt }) => ({
    newsletter: slug,
    status,
    requestedAt: requestedAt.toString(),
    confirmedAt: confirmedAt?.toString() ?? null,
    evidence: consents
      .filter((consent) => consent.slug === slug)
      .map(({ event, at, evidence }) => ({ event, at: at.toString(), ...evidence })),
  }))
}
