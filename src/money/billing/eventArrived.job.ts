import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Looks into what a stored event of the payment provider is about. */
export const eventArrived = defineJob('provider-event', z.object({ eventId: z.string() }), {
  retryLimit: 50,
  retryDelaySeconds: 2,
  plural: 'events of the payment provider to be looked into',
})
