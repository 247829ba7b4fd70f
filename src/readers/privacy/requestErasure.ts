import { inTransaction } from '../../platform/database.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { endSessionsOf, lockReader } from '../accounts/accounts.module.ts'
import { insertErasure } from './erasures.sql.ts'

export type ErasureAsked =
  | { kind: 'asked' }
  | { kind: 'unknown' }
  /** They hold something in another capacity, such as a role at the desk, that has to be given up first. */
  | { kind: 'kept'; why: 'staff' }

/** Takes down that a reader wants to be forgotten, and ends all their sessions. The worker does it within seconds. */
export async function requestErasure(
  deps: Pick<ReadersDeps, 'db' | 'clock' | 'ports'>,
  readerId: number,
): Promise<ErasureAsked> {
  const now = deps.clock.now()
  return inTransaction(deps.db, async (tx) => {
    const reader = await lockReader(tx, readerId)
    if (!reader || reader.erasedAt) return { kind: 'unknown' }
    const { email, emailKey, language } = reader
    for (const holder of deps.ports.holders) {
      const why = await holder.keeps?.(tx, { readerId, emailKey })
      if (why) return { kind: 'kept', why }
    }
    await insertErasure(tx, { readerId, email, language, now })
    await endSessionsOf(tx, readerId, { allBut: '' }, now)
    return { kind: 'asked' }
  })
}
