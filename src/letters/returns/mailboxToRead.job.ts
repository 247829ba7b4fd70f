import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/** Reads what came back to the mailbox of the return path. */
export const mailboxToRead = defineJob('read-return-mailbox', z.object({}), {
  key: () => 'all',
  taken: 1,
  concurrency: 1,
  timeLimitSeconds: 240,
  retryLimit: 1,
  plural: 'looks into the mailbox of returned mail',
})
