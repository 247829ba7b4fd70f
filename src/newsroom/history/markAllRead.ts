import type { Database } from '../../platform/database.ts'
import { upsertSeen } from './history.sql.ts'
import type { Seeing } from './markSeen.ts'

/** All that is new has been read: from now on it is counted anew. */
export async function markAllRead(
  db: Database,
  { articleId, staffId, version }: Seeing,
  now: Temporal.Instant,
): Promise<void> {
  await upsertSeen(db, { articleId, staffId }, { version, at: now, sinceVersion: version, sinceAt: now })
}
