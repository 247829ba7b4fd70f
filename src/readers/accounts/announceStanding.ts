import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'

/** What may be remembered of a session or a reader has changed; payload `session:<hash in hex>` or `reader:<id>`. */
export const STANDING_CHANNEL = 'standing'

export type StandingChange = { sessionHash: string } | { readerId: number }

/** Tells every process; inside a transaction they hear it when that commits. */
export function announceStanding(db: Database, change: StandingChange): Promise<void> {
  const payload = 'sessionHash' in change ? `session:${change.sessionHash}` : `reader:${change.readerId}`
  return announce(db, STANDING_CHANNEL, payload)
}
