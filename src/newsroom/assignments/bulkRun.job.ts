import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'
import type { AssignmentDeps } from './deps.ts'
import { runBulk } from './runBulk.ts'

export const bulkRun = defineJob('bulk-run', z.object({ run: z.number() }), {
  plural: 'changes of many articles',
  timeLimitSeconds: 600,
  concurrency: 1,
  taken: 1,
})

export function handleBulkRuns(deps: AssignmentDeps) {
  deps.jobs.handle(bulkRun, async ({ run }, { signal }) => {
    while (await runBulk(deps, run)) signal.throwIfAborted()
  })
}
