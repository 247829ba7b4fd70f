import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** An issue is out: its letter is written, and whoever has it sent as a file is looked up. */
export const issueOut = defineJob('issue-out', z.object({ date: z.string() }), {
  plural: 'announcements of issues',
  timeLimitSeconds: 600,
  concurrency: 1,
  taken: 1,
})

/** One file to one reader. A server may take a minute for so much. */
export const issueToReader = defineJob(
  'issue-to-reader',
  z.object({ readerId: z.int(), date: z.string(), revision: z.int() }),
  { plural: 'issues as files', timeLimitSeconds: 180, concurrency: 2, taken: 1, retryLimit: 12, retryDelaySeconds: 30 },
)
