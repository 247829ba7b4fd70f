import type { DatabaseTransaction } from '../../platform/database.ts'
import { insertConsent, markConfirmed, requestSubscription } from './consents.sql.ts'

/** Asks for and confirms a newsletter in one, for an address that is known to be the reader's own. */
export async function takeNewsletter(
  tx: DatabaseTransaction,
  consent: { slug: string; email: string; emailKey: string; evidence: Record<string, unknown>; now: Temporal.Instant },
): Promise<void> {
  const { now } = consent
  const requestId = await insertConsent(tx, { ...consent, event: 'requested' })
  const subscription = await requestSubscription(tx, { ...consent, at: now })
  if (subscription.status === 'confirmed') return
  await insertConsent(tx, { ...consent, event: 'confirmed', requestId })
  await markConfirmed(tx, subscription.id, now)
}
