import { type Database, inTransaction } from '../../platform/database.ts'
import { closeDueLeases } from './leases.sql.ts'
import { TRAFFIC_WEEKS } from './traffic.rule.ts'
import { deleteTraffic } from './traffic.sql.ts'

const AT_ONCE = 500

/** Settles what was seen of the leases that have run out, and lets the rest be leased again; how many. */
export async function closeLeases(db: Database, now: Temporal.Instant): Promise<number> {
  let closed = 0
  for (;;) {
    const some = await inTransaction(db, (tx) => closeDueLeases(tx, AT_ONCE, now))
    closed += some
    if (some < AT_ONCE) break
  }
  await deleteTraffic(db, now.subtract({ hours: 24 * 7 * (TRAFFIC_WEEKS + 1) }))
  return closed
}
