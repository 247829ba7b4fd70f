import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** One mail for all that was asked for at once; `requestId` is how earlier versions, whose jobs may still wait, said one. */
export const confirmationMail = defineJob(
  'newsletter-confirmation-mail',
  z.union([
    z.object({ requestIds: z.array(z.int()).min(1) }),
    z.object({ requestId: z.int() }).transform(({ requestId }) => ({ requestIds: [requestId] })),
  ]),
  {
    plural: 'newsletter confirmations to be written',
  },
)
