import { withdrawArticle } from '../../articles/states/states.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { announceState, keepRevision } from '../editor/editor.module.ts'
import { tellPeopleOf } from '../errands/errands.module.ts'
import { type Acting, assertMay } from './assertMay.ts'
import { type MoveAction, stateAfter } from './moves.rule.ts'
import { deleteSchedule, findSchedule } from './schedules.sql.ts'
import { type LockedArticle, lockArticle, storeApproved, storeReturned, storeState } from './workflow.sql.ts'

export type Move =
  | { action: Exclude<MoveAction, 'return'> }
  /** What its author is told. */
  | { action: 'return'; note: string }
  /** A draft that nobody wants: set aside, with everything that was typed, as what is withdrawn. */
  | { action: 'discard' }

/** Leads an article one step on, or back. What it was when somebody sent it or found it good is kept as a revision. */
export function moveArticle(
  db: Database,
  member: Acting,
  articleId: number,
  move: Move,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const article = await lockArticle(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, move.action)
    if (move.action === 'discard') await setAside(tx, member, article, now)
    else await goOn(tx, member, article, move, now)
    await announceState(tx, articleId)
  })
}

async function setAside(tx: Database, member: Acting, { slug }: LockedArticle, now: Temporal.Instant) {
  await withdrawArticle(tx, `staff:${member.id}`, slug, { reason: 'discarded' }, now)
}

async function goOn(
  tx: DatabaseTransaction,
  member: Acting,
  article: LockedArticle,
  move: Exclude<Move, { action: 'discard' }>,
  now: Temporal.Instant,
) {
  const { id, status } = article
  const detail: Record<string, unknown> = { from: status, to: stateAfter(move.action, status) }
  switch (move.action) {
    case 'send-to-review':
      detail.revision = await keepRevision(tx, id, 'Sent to review', member.id, now)
      await storeReturned(tx, id, undefined, now)
      break
    case 'approve': {
      const revision = await keepRevision(tx, id, 'Approved', member.id, now)
      detail.revision = revision
      await storeApproved(tx, id, { revision, staffId: member.id }, now)
      break
    }
    case 'return': {
      const note = move.note.trim()
      if (note === '') throw refuse('invalid', 'note-missing', undefined, { note: 'empty' })
      detail.note = note
      await storeReturned(tx, id, { note, staffId: member.id }, now)
      await storeApproved(tx, id, undefined, now)
      await tellPeopleOf(tx, { kind: 'returned', articleId: id, by: member.id, detail: note }, now)
      break
    }
    case 'unschedule':
      if (status === 'published' && !(await findSchedule(tx, id))) {
        throw refuse('conflict', 'nothing-scheduled')
      }
      await deleteSchedule(tx, id)
      break
    case 'take-back':
  }
  await storeState(tx, id, stateAfter(move.action, status))
  const action = `article.${move.action}`
  await writeAuditLog(tx, { actor: `staff:${member.id}`, action, subject: `article:${id}`, detail }, now)
}
