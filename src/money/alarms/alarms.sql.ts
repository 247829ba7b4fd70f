import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** True the first time that this is wrong with this subject; told again, it would only be noise. */
export async function insertAlarm(
  tx: Database,
  alarm: { code: string; subject: string; detail: Record<string, unknown> },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`insert into alarms (at, code, subject, detail)
    values (${now}, ${alarm.code}, ${alarm.subject}, ${JSON.stringify(alarm.detail)})
    on conflict (code, subject) do nothing returning id`.execute(tx)
  return rows.length > 0
}
