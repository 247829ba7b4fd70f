import { isBefore } from '../../platform/calendar.ts'
import { isToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { type EmailChangeRow, findChangeByToken, type Side } from './emailChanges.sql.ts'

export type InspectedEmailChange =
  | { kind: 'unknown' }
  | { kind: 'expired' }
  | { kind: 'confirmable'; change: EmailChangeRow & { side: Side } }

/** What a link would do, before its button is pressed. */
export async function inspectEmailChange(
  deps: Pick<ReadersDeps, 'db' | 'clock'>,
  token: string,
): Promise<InspectedEmailChange> {
  const change = isToken(token) ? await findChangeByToken(deps.db, tokenHash(token)) : undefined
  if (!change) return { kind: 'unknown' }
  return isBefore(deps.clock.now(), change.expiresAt) ? { kind: 'confirmable', change } : { kind: 'expired' }
}
