import type { DueWork } from '../../platform/dueWork.ts'
import { deleteHealth, earliestHealth } from './health.sql.ts'

const KEEP_DAYS = 400

/** Counts of more than a year ago tell nobody anything. */
export const forgetHealth: DueWork = {
  name: 'forget how mail was taken long ago',
  unhurried: true,
  evenWhileHeld: true,
  async nextDue(db) {
    const day = await earliestHealth(db)
    return day === undefined
      ? undefined
      : Temporal.Instant.from(`${day}T00:00:00Z`).add({ hours: 24 * (KEEP_DAYS + 1) })
  },
  runDue: (db, now) => deleteHealth(db, now.subtract({ hours: 24 * KEEP_DAYS })),
}
