import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { IssueState } from '../book/book.module.ts'
import { COVER, type Issue, LETTER, type Piece } from './issue.ts'

type Row = {
  id: number
  date: string
  number: number | null
  state: IssueState
  due_at: Temporal.Instant | null
  appears_at: Temporal.Instant
  gathered_until: Temporal.Instant
  letter: unknown
  cover: unknown
  note: string
  released_at: Temporal.Instant | null
  revision: number
}

const facts = sql`select id, date, number, state, due_at, appears_at, gathered_until, letter, cover, note, released_at, revision
  from magazine_issues`

const toIssue = (row: Row): Issue => ({
  id: row.id,
  date: row.date,
  number: row.number ?? undefined,
  state: row.state,
  dueAt: row.due_at ?? undefined,
  appearsAt: row.appears_at,
  gatheredUntil: row.gathered_until,
  letter: row.letter === null ? undefined : LETTER.parse(row.letter),
  // JSON leaves away what is undefined.
  cover: COVER.parse(row.cover) as Issue['cover'],
  note: row.note,
  releasedAt: row.released_at ?? undefined,
  revision: row.revision,
})

export async function findIssue(db: Database, date: string): Promise<Issue | undefined> {
  const { rows } = await sql<Row>`${facts} where date = ${date}`.execute(db)
  return rows[0] && toIssue(rows[0])
}

export async function findIssueById(db: Database, id: number): Promise<Issue | undefined> {
  const { rows } = await sql<Row>`${facts} where id = ${id}`.execute(db)
  return rows[0] && toIssue(rows[0])
}

/** From here to the end of the transaction nobody else changes it, nor does a change of an article go past it unseen. */
export async function lockIssue(tx: DatabaseTransaction, id: number): Promise<Issue | undefined> {
  const { rows } = await sql<Row>`${facts} where id = ${id} for update`.execute(tx)
  return rows[0] && toIssue(rows[0])
}

/** The newest first; `released`: only those that are, or only those that are not. */
export async function listIssues(
  db: Database,
  { released, most }: { released?: boolean; most: number },
): Promise<Issue[]> {
  const where =
    released === undefined ? sql`` : released ? sql`where state = 'released'` : sql`where state <> 'released'`
  const { rows } = await sql<Row>`${facts} ${where} order by date desc limit ${most}`.execute(db)
  return rows.map(toIssue)
}

export type NewIssue = Pick<Issue, 'date' | 'appearsAt' | 'gatheredUntil'> & { dueAt: Temporal.Instant }

/** Its id; undefined: there is one of this day. */
export async function insertIssue(
  tx: DatabaseTransaction,
  issue: NewIssue,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into magazine_issues (date, state, due_at, appears_at, gathered_until, proposed_at)
    values (${issue.date}, 'proposed', ${issue.dueAt}, ${issue.appearsAt}, ${issue.gatheredUntil}, ${now})
    on conflict (date) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function listPieces(db: Database, issueId: number): Promise<Piece[]> {
  const { rows } = await sql<Piece>`select group_id as "groupId", language, place from magazine_pieces
    where issue_id = ${issueId} order by position`.execute(db)
  return rows
}

/** These and no others, in this order. */
export async function storePieces(tx: DatabaseTransaction, issueId: number, pieces: readonly Piece[]): Promise<void> {
  await sql`delete from magazine_pieces where issue_id = ${issueId}`.execute(tx)
  const rows = pieces.map(({ groupId, language, place }, position) => ({ position, group: groupId, language, place }))
  await sql`insert into magazine_pieces (issue_id, position, group_id, language, place)
    select ${issueId}, position, "group", language, place from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (position int, "group" bigint, language text, place text)`.execute(tx)
}

/** Article groups that stand as pieces in an issue already. */
export async function groupsInIssues(db: Database, groupIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ group_id: number }>`select distinct group_id from magazine_pieces
    where group_id = any(${[...groupIds]}::bigint[]) and place = 'piece'`.execute(db)
  return new Set(rows.map(({ group_id }) => group_id))
}

export async function storeGathered(tx: DatabaseTransaction, issueId: number, until: Temporal.Instant): Promise<void> {
  await sql`update magazine_issues set gathered_until = ${until} where id = ${issueId}`.execute(tx)
}

export async function storeState(
  tx: DatabaseTransaction,
  issueId: number,
  { state, note }: { state: 'proposed' | 'held'; note: string },
): Promise<void> {
  await sql`update magazine_issues set state = ${state}, note = ${note} where id = ${issueId}`.execute(tx)
}

export async function storeCover(tx: DatabaseTransaction, issueId: number, cover: Issue['cover']): Promise<void> {
  await sql`update magazine_issues set cover = ${JSON.stringify(cover)} where id = ${issueId}`.execute(tx)
}

export async function storeLetter(tx: DatabaseTransaction, issueId: number, letter: Issue['letter']): Promise<void> {
  await sql`update magazine_issues set letter = ${letter ? JSON.stringify(letter) : null}
    where id = ${issueId}`.execute(tx)
}

/** What was published up to here stands in the last issue before a day. */
export async function gatheredBefore(db: Database, date: string): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select gathered_until as at from magazine_issues
    where date < ${date} order by date desc limit 1`.execute(db)
  return rows[0]?.at
}

/** Where each piece stands that is public and may stand in the magazine, in the issue's order; in its language, or another. */
export async function slugsOfPieces(db: Database, issueId: number): Promise<(Piece & { slug: string | undefined })[]> {
  const { rows } = await sql<Piece & { slug: string | null }>`
    select p.group_id as "groupId", p.language, p.place, (select a.slug from articles a
      where a.group_id = p.group_id and a.status = 'published' and a.in_magazine
      order by a.language = p.language desc, a.id limit 1) as slug
    from magazine_pieces p where p.issue_id = ${issueId} order by p.position`.execute(db)
  return rows.map((row) => ({ ...row, slug: row.slug ?? undefined }))
}

/** Whatever its state: what was withdrawn can be taken out by its name. */
export async function groupOfArticle(db: Database, slug: string): Promise<number | undefined> {
  const { rows } = await sql<{
    groupId: number
  }>`select group_id as "groupId" from articles where slug = ${slug}`.execute(db)
  return rows[0]?.groupId
}
