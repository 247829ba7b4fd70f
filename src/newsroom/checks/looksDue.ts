import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { claimLooks, deleteLooksUntil, nextLook, oldestLook } from './links.sql.ts'
import { linksToLookAt } from './lookAtLinks.job.ts'

const MOST_CLAIMED = 50
/** A look that is lost is begun again after so long: it takes five minutes at most. */
const AGAIN_AFTER = Temporal.Duration.from({ minutes: 15 })
const KEPT_HOURS = 30 * 24

/** Links are looked at once somebody wants to know; what nobody asked for in a month is forgotten. */
export function looksDue({ jobs }: { jobs: Jobs }): DueWork[] {
  return [
    {
      name: 'look-at-links',
      evenWhileHeld: true,
      nextDue: nextLook,
      runDue: (db, now) =>
        inTransaction(db, async (tx) => {
          const again = now.add(AGAIN_AFTER)
          const articles = await claimLooks(tx, MOST_CLAIMED, again, now)
          const payloads = articles.map((articleId) => ({ articleId, claimedUntil: again.toString() }))
          await jobs.enqueueAll(tx, linksToLookAt, payloads)
          return articles.length
        }),
    },
    {
      name: 'forget-looks-at-links',
      evenWhileHeld: true,
      unhurried: true,
      nextDue: async (db) => (await oldestLook(db))?.add({ hours: KEPT_HOURS }),
      runDue: (db, now) => deleteLooksUntil(db, now.subtract({ hours: KEPT_HOURS })),
    },
  ]
}
