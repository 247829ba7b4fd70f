import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** Everything the paywall holds about a reader: what they opened, gave and were decided. */
export function listPersonalRows(db: Database, readerId: number): Promise<PersonalRows> {
  return personalRows(db, {
    reads: sql`select to_jsonb(r) as row from reads r where reader_id = ${readerId} order by opened_at`,
    gifts: sql`select to_jsonb(g) - 'token_hash' as row from gifts g where giver_id = ${readerId} order by given_at`,
    decisions: sql`select to_jsonb(d) - 'pass_hash' as row from decisions d where reader_id = ${readerId} order by at`,
  })
}

/** What they opened, gave and were decided; links that they gave open nothing any more. */
export async function erasePersonalRows(tx: Database, readerId: number): Promise<void> {
  await sql`delete from reads where reader_id = ${readerId}`.execute(tx)
  await sql`delete from gifts where giver_id = ${readerId}`.execute(tx)
  await sql`delete from decisions where reader_id = ${readerId}`.execute(tx)
}
