import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type LetterToFreeze = {
  id: number
  newsletterId: number
  date: string
  dueAt: Temporal.Instant
  audience: 'everyone' | 'registered' | 'subscribers'
  language: string
  atReadersHour: boolean
  hour: string
  hasOtherSubject: boolean
  testShare: number
  testMinimum: number
  testMinutes: number
  frozenUpto: number | null
}

/** A letter whose time has come and whose readers are still to be settled, locked; undefined: it is no more so. */
export async function lockLetterToFreeze(tx: Database, id: number): Promise<LetterToFreeze | undefined> {
  const { rows } = await sql<LetterToFreeze>`
    select l.id, n.id as "newsletterId", l.date, l.due_at as "dueAt", n.audience, l.language,
      n.at_readers_hour as "atReadersHour", n.hour, l.other_subject is not null as "hasOtherSubject",
      n.test_share as "testShare", n.test_minimum as "testMinimum", n.test_minutes as "testMinutes",
      l.frozen_upto as "frozenUpto"
    from letters l join newsletters n on n.id = l.newsletter_id
    where l.id = ${id} and l.state = 'scheduled' and l.fill_at is null for update of l`.execute(tx)
  return rows[0]
}

export async function storeFrozenUpto(tx: Database, id: number, upto: number): Promise<void> {
  await sql`update letters set frozen_upto = ${upto} where id = ${id}`.execute(tx)
}

/** Its readers are settled: from now on it is under way. Returns how many they are. */
export async function markSending(
  tx: Database,
  id: number,
  { decidesAt }: { decidesAt: Temporal.Instant | undefined },
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ frozen: number }>`update letters set state = 'sending', started_at = ${now},
      decides_at = ${decidesAt ?? null}, frozen = (select count(*) from letter_recipients where letter_id = ${id})
    where id = ${id} returning frozen`.execute(tx)
  return rows[0]?.frozen ?? 0
}
