import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** The account itself, where it is signed in, and the mails it asked for to sign in. */
export function listPersonalRows(
  db: Database,
  { id, emailKey }: { id: number; emailKey: string },
): Promise<PersonalRows> {
  return personalRows(db, {
    readers: sql`select to_jsonb(r) as row from readers r where id = ${id}`,
    sessions: sql`select to_jsonb(s) - 'token_hash' as row from sessions s where reader_id = ${id} order by created_at`,
    email_changes: sql`select to_jsonb(c) - '{old_token_hash,new_token_hash}'::text[] as row
      from email_changes c where reader_id = ${id}`,
    sign_in_requests: sql`select to_jsonb(q) - '{token_hash,code_hash,browser_hash}'::text[] as row
      from sign_in_requests q where email_key = ${emailKey} order by created_at`,
  })
}
