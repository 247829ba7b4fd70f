import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Asks the provider which payments there are for a subscription, and books those that we have not heard of. */
export const lookForPayments = defineJob('look-for-payments', z.object({ subscriptionId: z.number().int() }), {
  plural: 'subscriptions whose payments are to be looked up',
})

/** Undoes a second subscription or a second trial at the provider. */
export const settleSetAside = defineJob('settle-set-aside', z.object({ subscriptionId: z.number().int() }), {
  retryLimit: 30,
  retryDelaySeconds: 2,
  plural: 'second subscriptions and second trials to be undone',
})

export const addressChanged = defineJob('address-changed', z.object({ readerId: z.int() }), {
  plural: 'new addresses to be told to the payment provider',
})
