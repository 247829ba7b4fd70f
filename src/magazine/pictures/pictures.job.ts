import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

const OfIssue = z.object({ date: z.string(), revision: z.int().default(1), files: z.int().default(0) })

/** Forty pictures take some ten seconds of a processor. */
export const issuePictures = defineJob('issue-pictures', OfIssue, {
  plural: 'issues to make pictures of',
  timeLimitSeconds: 300,
  concurrency: 1,
  taken: 1,
  // While one is at work that had less to take them from, the next is another one.
  key: ({ date, revision, files }) => [date, revision, files].join(' '),
})
