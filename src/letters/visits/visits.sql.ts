import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'
import type { LetterVisit } from './letterVisit.ts'

/** False where it was known, or there is no such letter, or its reader wants nothing counted. */
export async function insertVisit(db: Database, { token, kind, groupId, at }: LetterVisit): Promise<boolean> {
  const { rows } = await sql`
    insert into letter_visits (letter_id, recipient_id, kind, group_id, at)
    select letter_id, id, ${kind}, ${groupId ?? null}::bigint, ${at}::timestamptz from letter_recipients
    where token = ${token} and not exists (select from letter_objections o where o.email_key = letter_recipients.email_key)
    on conflict (recipient_id, kind, group_id) do nothing returning id`.execute(db)
  return rows.length > 0
}

export type VisitCount = { arm: 'a' | 'b'; kind: LetterVisit['kind']; readers: number }

/** How many readers of a letter opened it, clicked, were scanned, or unsubscribed by it, each counted once, by arm. */
export async function countVisits(db: Database, letterId: number): Promise<VisitCount[]> {
  const { rows } = await sql<VisitCount>`
    select r.arm, v.kind, count(distinct v.recipient_id) as readers
    from letter_visits v join letter_recipients r on r.id = v.recipient_id
    where v.letter_id = ${letterId} group by r.arm, v.kind order by r.arm, v.kind`.execute(db)
  return rows
}

/** What of a letter people clicked, the most read first. */
export async function countClicks(db: Database, letterId: number): Promise<{ groupId: number; readers: number }[]> {
  const { rows } = await sql<{ groupId: number; readers: number }>`
    select group_id as "groupId", count(*) as readers from letter_visits
    where letter_id = ${letterId} and kind = 'click' and group_id is not null
    group by group_id order by count(*) desc, group_id`.execute(db)
  return rows
}

export function listPersonalRows(db: Database, emailKey: string): Promise<PersonalRows> {
  return personalRows(db, {
    letter_visits: sql`select to_jsonb(v) as row
      from letter_recipients r join letter_visits v on v.recipient_id = r.id
      where r.email_key = ${emailKey} order by v.id`,
    letter_objections: sql`select to_jsonb(o) as row from letter_objections o where email_key = ${emailKey}`,
  })
}

export async function erasePersonalRows(tx: Database, emailKey: string): Promise<void> {
  await sql`delete from letter_visits where recipient_id in
    (select id from letter_recipients where email_key = ${emailKey})`.execute(tx)
  await sql`delete from letter_objections where email_key = ${emailKey}`.execute(tx)
}
