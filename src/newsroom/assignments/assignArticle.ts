import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { listStaff, type StaffMember, staffName } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import { announceState } from '../editor/editor.module.ts'
import { giveErrand, takeBackMail } from '../errands/errands.module.ts'
import { assertMay } from './assertMay.ts'
import { deleteAssignee, insertAssignee, listAssignees, listItsAuthors, lockForAssigning } from './assignments.sql.ts'
import type { Acting } from './deps.ts'

/** People by their numbers. */
export type Assignment =
  /** `only`: these and nobody else; `also`: these with whoever has it. */
  | { people: readonly number[]; how: 'only' | 'also' }
  /** These too, and those no more: whom somebody else has given it meanwhile, keeps it. */
  | { how: 'otherwise'; people: readonly number[]; without: readonly number[] }

/**
 * Says who has an article; those who get it are told. Refuses (`cannot-see`) whoever may not read it: a contributor sees
 * their own articles only. True where something has changed.
 */
export function assignArticle(
  db: Database,
  member: Acting,
  articleId: number,
  assignment: Assignment,
  now: Temporal.Instant,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await assertMay(tx, articleId, member, 'assign')
    const had = (await listAssignees(tx, articleId)).map(({ id }) => id)
    const { people } = assignment
    const added = people.filter((id) => !had.includes(id))
    const removed = had.filter((id) => isTaken(assignment, id))
    if (added.length === 0 && removed.length === 0) return false
    await assertTheySee(tx, articleId, added)
    for (const staffId of removed) {
      await deleteAssignee(tx, articleId, staffId)
      await takeBackMail(tx, { staffId, kind: 'assigned', articleId })
    }
    for (const staffId of added) {
      await insertAssignee(tx, { articleId, staffId, by: member.id }, now)
      await giveErrand(tx, { staffId, kind: 'assigned', articleId, by: member.id, detail: '' }, now)
    }
    const subject = `article:${articleId}`
    await writeAuditLog(
      tx,
      { actor: `staff:${member.id}`, action: 'article.assign', subject, detail: { added, removed } },
      now,
    )
    await announceState(tx, articleId)
    return true
  })
}

function isTaken(assignment: Assignment, id: number): boolean {
  if (assignment.how === 'otherwise') return assignment.without.includes(id)
  return assignment.how === 'only' && !assignment.people.includes(id)
}

async function assertTheySee(tx: DatabaseTransaction, articleId: number, people: readonly number[]) {
  if (people.length === 0) return
  const state = await lockForAssigning(tx, articleId)
  if (state === undefined) return
  const [staff, authors] = [await listStaff(tx), await listItsAuthors(tx, articleId)]
  for (const id of people) {
    const person: StaffMember | undefined = staff.find((one) => one.id === id)
    if (!person) throw refuse('invalid', 'nobody')
    const article = { state: workflowState(state), isOwn: authors.includes(id) }
    if (!mayWithArticle(person.role, 'read', article)) {
      const name = staffName(person)
      throw refuse('invalid', 'cannot-see', { name })
    }
  }
}
