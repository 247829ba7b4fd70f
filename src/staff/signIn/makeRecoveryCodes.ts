import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import type { AtDesk } from '../accounts/accounts.module.ts'
import type { StaffSignInDeps } from './deps.ts'
import { hasSecondFactor } from './factors.sql.ts'
import { storeRecoveryCodes } from './storeRecoveryCodes.ts'

/** Ten new ones; undefined where there is no second factor that they could stand for. */
export async function makeRecoveryCodes(deps: StaffSignInDeps, { member }: AtDesk): Promise<string[] | undefined> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await hasSecondFactor(tx, member.id))) return undefined
    const now = deps.clock.now()
    const codes = await storeRecoveryCodes(tx, deps.signer, member.id, now)
    const entry = { actor: `staff:${member.id}`, action: 'staff.codes', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: {} }, now)
    return codes
  })
}
