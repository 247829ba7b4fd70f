import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Forty pictures take some ten seconds of a processor. */
export const issuePictures = defineJob('issue-pictures', z.object({ date: z.string() }), {
  plural: 'issues to make pictures of',
  timeLimitSeconds: 300,
  concurrency: 1,
  taken: 1,
  key: ({ date }) => date,
})
