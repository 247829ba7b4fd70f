import type { Languages } from '../../design/words/languages.ts'
import { refuse, sayFault } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, type DatabaseTransaction, inOwnTransaction, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { Fault, isDatabaseAway, isOutOfTime } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import {
  announceState,
  factValues,
  findArticleFacts,
  findRevision,
  listFacts,
  type WholeRevision,
} from '../editor/editor.module.ts'
import { tellPeopleOf } from '../errands/errands.module.ts'
import {
  type Content,
  contentOfRevision,
  deleteSchedule,
  findSchedule,
  findWorkflow,
  type LockedArticle,
  lockArticle,
  type Schedule,
  storeReturned,
} from '../workflow/workflow.module.ts'
import { letOut } from './letOut.ts'
import { countChangesDue, listDueChanges, nextChange } from './publishing.sql.ts'
import { asItGoesOut } from './saidAtOnce.rule.ts'

export type OnTimeDeps = { log: Log; languages: Pick<Languages, 'own'> }

/**
 * Changes of published articles go out at their hour, each once: the row that says so goes in the same transaction. One
 * that cannot go out is told to whoever scheduled it and to whoever has the article, and keeps none of the others. After a
 * restore they wait for a person, as everything does that was scheduled.
 */
export function publishOnTime(deps: OnTimeDeps): DueWork {
  return {
    name: 'publish-scheduled-changes',
    nextDue: nextChange,
    countDue: countChangesDue,
    async runDue(db, now) {
      let done = 0
      for (const articleId of await listDueChanges(db, now)) {
        if (await inTransaction(db, (tx) => changeNow(tx, deps, articleId, now))) done++
      }
      return done
    },
  }
}

async function changeNow(
  tx: DatabaseTransaction,
  { log, languages }: OnTimeDeps,
  articleId: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const article = await lockArticle(tx, articleId)
  const schedule = await findSchedule(tx, articleId)
  // Another process was quicker, or somebody has put it off.
  if (!article || !schedule || schedule.kind === 'new' || Temporal.Instant.compare(schedule.at, now) > 0) return false
  await deleteSchedule(tx, articleId)
  const { revision, kind, note, staffId } = schedule
  const detail: Record<string, unknown> = { revision, kind, scheduled: schedule.at.toString(), ...(note && { note }) }
  let action = 'article.publish'
  try {
    await inOwnTransaction(tx, (own) => goOut(own, article, schedule, now))
  } catch (error) {
    if (isDatabaseAway(error) || isOutOfTime(error)) throw error
    if (!(error instanceof Fault)) log.error({ err: error, article: articleId }, 'a scheduled change did not go out')
    action = 'article.publish-failed'
    const words = languages.own()
    const reason = error instanceof Fault ? sayFault(words, error) : words.t('refused.failed')
    detail.reason = reason
    await tellWhyNot(tx, schedule, reason, now)
  }
  await writeAuditLog(tx, { actor: `staff:${staffId}`, action, subject: `article:${articleId}`, detail }, now)
  await announceState(tx, articleId)
  return true
}

async function goOut(tx: Database, article: LockedArticle, schedule: Schedule, now: Temporal.Instant): Promise<void> {
  const { revision, kind, note, staffId } = schedule
  if (article.status !== 'published') throw refuse('conflict', 'not-out')
  const content = await contentAtItsHour(tx, article.id, revision)
  await letOut(tx, article, { revision, content, kind, note, staffId, at: now }, now)
}

async function contentAtItsHour(tx: Database, articleId: number, number: number): Promise<Content> {
  const content = contentOfRevision((await findRevision(tx, articleId, number)) as WholeRevision)
  const publicRevision = (await findWorkflow(tx, articleId))?.publicRevision
  const before = publicRevision ? await findRevision(tx, articleId, publicRevision) : undefined
  const [out, standing] = [await findArticleFacts(tx, articleId), factValues(await listFacts(tx, articleId))]
  return { ...content, facts: asItGoesOut(content.facts, { before: before?.facts, out: out ?? {}, standing }) }
}

/** It would be tried every two seconds; people are told instead. */
async function tellWhyNot(
  tx: DatabaseTransaction,
  { articleId, staffId }: Schedule,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  await storeReturned(tx, articleId, { note: reason, staffId }, now)
  await tellPeopleOf(tx, { kind: 'returned', articleId, by: undefined, detail: reason, besides: [staffId] }, now)
}
