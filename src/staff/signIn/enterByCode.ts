import { writeAuditLog } from '../../platform/auditLog.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { bringToDesk, type Session } from '../../readers/accounts/accounts.module.ts'
import type { StaffMember } from '../accounts/accounts.module.ts'
import { allowsCode } from './allowsCode.ts'
import { appOf } from './appOf.ts'
import { readTypedCode, type TypedCode } from './code.rule.ts'
import type { StaffSignInDeps } from './deps.ts'
import { findApp, spendRecoveryCode, spendStep } from './factors.sql.ts'
import { hashRecoveryCode } from './hashRecoveryCode.ts'

export type EnteredByCode = 'entered' | 'malformed' | 'wrong' | 'limited'

/** Lets a session that was begun by mail in at the desk, with a code of the app or of the sheet. Neither is taken twice. */
export async function enterByCode(
  deps: StaffSignInDeps,
  member: StaffMember,
  session: Session,
  typed: string,
): Promise<EnteredByCode> {
  const code = readTypedCode(typed)
  if (code.kind === 'malformed') return 'malformed'
  if (!(await allowsCode(deps, member.id))) return 'limited'
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    if (!(await spend(deps, tx, member, code, now))) return 'wrong'
    await bringToDesk(tx, session)
    const entry = { actor: `staff:${member.id}`, action: 'desk.enter', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { by: code.kind } }, now)
    return 'entered'
  })
}

async function spend(
  deps: StaffSignInDeps,
  tx: DatabaseTransaction,
  member: StaffMember,
  typed: Exclude<TypedCode, { kind: 'malformed' }>,
  now: Temporal.Instant,
): Promise<boolean> {
  if (typed.kind === 'recovery') {
    return spendRecoveryCode(tx, member.id, hashRecoveryCode(deps.signer, member.id, typed.code), now)
  }
  const app = await findApp(tx, member.id)
  if (!app) return false
  const publication = deps.publication.facts().name
  const { salt } = app
  const step = appOf(deps.signer, { staffId: member.id, salt, email: member.email, publication }).stepOf(
    typed.code,
    now,
  )
  return step !== undefined && spendStep(tx, member.id, step)
}
