import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import { LETTER_DOCUMENT, type Letter, type LetterDocument, type LetterState } from '../drawing/drawing.module.ts'

type Row = {
  id: number
  newsletter_id: number
  newsletter: string
  date: string
  origin: Letter['origin']
  state: LetterState
  revision: number
  subject: string
  other_subject: string | null
  preview_text: string
  document: unknown
  language: string
  due_at: Temporal.Instant | null
  fill_at: Temporal.Instant | null
  composed_at: Temporal.Instant
  corrected_at: Temporal.Instant | null
  started_at: Temporal.Instant | null
  finished_at: Temporal.Instant | null
  frozen: number | null
  note: string
}

const facts = sql`select l.id, l.newsletter_id, n.slug as newsletter, l.date, l.origin, l.state, l.revision, l.subject,
  l.other_subject, l.preview_text, l.document, l.language, l.due_at, l.fill_at, l.composed_at, l.corrected_at,
  l.started_at, l.finished_at, l.frozen, l.note
  from letters l join newsletters n on n.id = l.newsletter_id`

const toLetter = (row: Row): Letter => ({
  id: row.id,
  newsletterId: row.newsletter_id,
  newsletter: row.newsletter,
  date: row.date,
  origin: row.origin,
  state: row.state,
  revision: row.revision,
  subject: row.subject,
  otherSubject: row.other_subject ?? undefined,
  previewText: row.preview_text,
  document: LETTER_DOCUMENT.parse(row.document),
  language: row.language,
  dueAt: row.due_at ?? undefined,
  fillAt: row.fill_at ?? undefined,
  composedAt: row.composed_at,
  correctedAt: row.corrected_at ?? undefined,
  startedAt: row.started_at ?? undefined,
  finishedAt: row.finished_at ?? undefined,
  frozen: row.frozen ?? undefined,
  note: row.note,
})

export async function findLetter(db: Database, newsletter: string, date: string): Promise<Letter | undefined> {
  const { rows } = await sql<Row>`${facts} where n.slug = ${newsletter} and l.date = ${date}`.execute(db)
  return rows[0] && toLetter(rows[0])
}

export async function findLetterById(db: Database, id: number): Promise<Letter | undefined> {
  const { rows } = await sql<Row>`${facts} where l.id = ${id}`.execute(db)
  return rows[0] && toLetter(rows[0])
}

/** The letter of a day, which from here to the end of the transaction nobody else changes. */
export async function findLetterForUpdate(
  tx: DatabaseTransaction,
  newsletter: string,
  date: string,
): Promise<Letter | undefined> {
  const { rows } = await sql<Row>`${facts} where n.slug = ${newsletter} and l.date = ${date} for update of l`.execute(
    tx,
  )
  return rows[0] && toLetter(rows[0])
}

/** From here to the end of the transaction nobody else changes it. */
export async function lockLetter(tx: DatabaseTransaction, id: number): Promise<Letter | undefined> {
  const { rows } = await sql<Row>`${facts} where l.id = ${id} for update of l`.execute(tx)
  return rows[0] && toLetter(rows[0])
}

/** Newest first, in whatever state. */
export async function listLetters(db: Database, newsletterId: number, most: number): Promise<Letter[]> {
  const { rows } = await sql<Row>`
    ${facts} where l.newsletter_id = ${newsletterId} order by l.date desc limit ${most}`.execute(db)
  return rows.map(toLetter)
}

/** Those that have gone, or are going; newest first. */
export async function listGoneLetters(
  db: Database,
  newsletterId: number,
  { limit, before }: { limit: number; before?: string },
): Promise<Letter[]> {
  const older = before === undefined ? sql`` : sql`and l.date < ${before}`
  const { rows } = await sql<Row>`${facts} where l.newsletter_id = ${newsletterId}
    and l.state in ('sending', 'stopped', 'sent') and l.started_at is not null ${older}
    order by l.date desc limit ${limit}`.execute(db)
  return rows.map(toLetter)
}

/** The days of the letters before and after one, of those that have gone. */
export async function findDaysAround(
  db: Database,
  newsletterId: number,
  date: string,
): Promise<{ previous: string | null; next: string | null }> {
  const gone = sql`from letters where newsletter_id = ${newsletterId} and state in ('sending', 'stopped', 'sent')
    and started_at is not null`
  const { rows } = await sql<{ previous: string | null; next: string | null }>`select
      (select max(date) ${gone} and date < ${date}) as previous, (select min(date) ${gone} and date > ${date}) as next`.execute(
    db,
  )
  return rows[0] ?? { previous: null, next: null }
}

export type NewLetter = Pick<
  Letter,
  | 'newsletterId'
  | 'date'
  | 'origin'
  | 'state'
  | 'subject'
  | 'otherSubject'
  | 'previewText'
  | 'document'
  | 'language'
  | 'dueAt'
  | 'fillAt'
  | 'note'
>

/** Its id; undefined: the newsletter has one of this day already. */
export async function insertLetter(
  tx: DatabaseTransaction,
  letter: NewLetter,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into letters (newsletter_id, date, origin, state, subject, other_subject, preview_text, document, language,
      due_at, fill_at, composed_at, note)
    values (${letter.newsletterId}, ${letter.date}, ${letter.origin}, ${letter.state}, ${letter.subject},
      ${letter.otherSubject ?? null}, ${letter.previewText}, ${JSON.stringify(letter.document)}, ${letter.language},
      ${letter.dueAt ?? null}, ${letter.fillAt ?? null}, ${now}, ${letter.note})
    on conflict (newsletter_id, date) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function updateState(
  tx: DatabaseTransaction,
  id: number,
  { state, note }: { state: LetterState; note: string },
): Promise<void> {
  await sql`update letters set state = ${state}, note = ${note} where id = ${id}`.execute(tx)
}

/** It went to nobody, at that time. */
export async function markPast(tx: DatabaseTransaction, id: number, at: Temporal.Instant): Promise<void> {
  await sql`update letters set started_at = ${at}, finished_at = ${at}, frozen = 0 where id = ${id}`.execute(tx)
}

export type LetterContent = Pick<Letter, 'subject' | 'otherSubject' | 'previewText' | 'document'>

/** A written letter takes the place of what was there, before anybody has had it. */
export async function replaceLetter(
  tx: DatabaseTransaction,
  id: number,
  letter: LetterContent & Pick<Letter, 'origin' | 'state' | 'dueAt' | 'fillAt' | 'note'>,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update letters set origin = ${letter.origin}, state = ${letter.state}, subject = ${letter.subject},
      other_subject = ${letter.otherSubject ?? null}, preview_text = ${letter.previewText},
      document = ${JSON.stringify(letter.document)}, due_at = ${letter.dueAt ?? null}, fill_at = ${letter.fillAt ?? null},
      revision = revision + 1, composed_at = ${now}, note = ${letter.note} where id = ${id}`.execute(tx)
}

/** Whoever has not had it gets the next revision. */
export async function correctContent(
  tx: DatabaseTransaction,
  id: number,
  { subject, otherSubject, previewText, document }: LetterContent,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update letters set subject = ${subject}, other_subject = ${otherSubject ?? null},
      preview_text = ${previewText}, document = ${JSON.stringify(document)}, revision = revision + 1,
      corrected_at = ${now} where id = ${id}`.execute(tx)
}

/** What was left open is filled, and the letter may go when it is due. */
export async function fillLetter(
  tx: DatabaseTransaction,
  id: number,
  { document, state, dueAt, note }: { document: LetterDocument; note: string } & Pick<Letter, 'state' | 'dueAt'>,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update letters set document = ${JSON.stringify(document)}, state = ${state}, due_at = ${dueAt ?? null},
      fill_at = null, composed_at = ${now}, note = ${note} where id = ${id}`.execute(tx)
}

/** When something is to be put together or filled next; a newsletter whose turn nobody has found yet is due at once. */
/** Automatic letters are for somebody: without a reader a newsletter has none, and costs nothing. One look at an index. */
const IS_AUTOMATIC = sql`n.recipe <> '[]' and (select true from newsletter_subscriptions s
  where s.newsletter_id = n.id and s.status = 'confirmed' order by s.id limit 1)`

export async function earliestToCompose(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select least(
      (select min(coalesce(compose_at, '1970-01-01Z')) from newsletters n where ${IS_AUTOMATIC}),
      (select min(fill_at) from letters where fill_at is not null)) as at`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function countToCompose(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ due: number }>`select
      (select count(*) from newsletters n where ${IS_AUTOMATIC} and compose_at <= ${now})
      + (select count(*) from letters where fill_at <= ${now}) as due`.execute(db)
  return rows[0]?.due ?? 0
}

export type Planned = { id: number; slug: string; composeAt: Temporal.Instant | null; composeFor: string | null }

/** Newsletters with a letter to put together, or whose turn is to be found; locked, and left out where others do it. */
export async function lockToCompose(tx: DatabaseTransaction, now: Temporal.Instant): Promise<Planned[]> {
  const { rows } = await sql<Planned>`
    select id, slug, compose_at as "composeAt", compose_for as "composeFor" from newsletters n
    where ${IS_AUTOMATIC} and (compose_at is null or compose_at <= ${now})
    order by compose_at nulls first, position, id limit 1 for update skip locked`.execute(tx)
  return rows
}

export async function planCompose(
  tx: DatabaseTransaction,
  newsletterId: number,
  next: { composeAt: Temporal.Instant; day: string },
): Promise<void> {
  await sql`update newsletters set compose_at = ${next.composeAt}, compose_for = ${next.day}
    where id = ${newsletterId}`.execute(tx)
}

/** One written letter whose open blocks are due to be filled. */
export async function lockToFill(tx: DatabaseTransaction, now: Temporal.Instant): Promise<Letter | undefined> {
  const { rows } = await sql<Row>`${facts} where l.id = (
    select id from letters where fill_at <= ${now} order by fill_at limit 1 for update skip locked)`.execute(tx)
  return rows[0] && toLetter(rows[0])
}
