import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

export const emailChangeMails = defineJob('email-change-mails', z.object({ changeId: z.int() }), {
  plural: 'changes of address to be asked about',
})
