import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** A list with its filters, under a name. */
export type DeskView = { id: number; name: string; query: string; forAll: boolean; isOwn: boolean; by: string }

/** Somebody's own and everybody's, by name. */
export async function listViews(db: Database, staffId: number): Promise<DeskView[]> {
  const { rows } = await sql<DeskView>`
    select v.id, v.name, v.query, v.for_all as "forAll", v.staff_id = ${staffId} as "isOwn",
      coalesce(nullif(s.name, ''), split_part(s.email, '@', 1)) as by
    from desk_views v join staff s on s.id = v.staff_id
    where v.for_all or v.staff_id = ${staffId} order by lower(v.name), v.id`.execute(db)
  return rows
}

export async function countViewsOf(db: Database, staffId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from desk_views where staff_id = ${staffId}`.execute(db)
  return rows[0]?.count ?? 0
}

export type NewView = { name: string; query: string; staffId: number; forAll: boolean }

export async function insertView(tx: Database, view: NewView, now: Temporal.Instant): Promise<void> {
  const { name, query, staffId, forAll } = view
  await sql`insert into desk_views (name, query, staff_id, for_all, at)
    values (${name}, ${query}, ${staffId}, ${forAll}, ${now})`.execute(tx)
}

/** Its row stays locked. */
export async function lockView(tx: Database, id: number) {
  const { rows } = await sql<{ staffId: number; forAll: boolean; name: string }>`
    select staff_id as "staffId", for_all as "forAll", name from desk_views where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function renameView(tx: Database, id: number, name: string): Promise<void> {
  await sql`update desk_views set name = ${name} where id = ${id}`.execute(tx)
}

export async function deleteView(tx: Database, id: number): Promise<void> {
  await sql`delete from desk_views where id = ${id}`.execute(tx)
}
