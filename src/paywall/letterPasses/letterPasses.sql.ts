import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { CountedBrowsers } from './browsers.rule.ts'
import type { LetterPass } from './letterPass.rule.ts'

export type PassHolder = {
  /** Of the ledger. */
  token: string
  sentAt: Temporal.Instant
  standing: 'visitor' | 'reader' | 'trial' | 'subscriber' | 'lapsed'
  language: string
  arm: 'a' | 'b'
  readerId: number | undefined
  /** Nothing of what they do with letters is to be counted. */
  objects: boolean
}

/** To whom the letter was sent; undefined where it was not, or the line of the ledger is of another letter. */
export async function findHolder(db: Database, { letterId, recipientId }: LetterPass): Promise<PassHolder | undefined> {
  const { rows } = await sql<{
    token: string
    sent_at: Temporal.Instant
    standing: PassHolder['standing']
    language: string
    arm: PassHolder['arm']
    reader_id: number | null
    objects: boolean
  }>`select token, sent_at, standing, language, arm, reader_id,
      exists (select from letter_objections o where o.email_key = r.email_key) as objects
    from letter_recipients r where id = ${recipientId} and letter_id = ${letterId} and sent_at is not null`.execute(db)
  const row = rows[0]
  return (
    row && {
      token: row.token,
      sentAt: row.sent_at,
      standing: row.standing,
      language: row.language,
      arm: row.arm,
      readerId: row.reader_id ?? undefined,
      objects: row.objects,
    }
  )
}

/** The article groups that stand in a letter, and the links that somebody has written into it. */
export async function findNamed(db: Database, letterId: number): Promise<{ groupIds: number[]; links: string[] }> {
  const { rows } = await sql<{ groups: number[]; links: string[] }>`
    select jsonb_path_query_array(document, '$.**.groupId') as groups,
      jsonb_path_query_array(document, '$.**.href') as links
    from letters where id = ${letterId}`.execute(db)
  return { groupIds: rows[0]?.groups ?? [], links: rows[0]?.links ?? [] }
}

export async function groupsOfSlugs(db: Database, slugs: readonly string[]): Promise<number[]> {
  if (slugs.length === 0) return []
  const { rows } = await sql<{ group_id: number }>`
    select group_id from articles where slug = any(${[...slugs]}::text[])`.execute(db)
  return rows.map(({ group_id }) => group_id)
}

/** Until the transaction ends nobody else counts browsers of this pass. */
export async function lockPass(tx: Database, recipientId: number, now: Temporal.Instant): Promise<CountedBrowsers> {
  await sql`insert into letter_passes (recipient_id, opened_at) values (${recipientId}, ${now})
    on conflict do nothing`.execute(tx)
  await sql`select 1 from letter_passes where recipient_id = ${recipientId} for update`.execute(tx)
  return listBrowsers(tx, recipientId)
}

export async function listBrowsers(db: Database, recipientId: number): Promise<CountedBrowsers> {
  const { rows } = await sql<{
    scans: number
    scanned_at: Temporal.Instant | null
    id: number | null
    since: Temporal.Instant
    kept: boolean
  }>`select p.scans, p.scanned_at, b.id, b.since, b.kept
    from letter_passes p left join letter_pass_browsers b on b.recipient_id = p.recipient_id
    where p.recipient_id = ${recipientId} order by b.id`.execute(db)
  return {
    browsers: rows.flatMap(({ id, since, kept }) => (id === null ? [] : [{ id, since, kept }])),
    scans: rows[0]?.scans ?? 0,
    scannedAt: rows[0]?.scanned_at ?? undefined,
  }
}

export async function insertBrowser(tx: Database, recipientId: number, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into letter_pass_browsers (recipient_id, since)
    values (${recipientId}, ${now}) returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

export async function markKept(tx: Database, id: number): Promise<void> {
  await sql`update letter_pass_browsers set kept = true where id = ${id}`.execute(tx)
}

export async function deleteBrowsers(tx: Database, ids: readonly number[]): Promise<void> {
  await sql`delete from letter_pass_browsers where id = any(${[...ids]}::bigint[])`.execute(tx)
}

export async function countScans(
  tx: Database,
  recipientId: number,
  count: number,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update letter_passes set scans = scans + ${count}, scanned_at = ${now}
    where recipient_id = ${recipientId}`.execute(tx)
}

export async function earliestOpened(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(opened_at) as at from letter_passes`.execute(
    db,
  )
  return rows[0]?.at ?? undefined
}

/** With their browsers. */
export async function deletePasses(db: Database, until: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from letter_passes where opened_at <= ${until}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
