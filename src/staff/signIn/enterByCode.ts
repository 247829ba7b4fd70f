import { writeAuditLog } from '../../platform/auditLog.ts'
import type { Browser } from '../../platform/browser.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import type { Session } from '../../readers/accounts/accounts.module.ts'
import type { StaffMember } from '../accounts/accounts.module.ts'
import { allowsCode } from './allowsCode.ts'
import { appOf } from './appOf.ts'
import { readTypedCode, type TypedCode } from './code.rule.ts'
import type { StaffSignInDeps } from './deps.ts'
import { findApp, spendRecoveryCode, spendStep } from './factors.sql.ts'
import { hashRecoveryCode } from './hashRecoveryCode.ts'

export type EnteredByCode = { kind: 'entered'; sessionToken: string } | { kind: 'malformed' | 'wrong' | 'limited' }

/**
 * Lets whoever has signed in by mail in at the desk, with a code of the app or of the sheet. Neither is taken twice. A new
 * session stands in the place of the one by mail: whoever had got hold of that has nothing of the desk.
 */
export async function enterByCode(
  deps: StaffSignInDeps,
  browser: Browser,
  { member, session }: { member: StaffMember; session: Session },
  typed: string,
): Promise<EnteredByCode> {
  const code = readTypedCode(typed)
  if (code.kind === 'malformed') return { kind: 'malformed' }
  if (!(await allowsCode(deps, member.id))) return { kind: 'limited' }
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    if (!(await spend(deps, tx, member, code, now))) return { kind: 'wrong' }
    const begun = { readerId: session.readerId, staff: true, addressProven: true, now }
    const sessionToken = await deps.readers.startSession(tx, browser, begun)
    if (sessionToken === undefined) return { kind: 'wrong' }
    const entry = { actor: `staff:${member.id}`, action: 'desk.enter', subject: `staff:${member.emailKey}` }
    await writeAuditLog(tx, { ...entry, detail: { by: code.kind } }, now)
    return { kind: 'entered', sessionToken }
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
