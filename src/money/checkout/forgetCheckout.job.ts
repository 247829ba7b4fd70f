import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Asks the provider what became of a payment page of two weeks ago, and forgets it where that was nothing. */
export const nothingCameOf = defineJob('forget-checkout', z.object({ checkoutId: z.int(), session: z.string() }), {
  key: ({ checkoutId }) => String(checkoutId),
  taken: 1,
  timeLimitSeconds: 30,
  retryLimit: 5,
  plural: 'payment pages of which the payment provider is to be asked before they are forgotten',
})
