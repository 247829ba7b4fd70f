import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Undoes a second subscription or a second trial at the provider. */
export const settleSetAside = defineJob('settle-set-aside', z.object({ subscriptionId: z.number().int() }), {
  retryLimit: 30,
  retryDelaySeconds: 2,
  plural: 'second subscriptions and second trials to be undone',
})
