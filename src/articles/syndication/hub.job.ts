import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Tells the hub. When it is told again stands in a column, by Dateline's clock; the time limit is the hub's. */
export const feedsChanged = defineJob('announce-to-hub', z.object({ change: z.int(), last: z.boolean() }), {
  key: () => 'hub',
  timeLimitSeconds: 5,
  concurrency: 1,
  taken: 1,
  retryLimit: 0,
  plural: 'news of articles for the hub',
})
