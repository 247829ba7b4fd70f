import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Fetches the lists of search engines' addresses: all at once, each within ten seconds. Tomorrow they are fetched again. */
export const crawlerListsAged = defineJob('refresh-crawlers', z.object({}), {
  key: () => 'all',
  timeLimitSeconds: 20,
  concurrency: 1,
  taken: 1,
  retryLimit: 0,
  plural: 'lists of search engines to be fetched',
})
