import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

export const addressChanged = defineJob('address-changed', z.object({ readerId: z.int() }), {
  plural: 'new addresses to be told to the payment provider',
})
