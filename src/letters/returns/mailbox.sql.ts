import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** True for one of those who ask at a time when it is due. */
export async function claimMailbox(tx: Database, next: Temporal.Instant, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update return_mailbox set look_at = ${next} where look_at <= ${now} returning id`.execute(tx)
  return rows.length > 0
}
