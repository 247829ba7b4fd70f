import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { announceEntries } from './announceEntries.ts'
import { lockEntry, storeReview } from './entries.sql.ts'
import type { Review } from './entry.ts'

/** Lets an entry be public, or takes it off again. `name`: its number, or its key as `showAlmanac` says it. */
export function setReview(
  db: Database,
  actor: string,
  name: string,
  review: Review,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const entry = await lockEntry(tx, /^[1-9]\d{0,14}$/.test(name) ? { id: Number(name) } : { key: name })
    if (!entry) throw notFound('entry-unknown', `There is no entry “${name}” in the almanac.`)
    if (entry.review === review) return
    await storeReview(tx, entry.id, review, now)
    const subject = `almanac:${entry.id}`
    await writeAuditLog(tx, { actor, action: 'almanac.review', subject, detail: { review } }, now)
    await announceEntries(tx, [entry])
  })
}
