import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Asks the provider which payments there are for a subscription, and books those that we have not heard of. */
export const lookForPayments = defineJob('look-for-payments', z.object({ subscriptionId: z.number().int() }), {
  plural: 'subscriptions whose payments are to be looked up',
})
