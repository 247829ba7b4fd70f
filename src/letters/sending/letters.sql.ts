import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type DueLetter = { id: number; dueAt: Temporal.Instant }

export async function listDueLetters(db: Database, now: Temporal.Instant): Promise<DueLetter[]> {
  const { rows } = await sql<DueLetter>`select id, due_at as "dueAt" from letters
    where state = 'scheduled' and due_at <= ${now} and fill_at is null order by due_at, id`.execute(db)
  return rows
}

export async function countDueLetters(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from letters
    where state = 'scheduled' and due_at <= ${now} and fill_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

export async function earliestLetter(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(due_at) as at from letters
    where state = 'scheduled' and fill_at is null`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Stops one letter, or all that are under way; what has not gone waits for `release`. */
export async function stopUnsendable(db: Database, because: string, letterId?: number): Promise<void> {
  if (letterId === undefined) {
    await sql`/* reads all: letters that are under way, a few */
      update letters set state = 'stopped', note = ${because} where state = 'sending'`.execute(db)
  } else {
    await sql`update letters set state = 'stopped', note = ${because}
      where state = 'sending' and id = ${letterId}`.execute(db)
  }
}

export type LetterRow = {
  id: number
  newsletter: string
  date: string
  state: string
  revision: number
  subject: string
  otherSubject: string | null
  note: string
  frozen: number | null
  dueAt: Temporal.Instant | null
  startedAt: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
  decidesAt: Temporal.Instant | null
  winningArm: 'a' | 'b' | null
}

const letterColumns = sql`l.id, n.slug as newsletter, l.date, l.state, l.revision, l.subject,
  l.other_subject as "otherSubject", l.note, l.frozen, l.due_at as "dueAt", l.started_at as "startedAt",
  l.finished_at as "finishedAt", l.decides_at as "decidesAt", l.winning_arm as "winningArm"`

/** A newsletter's letter of a day, or its newest that has begun. */
export async function findSentLetter(
  db: Database,
  newsletter: string,
  date: string | undefined,
): Promise<LetterRow | undefined> {
  const { rows } = await sql<LetterRow>`select ${letterColumns} from letters l
    join newsletters n on n.id = l.newsletter_id
    where l.newsletter_id = (select id from newsletters where slug = ${newsletter})
      and ${date === undefined ? sql`l.state in ('sending', 'stopped', 'sent')` : sql`l.date = ${date}::date`}
    order by l.date desc limit 1`.execute(db)
  return rows[0]
}

export type LetterToDecide = { id: number; decidesAt: Temporal.Instant }

export async function listLettersToDecide(db: Database, now: Temporal.Instant): Promise<LetterToDecide[]> {
  const { rows } = await sql<LetterToDecide>`select id, decides_at as "decidesAt" from letters
    where state = 'sending' and decides_at is not null and winning_arm is null and decides_at <= ${now}
    order by decides_at`.execute(db)
  return rows
}

export async function earliestDecision(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(decides_at) as at from letters
    where state = 'sending' and decides_at is not null and winning_arm is null`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Settles which subject the others get, once; false: it was settled. */
export async function storeWinner(tx: Database, id: number, arm: 'a' | 'b'): Promise<boolean> {
  const { rows } = await sql`update letters set winning_arm = ${arm} where id = ${id} and winning_arm is null
    returning id`.execute(tx)
  if (rows.length === 0) return false
  await sql`update letter_recipients set arm = ${arm} where letter_id = ${id} and state = 'pending' and arm is null`.execute(
    tx,
  )
  return true
}
