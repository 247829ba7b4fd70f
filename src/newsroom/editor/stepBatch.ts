import { z } from 'zod'

/** A step is a keystroke or a paste; a browser that was away for a day sends several batches. */
const MOST_STEPS = 2_000

export const STEP_BATCH = z.strictObject({
  /** The version on which the first of the steps was made. */
  base: z.int().min(0),
  /** The browser's own name for itself. */
  client: z.string().min(1).max(60),
  /** Made once for these steps, and sent again with them until they are answered. */
  batch: z.uuid(),
  steps: z
    .array(z.looseObject({ stepType: z.string() }))
    .min(1)
    .max(MOST_STEPS),
})
export type StepBatch = z.infer<typeof STEP_BATCH>
