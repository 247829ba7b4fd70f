import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { type HeldRows, heldRows } from '../platform/heldRows.ts'

/** Everything about somebody's subscriptions: what they agreed to, what became of it, what they were told. */
export function listHeldRows(db: Database, readerId: number, emailKey: string): Promise<HeldRows> {
  const theirs = sql`(select id from subscriptions where reader_id = ${readerId})`
  const checkouts = sql`(select id from checkouts where reader_id = ${readerId} or email_key = ${emailKey})`
  return heldRows(db, {
    checkouts: sql`select to_jsonb(c) - 'browser_hash' as row from checkouts c where id in ${checkouts} order by created_at`,
    checkout_consents: sql`select to_jsonb(c) as row from checkout_consents c where checkout_id in ${checkouts} order by at`,
    subscriptions: sql`select to_jsonb(s) as row from subscriptions s where id in ${theirs} order by started_at`,
    subscription_events: sql`select to_jsonb(e) as row from subscription_events e
      where subscription_id in ${theirs} order by at, id`,
    subscription_mails: sql`select to_jsonb(m) as row from subscription_mails m
      where subscription_id in ${theirs} order by at`,
  })
}
