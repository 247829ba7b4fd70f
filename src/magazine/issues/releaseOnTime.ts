import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { IssuesDeps } from './deps.ts'
import { releaseJob } from './magazine.job.ts'
import { claimReleases, earliestRelease } from './releases.sql.ts'

/** After so long a job that was claimed is taken for lost. */
const AGAIN = { minutes: 10 }

/** An issue is released on its hour unless somebody holds it. */
export function releaseOnTime({ jobs }: Pick<IssuesDeps, 'jobs'>): DueWork {
  return {
    name: 'release an issue of the magazine',
    nextDue: earliestRelease,
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        const issues = await claimReleases(tx, now.add(AGAIN), now)
        await jobs.enqueueAll(
          tx,
          releaseJob,
          issues.map((issueId) => ({ issueId })),
        )
        return issues.length
      }),
  }
}
