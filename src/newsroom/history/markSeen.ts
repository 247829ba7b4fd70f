import type { Database } from '../../platform/database.ts'
import { findSeen, upsertSeen } from './history.sql.ts'
import { seenWhen } from './seenWhen.rule.ts'

export type Seeing = { articleId: number; staffId: number; version: number }

/** Somebody opens an article at the desk, or leaves it: they have read it up to this version of its text. */
export async function markSeen(
  db: Database,
  { articleId, staffId, version }: Seeing,
  now: Temporal.Instant,
): Promise<void> {
  const known = await findSeen(db, articleId, staffId)
  await upsertSeen(db, { articleId, staffId }, seenWhen(known, version, now))
}
