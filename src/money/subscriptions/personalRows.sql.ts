import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** Everything about somebody's subscriptions: what became of them, what they were told. */
export function listPersonalRows(db: Database, readerId: number): Promise<PersonalRows> {
  const theirs = sql`(select id from subscriptions where reader_id = ${readerId})`
  return personalRows(db, {
    subscriptions: sql`select to_jsonb(s) as row from subscriptions s where id in ${theirs} order by started_at`,
    subscription_events: sql`select to_jsonb(e) as row from subscription_events e
      where subscription_id in ${theirs} order by at, id`,
    subscription_mails: sql`select to_jsonb(m) as row from subscription_mails m
      where subscription_id in ${theirs} order by at`,
  })
}
