import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Lease } from './rights.rule.ts'

export type StoredLease = Lease & { id: number; pictureId: string; staffId: number; at: Temporal.Instant }

type Row = Omit<StoredLease, 'from' | 'until'> & { from: string | null; until: string | null }

const dayOf = (day: string | null) => (day === null ? undefined : Temporal.PlainDate.from(day))
const columns = sql`id, picture_id as "pictureId", kind, from_day::text as "from", until_day::text as "until", note,
  staff_id as "staffId", at`

/** Of all these pictures, those that end first standing first. */
export async function listLeases(db: Database, pictureIds: readonly string[]): Promise<StoredLease[]> {
  if (pictureIds.length === 0) return []
  const { rows } = await sql<Row>`select ${columns} from picture_leases where picture_id = any(${[...pictureIds]})
    order by until_day, id`.execute(db)
  return rows.map(({ from, until, ...row }) => ({ ...row, from: dayOf(from), until: dayOf(until) }))
}

export type KnownPicture = { id: string; credit: string; isDecorative: boolean }

/** Those of these that are in the library. */
export async function knownPictures(db: Database, ids: readonly string[]): Promise<KnownPicture[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KnownPicture>`select id, coalesce(credit, '') as credit, decorative as "isDecorative"
    from pictures where id = any(${[...ids]})`.execute(db)
  return rows
}

export async function insertLease(
  tx: DatabaseTransaction,
  lease: Lease & { pictureId: string; staffId: number },
  now: Temporal.Instant,
): Promise<void> {
  const { pictureId, kind, from, until, note, staffId } = lease
  await sql`insert into picture_leases (picture_id, kind, from_day, until_day, note, staff_id, at)
    values (${pictureId}, ${kind}, ${from?.toString() ?? null}::date, ${until?.toString() ?? null}::date, ${note},
      ${staffId}, ${now})`.execute(tx)
}

/** What it said; undefined: there is none of this number at this picture. */
export async function deleteLease(tx: DatabaseTransaction, pictureId: string, id: number): Promise<Lease | undefined> {
  const { rows } = await sql<Row>`delete from picture_leases where id = ${id} and picture_id = ${pictureId}
    returning ${columns}`.execute(tx)
  const [row] = rows
  return row && { kind: row.kind, from: dayOf(row.from), until: dayOf(row.until), note: row.note }
}

export type EndingLease = { pictureId: string; until: Temporal.PlainDate; caption: string; note: string }

/** What is allowed until a day between these, both included: of used pictures, those that end first standing first. */
export async function listEndingLeases(
  db: Database,
  days: { from: string; until: string },
  most: number,
): Promise<EndingLease[]> {
  const { rows } = await sql<Omit<EndingLease, 'until'> & { until: string }>`
    select l.picture_id as "pictureId", l.until_day::text as until, coalesce(nullif(p.caption, ''), p.alt) as caption, l.note
    from picture_leases l join pictures p on p.id = l.picture_id
    where l.kind = 'allow' and l.until_day between ${days.from}::date and ${days.until}::date and p.is_used
    order by l.until_day, l.id limit ${most}`.execute(db)
  return rows.map((row) => ({ ...row, until: Temporal.PlainDate.from(row.until) }))
}
