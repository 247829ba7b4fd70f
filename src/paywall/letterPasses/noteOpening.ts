import type { Database } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Signer } from '../../platform/signing.ts'
import type { LetterVisit } from './createVisitLog.ts'
import { readLetterPass } from './letterPass.rule.ts'
import { findHolder } from './letterPasses.sql.ts'

export type OpeningDeps = {
  db: Database
  passSigner: Signer
  isCounting: () => boolean
  recordVisit?: ((visit: LetterVisit) => Promise<unknown>) | undefined
}

/** That the picture of a mail was fetched, by a mail program, a proxy or a person: nobody can tell. Decides nothing. */
export async function noteOpening(deps: OpeningDeps, signed: string, at: Temporal.Instant): Promise<void> {
  const value = deps.isCounting() ? deps.passSigner.verify(signed) : undefined
  const pass = value === undefined ? undefined : readLetterPass(value)
  if (!pass) return
  try {
    const holder = await findHolder(deps.db, pass)
    if (holder) await deps.recordVisit?.({ token: holder.token, kind: 'open', groupId: undefined, at })
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
  }
}
