import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { claimWalk } from './provider.sql.ts'
import { eventsToWalk } from './walkEvents.job.ts'

const EVERY = { minutes: 15 }

/** A quarter of an hour after news that no webhook brought, they are found all the same. */
export function claimWalkOfEvents({ jobs }: { jobs: Jobs }): DueWork {
  return {
    name: 'look for events of the payment provider that were lost',
    // A clock that is moved on does not stop for it, ninety-six times a day: it is done wherever it stops anyway.
    nextDue: async () => undefined,
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        if (!(await claimWalk(tx, now.add(EVERY), now))) return 0
        await jobs.enqueue(tx, eventsToWalk, {})
        return 1
      }),
  }
}
