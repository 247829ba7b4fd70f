import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { BlockOf } from '../drawing/drawing.module.ts'

export type Quiz = BlockOf<'quiz'>
type Written = Omit<Quiz['questions'][number], 'id'>

/** What a question was drawn from. `day`: `11-28`, of the almanac. */
export type QuestionSource = { groupId: number } | { day: string }
export type StoredQuestion = Written & { id: number; from: QuestionSource }
export type NewQuestion = Written & { words: string; from: QuestionSource }

/** A quiz takes twelve at most; some may be of articles that are gone. */
const MOST = 60

/**
 * What a newsletter's letter of a day may ask: what it asks already, then what no letter has asked, the newest first and
 * as they stood in their file. To the end of the transaction no other letter takes them.
 */
export async function listUnasked(db: Database, newsletterId: number, day: string): Promise<StoredQuestion[]> {
  type Row = Written & { id: number; groupId: number | null; day: string | null }
  const { rows } = await sql<Row>`select id, question, answer, group_id as "groupId", almanac_day as day
    from newsletter_questions where newsletter_id = ${newsletterId} and (letter_id is null or letter_id =
      (select id from letters where newsletter_id = ${newsletterId} and date = ${day}))
    order by letter_id nulls last, added_at desc, id limit ${MOST} for update`.execute(db)
  return rows.map(({ groupId, day, ...row }) => ({ ...row, from: groupId === null ? { day: day ?? '' } : { groupId } }))
}

/** One that is known has the new answer from now on, and is asked no second time. */
export async function storeQuestion(
  tx: DatabaseTransaction,
  newsletterId: number,
  { words, question, answer, from }: NewQuestion,
  now: Temporal.Instant,
): Promise<'added' | 'known'> {
  const [groupId, day] = 'day' in from ? [null, from.day] : [from.groupId, null]
  const { rows } = await sql<{ isNew: boolean }>`
    insert into newsletter_questions (newsletter_id, words, question, answer, group_id, almanac_day, added_at)
    values (${newsletterId}, ${words}, ${JSON.stringify(question)}, ${JSON.stringify(answer)}, ${groupId}, ${day}, ${now})
    on conflict (newsletter_id, words) do update set question = excluded.question, answer = excluded.answer,
      group_id = excluded.group_id, almanac_day = excluded.almanac_day
    returning xmax = 0 as "isNew"`.execute(tx)
  return rows[0]?.isNew ? 'added' : 'known'
}

export async function countQuestions(db: Database, newsletterId: number): Promise<{ asked: number; left: number }> {
  const { rows } = await sql<{ asked: number; left: number }>`
    select count(letter_id) as asked, count(*) - count(letter_id) as left from newsletter_questions
    where newsletter_id = ${newsletterId}`.execute(db)
  return rows[0] ?? { asked: 0, left: 0 }
}

/** These are asked by that letter, and by no other. */
export async function markAsked(tx: DatabaseTransaction, letterId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update newsletter_questions set letter_id = ${letterId} where id = any(${[...ids]})`.execute(tx)
}

/** What a letter that nobody has had would have asked is free for another one. */
export async function freeQuestions(tx: DatabaseTransaction, letterId: number): Promise<void> {
  await sql`update newsletter_questions set letter_id = null where letter_id = ${letterId}`.execute(tx)
}

/** What was ever asked, or is to be, about these article groups, in the order of the groups; each group once. */
export async function listQuestionsAbout(db: Database, groupIds: readonly number[], most: number): Promise<Written[]> {
  if (groupIds.length === 0) return []
  const { rows } = await sql<Written>`select question, answer from (
      select distinct on (group_id) group_id, question, answer from newsletter_questions
      where group_id = any(${[...groupIds]}::bigint[]) order by group_id, added_at desc, id) each_once
    order by array_position(${[...groupIds]}::bigint[], group_id) limit ${most}`.execute(db)
  return rows
}
