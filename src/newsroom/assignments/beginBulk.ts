import { inTransaction } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
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
    if (run?.staffId !== member.id) throw notFound('run-unknown', 'Nobody has chosen articles under this number.')
    if (run.choice) throw conflict('run-begun', 'This was begun already. Nothing was done twice.')
    await storeChoice(tx, id, choice)
    await deps.jobs.enqueue(tx, bulkRun, { run: id })
  })
}
