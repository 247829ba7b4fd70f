import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Arm, LetterStanding } from '../mailing/mailing.module.ts'

export type Subscriber = {
  id: number
  email: string
  emailKey: string
  /** Nothing is sent to this mailbox any more. */
  suppressed: boolean
  zone: string | null
}

/** The next of those who take a newsletter, in the order of their subscriptions; not those who pause on that day. */
export async function listSubscribers(
  db: Database,
  newsletterId: number,
  { after, most, date }: { after: number; most: number; date: string },
): Promise<Subscriber[]> {
  const { rows } = await sql<Subscriber>`
    select s.id, s.email, s.email_key as "emailKey", coalesce(m.yes, false) as suppressed, s.zone
    from newsletter_subscriptions s
      left join lateral (select true as yes from mail_suppressions where email_key = s.email_key limit 1) m on true
    where s.newsletter_id = ${newsletterId} and s.status = 'confirmed' and s.id > ${after}
      and (s.paused_until is null or s.paused_until <= ${date}::date)
    order by s.id limit ${most}`.execute(db)
  return rows
}

/** How many take a newsletter, whoever they are. */
export async function countSubscribers(db: Database, newsletterId: number): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`/* reads all: of one newsletter, once before a letter with two subjects */
    select count(*) as count from newsletter_subscriptions
    where newsletter_id = ${newsletterId} and status = 'confirmed'`.execute(db)
  return rows[0]?.count ?? 0
}

export type Recipient = {
  email: string
  emailKey: string
  domain: string
  receiver: string
  readerId: number | undefined
  standing: LetterStanding
  language: string
  /** undefined: it waits for the better of two subjects. */
  arm: Arm | undefined
  suppressed: boolean
  dueAt: Temporal.Instant
  token: string
}

/** Readers of a letter; one that stands there already, by whatever other spelling, is left as it is. */
export async function insertRecipients(
  tx: Database,
  letterId: number,
  recipients: readonly Recipient[],
): Promise<void> {
  const of = <Value>(pick: (one: Recipient) => Value) => recipients.map(pick)
  await sql`insert into letter_recipients (letter_id, email, email_key, domain, receiver, reader_id, standing, language,
      arm, state, due_at, token, reply)
    select ${letterId}, r.email, r.email_key, r.domain, r.receiver, r.reader_id, r.standing, r.language, r.arm, r.state,
      r.due_at, r.token, r.reply
    from unnest(${of(({ email }) => email)}::text[], ${of(({ emailKey }) => emailKey)}::text[],
      ${of(({ domain }) => domain)}::text[], ${of(({ receiver }) => receiver)}::text[],
      ${of(({ readerId }) => readerId ?? null)}::bigint[], ${of(({ standing }) => standing)}::text[],
      ${of(({ language }) => language)}::text[], ${of(({ arm }) => arm ?? null)}::text[],
      ${of(({ suppressed }) => (suppressed ? 'suppressed' : 'pending'))}::text[],
      ${of(({ dueAt }) => dueAt.toString())}::timestamptz[], ${of(({ token }) => token)}::text[],
      ${of(({ suppressed }) => (suppressed ? 'Nothing is sent to this mailbox any more.' : null))}::text[])
      as r (email, email_key, domain, receiver, reader_id, standing, language, arm, state, due_at, token, reply)
    on conflict (letter_id, email_key) do nothing`.execute(tx)
}
