import type { Languages } from '../../design/words/languages.ts'
import { sayFault } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inOwnTransaction, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { Fault } from '../../platform/errors.ts'
import { announceState, findRevision, type WholeRevision } from '../editor/editor.module.ts'
import {
  contentOfRevision,
  deleteSchedule,
  findSchedule,
  lockArticle,
  storeReturned,
} from '../workflow/workflow.module.ts'
import { letOut } from './letOut.ts'
import { countChangesDue, listDueChanges, nextChange } from './publishing.sql.ts'

/**
 * Changes of published articles go out at their hour, each once: the row that says so goes in the same transaction. After
 * a restore they wait for a person, as everything does that was scheduled.
 */
export const publishOnTime = (languages: Pick<Languages, 'own'>): DueWork => ({
  name: 'publish-scheduled-changes',
  nextDue: nextChange,
  countDue: countChangesDue,
  async runDue(db, now) {
    let done = 0
    for (const articleId of await listDueChanges(db, now)) {
      if (await inTransaction(db, (tx) => changeNow(tx, languages, articleId, now))) done++
    }
    return done
  },
})

async function changeNow(
  tx: Database,
  languages: Pick<Languages, 'own'>,
  articleId: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const article = await lockArticle(tx, articleId)
  const schedule = await findSchedule(tx, articleId)
  // Another process was quicker, or somebody has put it off.
  if (!article || !schedule || schedule.kind === 'new' || Temporal.Instant.compare(schedule.at, now) > 0) return false
  await deleteSchedule(tx, articleId)
  const { revision, kind, note, staffId } = schedule
  const actor = `staff:${staffId}`
  const detail: Record<string, unknown> = { revision, kind, scheduled: schedule.at.toString(), ...(note && { note }) }
  let action = 'article.publish'
  try {
    const content = contentOfRevision((await findRevision(tx, articleId, revision)) as WholeRevision)
    await inOwnTransaction(tx, (own) => letOut(own, article, { revision, content, kind, note, staffId, at: now }, now))
  } catch (error) {
    // What cannot go out would be tried every two seconds; the newsroom is told instead.
    if (!(error instanceof Fault)) throw error
    action = 'article.publish-failed'
    const says = sayFault(languages.own(), error)
    detail.reason = says
    await storeReturned(tx, articleId, { note: says, staffId }, now)
  }
  await writeAuditLog(tx, { actor, action, subject: `article:${articleId}`, detail }, now)
  await announceState(tx, articleId)
  return true
}
