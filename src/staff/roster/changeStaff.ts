import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { slugOrCode } from '../../publication/facts/facts.module.ts'
import { type AtDesk, findAuthor, findStaff, insertAuthor, setRole, updateStaff } from '../accounts/accounts.module.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import type { RosterDeps } from './deps.ts'

export type StaffChange = {
  name: string
  author: string
  role: StaffRole
  /** Somebody has said that nobody has written under this name before, and that they will. */
  newAuthor?: string | undefined
}

/** `author-unknown`: nobody writes under this name. */
export type StaffChanged = 'changed' | 'author-unknown'

/** What a publisher says of somebody: how they are called, as whom they write, what they may. */
export async function changeStaff(
  deps: RosterDeps,
  at: AtDesk,
  id: number,
  change: StaffChange,
): Promise<StaffChanged> {
  const now = deps.clock.now()
  return inTransaction(deps.db, async (tx) => {
    const member = await findStaff(tx, { id })
    if (!member) throw refuse('notFound', 'staff-unknown')
    const author = change.author === '' ? null : await authorOf(tx, change)
    if (author === undefined) return 'author-unknown'
    const by = `staff:${at.member.id}`
    const { email, emailKey } = member
    if (change.role !== member.role) await setRole(tx, { email, emailKey, role: change.role, instead: true, by }, now)
    if (change.name !== member.name || author !== (member.author ?? null)) {
      await updateStaff(tx, id, { name: change.name, author })
      const detail = { name: change.name, author }
      await writeAuditLog(tx, { actor: by, action: 'staff.facts', subject: `staff:${emailKey}`, detail }, now)
    }
    return 'changed'
  })
}

/** By name or address; whoever has published nothing yet is made an author when that is said, and not by a slip of the pen. */
async function authorOf(tx: DatabaseTransaction, { author, newAuthor }: StaffChange): Promise<string | undefined> {
  const known = (await findAuthor(tx, author)) ?? (await findAuthor(tx, slugOrCode(author)))
  if (known || newAuthor === undefined) return known?.slug
  return insertAuthor(tx, { slug: slugOrCode(author), name: author })
}
