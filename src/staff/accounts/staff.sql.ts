import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'

export type StaffRow = { id: number; email: string; role: StaffRole; invited_at: Temporal.Instant; invited_by: string }

export async function findStaff(db: Database, emailKey: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    select id, email, role, invited_at, invited_by from staff where email_key = ${emailKey}`.execute(db)
  return rows[0]
}

export async function upsertStaff(
  tx: DatabaseTransaction,
  staff: { email: string; emailKey: string; role: StaffRole; by: string; now: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into staff (email, email_key, role, invited_at, invited_by)
    values (${staff.email}, ${staff.emailKey}, ${staff.role}, ${staff.now}, ${staff.by})
    on conflict (email_key) do update
      set role = excluded.role, invited_at = excluded.invited_at, invited_by = excluded.invited_by`.execute(tx)
}
