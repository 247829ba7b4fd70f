import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { PieceVersion } from '../binding/binding.module.ts'
import type { Book, IssueFile, IssueFileKind } from '../book/book.module.ts'

/** What readers have of an issue: its book without its pieces' texts, and what of which version they are. */
export type Revision = {
  id: number
  issueId: number
  number: number
  at: Temporal.Instant
  note: string
  book: Book
  sample: string | undefined
}

type Row = Omit<Revision, 'book' | 'sample'> & { book: unknown; sample: string | null }

const facts = sql`select r.id, r.issue_id as "issueId", r.number, r.at, r.note, r.book, r.sample
  from magazine_revisions r join magazine_issues i on i.id = r.issue_id and i.revision = r.number`

// What stands there was written by `insertRevision`, and by nothing else.
const toRevision = (row: Row): Revision => ({ ...row, book: row.book as Book, sample: row.sample ?? undefined })

/** The one that readers have. */
export async function findRevision(db: Database, issueId: number): Promise<Revision | undefined> {
  const { rows } = await sql<Row>`${facts} where r.issue_id = ${issueId}`.execute(db)
  return rows[0] && toRevision(rows[0])
}

export type ListedRevision = Revision & { date: string; issueNumber: number; releasedAt: Temporal.Instant }

/** Those that readers have, of all issues, the newest issue first. */
export async function listCurrentRevisions(db: Database): Promise<ListedRevision[]> {
  type Listed = Row & Pick<ListedRevision, 'date' | 'issueNumber' | 'releasedAt'>
  const { rows } = await sql<Listed>`select r.id, r.issue_id as "issueId", r.number, r.at, r.note, r.book, r.sample,
      i.date, i.number as "issueNumber", i.released_at as "releasedAt"
    from magazine_issues i join magazine_revisions r on r.issue_id = i.id and r.number = i.revision
    where i.state = 'released' order by i.date desc`.execute(db)
  return rows.map((row) => ({ ...row, ...toRevision(row) }))
}

export type NewRevision = Omit<Revision, 'id'> & { fingerprint: string; versions: readonly PieceVersion[] }

export async function insertRevision(
  tx: DatabaseTransaction,
  revision: NewRevision,
  files: readonly IssueFile[],
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into magazine_revisions (issue_id, number, at, note, fingerprint, book, sample)
    values (${revision.issueId}, ${revision.number}, ${revision.at}, ${revision.note}, ${revision.fingerprint},
      ${JSON.stringify(revision.book)}, ${revision.sample ?? null}) returning id`.execute(tx)
  const id = rows[0]?.id
  await sql`insert into magazine_revision_pieces (revision_id, slug, article_id, version_id)
    select ${id}, slug, "articleId", "versionId" from jsonb_to_recordset(${JSON.stringify(revision.versions)}::jsonb)
      as r (slug text, "articleId" bigint, "versionId" bigint)`.execute(tx)
  if (id !== undefined) await insertFiles(tx, id, files)
}

/** One that is there already stays. */
export async function insertFiles(
  tx: DatabaseTransaction,
  revisionId: number,
  files: readonly IssueFile[],
): Promise<void> {
  await sql`insert into magazine_files (revision_id, kind, key, bytes, etag, file_name, media_type)
    select ${revisionId}, kind, key, bytes, etag, "fileName", "mediaType" from jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
      as r (kind text, key text, bytes bigint, etag text, "fileName" text, "mediaType" text)
    on conflict do nothing`.execute(tx)
}

export async function listFiles(db: Database, revisionIds: readonly number[]): Promise<Map<number, IssueFile[]>> {
  type Stored = IssueFile & { kind: IssueFileKind; revision: number }
  const { rows } = await sql<Stored>`select revision_id as revision, kind, key, bytes, etag, file_name as "fileName",
    media_type as "mediaType" from magazine_files where revision_id = any(${[...revisionIds]}::bigint[])
    order by revision_id, kind`.execute(db)
  const files = new Map<number, IssueFile[]>()
  for (const { revision, ...file } of rows) files.set(revision, [...(files.get(revision) ?? []), file])
  return files
}

const versions = sql`select p.slug, a.group_id as "groupId", p.article_id as "articleId", p.version_id as "versionId"
  from magazine_revision_pieces p join articles a on a.id = p.article_id`

export async function listVersions(db: Database, revisionId: number): Promise<PieceVersion[]> {
  const { rows } = await sql<PieceVersion>`${versions} where p.revision_id = ${revisionId} order by p.slug`.execute(db)
  return rows
}

/** Only of those that are public now. */
export async function listPublicVersions(db: Database, revisionId: number): Promise<PieceVersion[]> {
  const { rows } = await sql<PieceVersion>`${versions} where p.revision_id = ${revisionId} and a.status = 'published'
    and a.in_magazine order by p.slug`.execute(db)
  return rows
}

/** Whether a file holds something that was withdrawn since it was made. */
export async function holdsWithdrawn(db: Database, key: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select exists (select 1 from magazine_files f
    join magazine_revision_pieces p on p.revision_id = f.revision_id join articles a on a.id = p.article_id
    where f.key = ${key} and (a.status <> 'published' or not a.in_magazine)) as holds`.execute(db)
  return rows[0]?.holds ?? false
}

/** Every later change of an issue, the newest first, with what it was. */
export async function listNotes(
  db: Database,
  issueIds: readonly number[],
): Promise<Map<number, { at: Temporal.Instant; text: string }[]>> {
  const { rows } = await sql<{ issueId: number; at: Temporal.Instant; text: string }>`
    select issue_id as "issueId", at, note as text from magazine_revisions
    where issue_id = any(${[...issueIds]}::bigint[]) and note <> '' order by issue_id, number desc`.execute(db)
  const notes = new Map<number, { at: Temporal.Instant; text: string }[]>()
  for (const { issueId, ...note } of rows) notes.set(issueId, [...(notes.get(issueId) ?? []), note])
  return notes
}

/** The number of the revision that readers have. */
export async function findCurrentId(db: Database, issueId: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select r.id from magazine_issues i
    join magazine_revisions r on r.issue_id = i.id and r.number = i.revision where i.id = ${issueId}`.execute(db)
  return rows[0]?.id
}
