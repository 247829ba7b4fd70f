import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'
import type { ReplacingDeps } from './deps.ts'
import { runReplacement } from './runReplacement.ts'

export const pictureReplacement = defineJob('picture-replacement', z.object({ replacement: z.number() }), {
  plural: 'pictures to replace everywhere',
  timeLimitSeconds: 600,
  concurrency: 1,
  taken: 1,
})

export function handleReplacements(deps: ReplacingDeps) {
  deps.jobs.handle(pictureReplacement, async ({ replacement }, { signal }) => {
    while (await runReplacement(deps, replacement)) signal.throwIfAborted()
  })
}
