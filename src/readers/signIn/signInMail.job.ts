import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

export const signInMail = defineJob('sign-in-mail', z.object({ requestId: z.int() }), {
  plural: 'sign-in mails to be written, unless their time is over',
})
