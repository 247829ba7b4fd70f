import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Tells Amazon that a topic's messages are wanted at this address. */
export const topicToConfirm = defineJob('confirm-mail-topic', z.object({ url: z.string() }), {
  retryLimit: 5,
  timeLimitSeconds: 30,
  plural: 'topics of mail events to be confirmed',
})
