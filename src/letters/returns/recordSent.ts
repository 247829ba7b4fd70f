import type { Database } from '../../platform/database.ts'
import { addToHealth } from './health.sql.ts'

/** Counts mails that servers took, by receiving domain: what came back is held against it. */
export async function recordSent(
  tx: Database,
  domains: ReadonlyMap<string, number>,
  now: Temporal.Instant,
): Promise<void> {
  const counts = [...domains].map(([domain, sent]) => ({ domain, sent, hard: 0, soft: 0, complaints: 0 }))
  await addToHealth(tx, counts, now)
}
