import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Arm, LetterStanding } from '../mailing/mailing.module.ts'

/** A reader's mail that a worker has taken upon itself to send. */
export type Claim = {
  id: number
  letterId: number
  newsletterId: number
  newsletter: string
  date: string
  /** When the first of its readers was to have it. */
  letterDueAt: Temporal.Instant
  revision: number
  email: string
  emailKey: string
  token: string
  standing: LetterStanding
  language: string
  arm: Arm
  receiver: string
  tries: number
  unanswered: number
}

/** Some mails of one letter that are due for one receiver, for this worker alone. */
export async function claimMails(
  db: Database,
  { letterId, receiver, worker, most }: { letterId: number; receiver: string; worker: string; most: number },
  now: Temporal.Instant,
): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    with chosen as (
      select id from letter_recipients where letter_id = ${letterId} and receiver = ${receiver}
        and state = 'pending' and arm is not null and due_at <= ${now}
      order by due_at limit ${most} for update skip locked)
    update letter_recipients r set state = 'claimed', claimed_by = ${worker}, claimed_at = ${now}, tries = tries + 1,
      revision = l.revision
    from chosen c, letters l join newsletters n on n.id = l.newsletter_id
    where r.id = c.id and l.id = ${letterId} and l.state = 'sending'
    returning r.id, r.letter_id as "letterId", n.id as "newsletterId", n.slug as newsletter, l.date,
      l.due_at as "letterDueAt", r.revision, r.email, r.email_key as "emailKey", r.token, r.standing, r.language, r.arm, r.receiver,
      r.tries, r.unanswered`.execute(db)
  return rows
}

/** As whom each of these has the letter. */
export async function storeStandings(db: Database, claims: readonly Pick<Claim, 'id' | 'standing'>[]): Promise<void> {
  await sql`update letter_recipients r set standing = n.standing
    from unnest(${claims.map(({ id }) => id)}::bigint[], ${claims.map(({ standing }) => standing)}::text[])
      as n (id, standing) where r.id = n.id`.execute(db)
}

/** What came of one mail. */
export type Settled = {
  id: number
  receiver: string
  state: 'sent' | 'failed' | 'pending'
  /** What the server said, or why it was not asked. */
  reply: string
  /** When a pending one is to be tried again. */
  dueAt?: Temporal.Instant
  /** It was not this reader's fault, so it counts as no try. */
  forgiven?: boolean
  unanswered?: number
  /** The revision that went out, where it is another than that of the claim. */
  revision?: number
}

/**
 * Writes down what came of mails that this worker had claimed. One that was given to somebody else meanwhile, because this
 * worker was taken for dead, is that one's; what nobody has taken yet is not sent a second time.
 */
export async function recordMails(
  tx: Database,
  worker: string,
  settled: readonly Settled[],
  now: Temporal.Instant,
): Promise<void> {
  const of = <Value>(pick: (one: Settled) => Value) => settled.map(pick)
  await sql`update letter_recipients r set state = o.state, reply = o.reply, unanswered = o.unanswered,
      sent_at = case when o.state = 'sent' then ${now}::timestamptz end, due_at = coalesce(o.due_at, r.due_at),
      revision = coalesce(o.revision, r.revision), tries = r.tries - o.forgiven, claimed_by = null, claimed_at = null
    from unnest(${of(({ id }) => id)}::bigint[], ${of(({ state }) => state)}::text[],
      ${of(({ reply }) => reply)}::text[], ${of(({ dueAt }) => dueAt?.toString() ?? null)}::timestamptz[],
      ${of(({ forgiven }) => (forgiven ? 1 : 0))}::int[], ${of(({ unanswered = 0 }) => unanswered)}::smallint[],
      ${of(({ revision = null }: { revision?: number | null }) => revision)}::int[])
      as o (id, state, reply, due_at, forgiven, unanswered, revision)
    where r.id = o.id and (r.state = 'claimed' and r.claimed_by = ${worker} or r.state = 'pending')`.execute(tx)
}

/** How many went out, or never will, today and by receiver. */
export async function countOfDay(
  tx: Database,
  counts: readonly { receiver: string; sent: number; failed: number }[],
  day: string,
): Promise<void> {
  await sql`insert into letter_days as d (day, receiver, sent, failed)
    select ${day}::date, receiver, sent, failed from unnest(${counts.map(({ receiver }) => receiver)}::text[],
      ${counts.map(({ sent }) => sent)}::int[], ${counts.map(({ failed }) => failed)}::int[])
      as c (receiver, sent, failed) order by receiver
    on conflict (day, receiver) do update set sent = d.sent + excluded.sent, failed = d.failed + excluded.failed`.execute(
    tx,
  )
}

export type OfDay = { receiver: string; sent: number; underWay: number }

/** How many each receiver has had on a day, and how many are on their way to it, from whichever worker. */
export async function sentOfDay(db: Database, day: string): Promise<OfDay[]> {
  const { rows } = await sql<OfDay>`/* reads all: what is claimed at this moment, some hundred */
    select receiver, sum(sent)::int as sent, sum(under_way)::int as "underWay"
    from (select receiver, sent, 0 as under_way from letter_days where day = ${day}
      union all select receiver, 0, 1 from letter_recipients where state = 'claimed') counted
    group by receiver`.execute(db)
  return rows
}

/** Gives back what this worker claimed and did not begin. */
export async function unclaimMails(db: Database, worker: string, ids: readonly number[]): Promise<void> {
  await sql`update letter_recipients set state = 'pending', claimed_by = null, claimed_at = null, tries = tries - 1
    where id = any(${[...ids]}) and state = 'claimed' and claimed_by = ${worker}`.execute(db)
}

/**
 * Gives back what workers had claimed that are no more, to be sent again with the same Message-ID: nobody knows how far
 * they came. Returns how many.
 */
export async function unclaimAbandoned(db: Database, living: readonly string[]): Promise<number> {
  const { rows } = await sql`/* reads all: what is claimed at this moment, some hundred */
    update letter_recipients set state = 'pending', claimed_by = null, claimed_at = null
    where state = 'claimed' and not claimed_by = any(${[...living]}) returning id`.execute(db)
  return rows.length
}

export type Lane = { letterId: number; receiver: string }

/** Of each letter that is under way, the receivers for whom something is due. */
export async function listLanes(db: Database, receivers: readonly string[], now: Temporal.Instant): Promise<Lane[]> {
  const { rows } = await sql<Lane>`
    select l.id as "letterId", k.receiver from letters l cross join unnest(${[...receivers]}::text[]) as k (receiver)
    where l.state = 'sending' and exists (select from letter_recipients r where r.letter_id = l.id
      and r.receiver = k.receiver and r.state = 'pending' and r.arm is not null and r.due_at <= ${now})
    order by l.id, k.receiver`.execute(db)
  return rows
}

/** When the next mail of any letter is due, receivers that asked for patience considered. */
export async function earliestMail(db: Database, receivers: readonly string[]): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`/* reads all: letters that are under way, a few */
    select min(greatest(d.due_at, b.until, s.until)) as at
    from letters l cross join unnest(${[...receivers]}::text[]) as k (receiver)
      cross join lateral (select due_at from letter_recipients r where r.letter_id = l.id and r.receiver = k.receiver
        and r.state = 'pending' and r.arm is not null order by due_at limit 1) d
      left join letter_backoffs b on b.receiver = k.receiver
      left join letter_backoffs s on s.receiver = 'server'
    where l.state = 'sending'`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Letters of which nothing waits any more are sent. Returns their ids. */
export async function finishLetters(tx: Database, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* reads all: letters that are under way, a few */
    update letters l set state = 'sent', finished_at = ${now}
    where state = 'sending' and frozen is not null
      and not exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'pending'
        and r.arm is not null)
      and not exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'pending' and r.arm is null)
      and not exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'claimed')
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether some letter is done, or holds claims of workers that are no more. */
export async function needTending(db: Database, living: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from letters l where l.state = 'sending' and (
      exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'claimed'
        and not r.claimed_by = any(${[...living]}))
      or not exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'pending'
          and r.arm is not null)
        and not exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'pending'
          and r.arm is null)
        and not exists (select from letter_recipients r where r.letter_id = l.id and r.state = 'claimed'))
    limit 1`.execute(db)
  return rows.length > 0
}

export type Backoff = { receiver: string; until: Temporal.Instant; failures: number; reply: string }

export async function listBackoffs(db: Database): Promise<Backoff[]> {
  const { rows } = await sql<Backoff>`select receiver, until, failures, reply from letter_backoffs`.execute(db)
  return rows
}

export async function storeBackoff(db: Database, { receiver, until, failures, reply }: Backoff): Promise<void> {
  await sql`insert into letter_backoffs (receiver, until, failures, reply)
    values (${receiver}, ${until}, ${failures}, ${reply})
    on conflict (receiver) do update set until = greatest(letter_backoffs.until, excluded.until),
      failures = excluded.failures, reply = excluded.reply`.execute(db)
}

export async function deleteBackoffs(db: Database, receivers: readonly string[]): Promise<void> {
  await sql`delete from letter_backoffs where receiver = any(${[...receivers]})`.execute(db)
}
