import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { feedsChanged } from './hub.job.ts'
import { claimAnnouncement, findAnnouncement } from './hub.sql.ts'

/** A hub that does not answer is tried again after so long, and then at the next article. */
const AGAIN_MINUTES = [1, 10, 60, 360] as const

/** However many articles came since the hub last heard, it hears once; publishing never waits for it. */
export function announceToHub({ publication, jobs }: { publication: Publication; jobs: Jobs }): DueWork {
  const hasHub = () => publication.facts().hub !== ''
  return {
    name: 'announce-to-hub',
    evenWhileHeld: true,
    async nextDue(db) {
      return hasHub() ? (await findAnnouncement(db))?.dueAt : undefined
    },
    async runDue(db, now) {
      const waiting = hasHub() ? await findAnnouncement(db) : undefined
      if (!waiting || Temporal.Instant.compare(waiting.dueAt, now) > 0) return 0
      const { change, tries } = waiting
      // A last try whose job is lost is made once more, as late as the one before it.
      const again = now.add({ minutes: AGAIN_MINUTES[tries] ?? AGAIN_MINUTES[3] })
      return inTransaction(db, async (tx) => {
        if (!(await claimAnnouncement(tx, again, now))) return 0
        await jobs.enqueue(tx, feedsChanged, { change, last: tries >= AGAIN_MINUTES.length })
        return 1
      })
    },
  }
}
