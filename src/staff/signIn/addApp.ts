import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import type { AtDesk } from '../accounts/accounts.module.ts'
import type { FactorAdded } from './addPasskey.ts'
import { allowsCode } from './allowsCode.ts'
import { appOf } from './appOf.ts'
import { beginSecondFactor } from './beginSecondFactor.ts'
import { readTypedCode } from './code.rule.ts'
import type { StaffSignInDeps } from './deps.ts'
import { upsertApp } from './factors.sql.ts'

/**
 * Keeps an authenticator app, in the place of the one before, once it has shown a code: a salt that nobody's app was made
 * of locks nobody out.
 */
export async function addApp(
  deps: StaffSignInDeps,
  { member, session }: AtDesk,
  given: { salt: string; code: string },
): Promise<FactorAdded> {
  const now = deps.clock.now()
  const typed = readTypedCode(given.code)
  if (typed.kind !== 'app' || !(await allowsCode(deps, member.id))) return { kind: 'refused' }
  const publication = deps.publication.facts().name
  const app = appOf(deps.signer, { staffId: member.id, salt: given.salt, email: member.email, publication })
  const step = app.stepOf(typed.code, now)
  if (step === undefined) return { kind: 'refused' }
  return inTransaction(deps.db, async (tx) => {
    const codes = await beginSecondFactor(tx, deps.signer, member.id, session, now)
    await upsertApp(tx, { staffId: member.id, salt: given.salt, step }, now)
    const entry = { actor: `staff:${member.id}`, action: 'staff.app', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { added: true } }, now)
    return { kind: 'added', codes }
  })
}
