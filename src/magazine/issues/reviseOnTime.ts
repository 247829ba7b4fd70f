import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { IssuesDeps } from './deps.ts'
import { reviseJob } from './magazine.job.ts'
import { claimRevisions, earliestRevision } from './releases.sql.ts'

/** After so long a job that was claimed is taken for lost. */
const AGAIN = { minutes: 10 }

/** A correction or a withdrawal reaches what was released. It writes to nobody, so that it waits for no restore. */
export function reviseOnTime({ jobs }: Pick<IssuesDeps, 'jobs'>): DueWork {
  return {
    name: 'revise issues of the magazine',
    evenWhileHeld: true,
    nextDue: earliestRevision,
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        const issues = await claimRevisions(tx, now.add(AGAIN), now)
        await jobs.enqueueAll(
          tx,
          reviseJob,
          issues.map((issueId) => ({ issueId })),
        )
        return issues.length
      }),
  }
}
