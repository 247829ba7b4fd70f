import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

const OfSubscription = z.object({ subscriptionId: z.number().int() })

/**
 * Asks the provider how a subscription goes on. A provider that hangs is given up after two tries of eight seconds for
 * the first call; then the column brings it back. Six at once: five hundred hanging ones are through in half an hour.
 */
export const periodEnded = defineJob('ask-at-period-end', OfSubscription, {
  key: ({ subscriptionId }) => String(subscriptionId),
  taken: 1,
  timeLimitSeconds: 30,
  concurrency: 6,
  retryLimit: 5,
  plural: 'subscriptions about which the payment provider is to be asked',
})

/** Asks the provider which payments there are for a subscription, and books those that we have not heard of. */
export const lookForPayments = defineJob('look-for-payments', OfSubscription, {
  plural: 'subscriptions whose payments are to be looked up',
})

/**
 * Ends at the provider what was set aside or has ended with us, and gives back what is owed. Tried again within half a minute, then its column
 * falls due and enqueues it again, each minute: a longer retry would only stand in the way of that.
 */
export const undoSetAside = defineJob('undo-set-aside', OfSubscription, {
  key: ({ subscriptionId }) => String(subscriptionId),
  taken: 1,
  retryLimit: 4,
  retryDelaySeconds: 2,
  plural: 'subscriptions to be ended at the payment provider',
})

export const addressChanged = defineJob('address-changed', z.object({ readerId: z.int() }), {
  plural: 'new addresses to be told to the payment provider',
})
