import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** Everything about somebody's newsletters, each consent with its evidence. */
export function listPersonalRows(db: Database, emailKey: string): Promise<PersonalRows> {
  return personalRows(db, {
    newsletter_subscriptions: sql`select to_jsonb(s) || jsonb_build_object('newsletter', n.slug) as row
      from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id
      where s.email_key = ${emailKey} order by s.requested_at`,
    newsletter_consents: sql`select to_jsonb(c) || jsonb_build_object('newsletter', n.slug) as row
      from newsletter_consents c join newsletters n on n.id = c.newsletter_id
      where c.email_key = ${emailKey} order by c.at`,
    newsletter_confirmations: sql`select to_jsonb(c) - 'token_hash' as row
      from newsletter_confirmations c join newsletter_subscriptions s on s.id = c.subscription_id
      where s.email_key = ${emailKey} order by c.created_at`,
  })
}

/** Addresses, and the consents that were the only reason to hold them. */
export async function erasePersonalRows(tx: Database, emailKey: string): Promise<void> {
  await sql`delete from newsletter_confirmations where subscription_id in
    (select id from newsletter_subscriptions where email_key = ${emailKey})`.execute(tx)
  await sql`delete from newsletter_confirmations where request_id in
    (select id from newsletter_consents where email_key = ${emailKey})`.execute(tx)
  await sql`delete from newsletter_consents where email_key = ${emailKey}`.execute(tx)
  await sql`delete from newsletter_subscriptions where email_key = ${emailKey}`.execute(tx)
}

/** Letters come to the other mailbox from now on; one that both had signed up for comes once. */
export async function movePersonalRows(
  tx: Database,
  from: { emailKey: string },
  to: { email: string; emailKey: string },
): Promise<void> {
  const doubled = sql`select o.id from newsletter_subscriptions o join newsletter_subscriptions n
    on n.newsletter_id = o.newsletter_id and n.email_key = ${to.emailKey}
    where o.email_key = ${from.emailKey}`
  // Of two the confirmed one stays.
  await sql`update newsletter_subscriptions n set status = o.status, requested_at = o.requested_at,
      confirmed_at = o.confirmed_at, ended_at = o.ended_at
    from newsletter_subscriptions o where n.newsletter_id = o.newsletter_id and n.email_key = ${to.emailKey}
      and o.email_key = ${from.emailKey} and o.status = 'confirmed' and n.status <> 'confirmed'`.execute(tx)
  await sql`delete from newsletter_confirmations where subscription_id in (${doubled})`.execute(tx)
  await sql`delete from newsletter_subscriptions where id in (${doubled})`.execute(tx)
  await sql`update newsletter_subscriptions set email = ${to.email}, email_key = ${to.emailKey}
    where email_key = ${from.emailKey}`.execute(tx)
  await sql`update newsletter_consents set email = ${to.email}, email_key = ${to.emailKey}
    where email_key = ${from.emailKey}`.execute(tx)
}
