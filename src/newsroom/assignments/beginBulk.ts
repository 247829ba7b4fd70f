import { refuse } from '../../design/words/refusal.ts'
import { inTransaction } from '../../platform/database.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { lockBulkRun, storeChoice } from './bulk.sql.ts'
import type { BulkChoice } from './bulkChoice.ts'
import { bulkRun } from './bulkRun.job.ts'
import type { AssignmentDeps } from './deps.ts'

/** Goes on with a run, once: what was chosen is kept with it, and the job is enqueued in the same transaction. */
export async function beginBulk(
  deps: AssignmentDeps,
  { member }: AtDesk,
  id: number,
  choice: BulkChoice,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const run = await lockBulkRun(tx, id)
    if (run?.staffId !== member.id) throw refuse('notFound', 'run-unknown')
    if (run.choice) throw refuse('conflict', 'run-begun')
    await storeChoice(tx, id, choice)
    await deps.jobs.enqueue(tx, bulkRun, { run: id })
  })
}
