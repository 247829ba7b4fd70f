import { writeAuditLog } from '../../platform/auditLog.ts'
import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import { bringToDesk, type Session } from '../../readers/accounts/accounts.module.ts'
import { type AtDesk, findStaff, type StaffMember } from '../accounts/accounts.module.ts'
import type { StaffSignInDeps } from './deps.ts'
import { decideEntry } from './entry.rule.ts'
import { hasSecondFactor } from './factors.sql.ts'

/** Who asks for a page of the desk. */
export type WhoComes =
  | { kind: 'at-desk'; at: AtDesk }
  /** Has signed in by mail, and is asked for a passkey or a code. */
  | { kind: 'to-prove'; member: StaffMember; session: Session }
  | { kind: 'nobody' }
  | { kind: 'stranger' }

/** Whoever needs nothing more than the mail is let in here, and the log says so, once for each session. */
export async function whoComes(deps: StaffSignInDeps, browser: Browser): Promise<WhoComes> {
  const session = await deps.readers.currentSession(browser)
  if (!session) return { kind: 'nobody' }
  const member = await findStaff(deps.db, { emailKey: session.emailKey })
  if (!member) return { kind: 'stranger' }
  const entry = decideEntry({
    role: member.role,
    addressProven: session.addressProven,
    letIn: session.staff,
    hasSecondFactor: !session.staff && (await hasSecondFactor(deps.db, member.id)),
  })
  switch (entry) {
    case 'in':
      return { kind: 'at-desk', at: { member, session } }
    case 'prove':
      return { kind: 'to-prove', member, session }
    case 'sign-in':
      return { kind: 'nobody' }
    case 'stranger':
      return { kind: 'stranger' }
    case 'let-in':
      await letIn(deps, member, session)
      return { kind: 'at-desk', at: { member, session } }
  }
}

async function letIn(deps: StaffSignInDeps, member: StaffMember, session: Session): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    if (!(await bringToDesk(tx, session))) return
    const entry = { actor: `staff:${member.id}`, action: 'desk.enter', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { by: 'mail' } }, deps.clock.now())
  })
}
