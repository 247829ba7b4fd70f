import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Looks into the provider's list of events for those that no webhook has brought. */
export const eventsToWalk = defineJob('walk-provider-events', z.object({}), {
  key: () => 'all',
  taken: 1,
  concurrency: 1,
  timeLimitSeconds: 120,
  retryLimit: 1,
  plural: 'walks through the events of the payment provider',
})
