import { writeAuditLog } from '../../platform/auditLog.ts'
import type { Database } from '../../platform/database.ts'
import { announceState } from '../editor/editor.module.ts'
import { deleteSchedule, findSchedule } from '../workflow/workflow.module.ts'

/** What the desk has scheduled is out, by nobody's hand: its row goes with it, and the log says whose word it was. */
export async function settleOpened(tx: Database, articleIds: readonly number[], now: Temporal.Instant): Promise<void> {
  for (const articleId of articleIds) {
    const schedule = await findSchedule(tx, articleId)
    if (schedule) {
      await deleteSchedule(tx, articleId)
      const { revision, kind, at, staffId } = schedule
      const detail = { revision, kind, scheduled: at.toString() }
      const subject = `article:${articleId}`
      await writeAuditLog(tx, { actor: `staff:${staffId}`, action: 'article.publish', subject, detail }, now)
    }
    await announceState(tx, articleId)
  }
}
