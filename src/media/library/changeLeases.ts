import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { deleteLease, insertLease } from './leases.sql.ts'
import { lockPicture } from './library.sql.ts'
import type { Lease } from './rights.rule.ts'

/** Gives a picture another lease, or takes one away by its number. False: there is no such picture, or no such lease. */
export function changeLeases(
  db: Database,
  pictureId: string,
  change: { add: Lease } | { end: number },
  staffId: number,
  now: Temporal.Instant,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await lockPicture(tx, pictureId))) return false
    if ('add' in change) await insertLease(tx, { ...change.add, pictureId, staffId }, now)
    const lease = 'add' in change ? change.add : await deleteLease(tx, pictureId, change.end)
    if (!lease) return false
    await writeAuditLog(
      tx,
      {
        actor: `staff:${staffId}`,
        action: 'add' in change ? 'picture.lease' : 'picture.lease-end',
        subject: `picture:${pictureId}`,
        detail: { kind: lease.kind, from: lease.from?.toString(), until: lease.until?.toString(), note: lease.note },
      },
      now,
    )
    return true
  })
}
