import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** As many processes as there are lanes share the sending; what is left over finds nothing to do. */
export const LANES = [0, 1, 2, 3].map((lane) => ({ lane }))

/** It goes on as long as something is due, and is begun again by the recurring work. */
export const sendingJob = defineJob('send-letters', z.object({ lane: z.int() }), {
  plural: 'letters to be sent',
  key: ({ lane }) => String(lane),
  concurrency: 1,
  taken: 1,
  timeLimitSeconds: 1800,
  retryLimit: 2,
})

/** Settles a letter's readers; nine letters of one hour do not wait for each other. */
export const startingJob = defineJob('start-letter', z.object({ letterId: z.int() }), {
  plural: 'letters to be begun',
  key: ({ letterId }) => String(letterId),
  concurrency: 3,
  taken: 1,
  timeLimitSeconds: 300,
  retryLimit: 2,
})
