import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PersonalRows } from '../../platform/personalRows.ts'
import { personalRows } from '../../platform/personalRows.ts'

export type StateCount = { state: string; arm: 'a' | 'b' | null; receiver: string; count: number }

/** Every line of a letter's ledger, counted. */
export async function countLines(db: Database, letterId: number): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`select state, arm, receiver, count(*) as count from letter_recipients
    where letter_id = ${letterId} group by state, arm, receiver order by state, receiver, arm`.execute(db)
  return rows
}

export async function countArms(db: Database, letterId: number): Promise<{ a: number; b: number }> {
  const { rows } = await sql<{ arm: 'a' | 'b'; count: number }>`select arm, count(*) as count from letter_recipients
    where letter_id = ${letterId} and state = 'sent' and arm is not null group by arm`.execute(db)
  const of = (arm: 'a' | 'b') => rows.find((row) => row.arm === arm)?.count ?? 0
  return { a: of('a'), b: of('b') }
}

export type FailedLine = { id: number; email: string; reply: string | null; tries: number }

/** Readers of a letter whom it did not reach and may still, or again. */
export async function listMissing(db: Database, letterId: number, most: number): Promise<FailedLine[]> {
  const { rows } = await sql<FailedLine>`select r.id, r.email, r.reply, r.tries from letter_recipients r
    where r.letter_id = ${letterId} and r.state = 'failed'
      and not exists (select from mail_suppressions m where m.email_key = r.email_key)
    order by r.id limit ${most}`.execute(db)
  return rows
}

/** Sends once more to those whom a letter did not reach, its sending gone on with where it had ended. */
export async function sendAgain(tx: Database, letterId: number, now: Temporal.Instant): Promise<number> {
  const { rows } =
    await sql`update letter_recipients r set state = 'pending', due_at = ${now}, tries = 0, unanswered = 0,
      arm = coalesce(arm, 'a')
    where r.letter_id = ${letterId} and r.state = 'failed'
      and not exists (select from mail_suppressions m where m.email_key = r.email_key)
    returning r.id`.execute(tx)
  if (rows.length > 0) {
    await sql`update letters set state = 'sending', finished_at = null
      where id = ${letterId} and state = 'sent'`.execute(tx)
  }
  return rows.length
}

export type MailOfReader = {
  newsletter: string
  date: string
  state: string
  dueAt: Temporal.Instant
  claimedAt: Temporal.Instant | null
  sentAt: Temporal.Instant | null
  revision: number | null
  tries: number
  reply: string | null
  messageToken: string
}

/** The newest letters of a mailbox, and what became of each. */
export async function listMailsOf(db: Database, emailKey: string, most: number): Promise<MailOfReader[]> {
  const { rows } = await sql<MailOfReader>`
    select n.slug as newsletter, l.date, r.state, r.due_at as "dueAt", r.claimed_at as "claimedAt",
      r.sent_at as "sentAt", r.revision, r.tries, r.reply, r.token as "messageToken"
    from letter_recipients r join letters l on l.id = r.letter_id join newsletters n on n.id = l.newsletter_id
    where r.email_key = ${emailKey} order by l.date desc, l.id desc limit ${most}`.execute(db)
  return rows
}

export type SuppressionOf = { reason: string; detail: string; since: Temporal.Instant }

export async function findSuppression(db: Database, emailKey: string): Promise<SuppressionOf | undefined> {
  const { rows } = await sql<SuppressionOf>`
    select reason, detail, since from mail_suppressions where email_key = ${emailKey}`.execute(db)
  return rows[0]
}

/** Every line about somebody; the token is a key to their preferences' neighbor, the return path, and stays out. */
export function listPersonalRows(db: Database, emailKey: string): Promise<PersonalRows> {
  return personalRows(db, {
    letter_recipients: sql`select to_jsonb(r) - 'token' || jsonb_build_object('newsletter', n.slug, 'date', l.date) as row
      from letter_recipients r join letters l on l.id = r.letter_id join newsletters n on n.id = l.newsletter_id
      where r.email_key = ${emailKey} order by l.date, r.id`,
  })
}

/** A letter's count of readers goes down with them, so that its sum stays right. */
export async function eraseRecipient(
  tx: Database,
  emailKey: string,
): Promise<Array<{ token: string; letterDueAt: Temporal.Instant }>> {
  const { rows } = await sql<{ token: string; letterDueAt: Temporal.Instant }>`
    with gone as (delete from letter_recipients where email_key = ${emailKey} returning letter_id, token),
      counted as (update letters l set frozen = l.frozen - 1 from gone
        where l.id = gone.letter_id and l.frozen is not null)
    select g.token, l.due_at as "letterDueAt" from gone g join letters l on l.id = g.letter_id
    where l.due_at is not null`.execute(tx)
  return rows
}

/** What waits goes to the new mailbox; of two lines of one letter that of the new one stays. */
export async function moveRecipient(
  tx: Database,
  fromKey: string,
  to: { email: string; emailKey: string; domain: string; receiver: string },
): Promise<void> {
  await sql`with gone as (delete from letter_recipients o where o.email_key = ${fromKey} and exists (
      select from letter_recipients n where n.letter_id = o.letter_id and n.email_key = ${to.emailKey}) returning letter_id)
    update letters l set frozen = l.frozen - 1 from gone where l.id = gone.letter_id and l.frozen is not null`.execute(
    tx,
  )
  await sql`update letter_recipients set email = ${to.email}, email_key = ${to.emailKey}, domain = ${to.domain},
    receiver = ${to.receiver} where email_key = ${fromKey}`.execute(tx)
}
