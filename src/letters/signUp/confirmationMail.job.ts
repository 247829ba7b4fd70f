import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

export const confirmationMail = defineJob('newsletter-confirmation-mail', z.object({ requestId: z.int() }), {
  plural: 'newsletter confirmations to be written',
})
