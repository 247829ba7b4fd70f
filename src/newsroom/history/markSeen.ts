import type { Database } from '../../platform/database.ts'
import { findSeen, upsertSeen } from './history.sql.ts'
import { seenWhen } from './seenWhen.rule.ts'

export type Seeing = { articleId: number; staffId: number; version: number }

/** Whoever has it open says so every few seconds; that much later nothing new is noted. */
const NOTED_EVERY_SECONDS = 60

/** Somebody has an article before their eyes at the desk: they have read it up to this version of its text, or a later one. */
export async function markSeen(
  db: Database,
  { articleId, staffId, version }: Seeing,
  now: Temporal.Instant,
): Promise<void> {
  const known = await findSeen(db, articleId, staffId)
  // Of two tabs one may be behind.
  const seen = Math.max(version, known?.version ?? 0)
  const isNoted = known?.version === seen && now.since(known.at).total('seconds') < NOTED_EVERY_SECONDS
  if (isNoted) return
  await upsertSeen(db, { articleId, staffId }, seenWhen(known, seen, now))
}
