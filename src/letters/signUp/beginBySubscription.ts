import type { Database } from '../../platform/database.ts'
import type { Signer } from '../../platform/signing.ts'
import { insertForSubscribers } from './bySubscription.sql.ts'
import { describeConsent } from './describeConsent.ts'

/** Each piece is one statement of a second at most. */
const AT_ONCE = 500

/**
 * Enters whoever subscribes for a newsletter that is part of what they pay for, where they have never had anything to say
 * about it: whoever stopped it stays stopped. `shown`: what they were told. Returns how many are new.
 */
export async function beginBySubscription(
  { db, signerFor }: { db: Database; signerFor(purpose: string): Signer },
  { slug, shown, language }: { slug: string; shown: string; language: string },
  now: Temporal.Instant,
): Promise<number> {
  const source = { shown, language, page: '/subscribe', network: '', userAgent: '' }
  const evidence = describeConsent(signerFor('newsletters'), 'subscription', source)
  let entered = 0
  for (let after = 0; ; ) {
    const piece = await insertForSubscribers(db, { slug, evidence, after, most: AT_ONCE }, now)
    entered += piece.entered
    if (piece.last === undefined) return entered
    after = piece.last
  }
}
