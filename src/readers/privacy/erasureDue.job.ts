import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

/**
 * Erases one reader. Several things may have to be ended elsewhere first, each with a call or two that may hang. When to
 * try again is a matter of Dateline's clock, and stands in the column.
 */
export const erasureDue = defineJob('erase-reader', z.object({ erasureId: z.int() }), {
  key: ({ erasureId }) => String(erasureId),
  taken: 1,
  retryLimit: 0,
  plural: 'readers to be erased',
})
