import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Who is slow on the other side holds up nobody else; the column brings it back. */
export const linksToLookAt = defineJob('look-at-links', z.object({ articleId: z.int(), claimedUntil: z.string() }), {
  key: ({ articleId }) => String(articleId),
  timeLimitSeconds: 300,
  concurrency: 1,
  taken: 1,
  retryLimit: 0,
  endsAtOnce: true,
  plural: 'looks at links of articles',
})
