import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'
import type { StaffRole } from '../../src/staff/permissions/permissions.module.ts'

/** Somebody of the staff who never signs in; their number. */
export async function insertStaff(db: Database, name: string, role: StaffRole, now: Temporal.Instant): Promise<number> {
  const email = `${name}@news.test`
  const { rows } = await sql<{ id: number }>`insert into staff (email, email_key, role, invited_at, invited_by)
    values (${email}, ${email}, ${role}, ${now}, 'cli') returning id`.execute(db)
  return rows[0]?.id as number
}
