import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import type { AtDesk } from '../accounts/accounts.module.ts'
import type { StaffSignInDeps } from './deps.ts'
import { deleteApp, deletePasskey, hasSecondFactor, replaceRecoveryCodes } from './factors.sql.ts'

/** A passkey by its number, or the app. With the last factor the recovery codes go, which are for nothing without it. */
export async function removeFactor(
  deps: StaffSignInDeps,
  { member }: AtDesk,
  which: { passkey: string } | 'app',
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const gone = which === 'app' ? await deleteApp(tx, member.id) : await deletePasskey(tx, member.id, which.passkey)
    if (!gone) return
    if (!(await hasSecondFactor(tx, member.id))) await replaceRecoveryCodes(tx, member.id, [], now)
    const action = which === 'app' ? 'staff.app' : 'staff.passkey'
    const entry = { actor: `staff:${member.id}`, action, subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { removed: true } }, now)
  })
}
