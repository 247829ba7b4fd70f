import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Long texts and sixty pictures take their time; one after the other, so that nobody's own issue is in others' way. */
export const ownIssueJob = defineJob('own-issue', z.object({ readerId: z.int(), ticket: z.uuid() }), {
  plural: 'issues of readers’ own',
  timeLimitSeconds: 240,
  concurrency: 1,
  taken: 1,
  retryLimit: 3,
})
