import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** True the first time; a fact that was told is not told again. */
export async function claimMail(
  tx: Database,
  id: number,
  kind: string,
  period: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`insert into subscription_mails (subscription_id, kind, period, at)
    values (${id}, ${kind}, ${period}, ${now}) on conflict do nothing returning subscription_id`.execute(tx)
  return rows.length > 0
}
