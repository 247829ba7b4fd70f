import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Notes that these came with a file that somebody looks at. */
export async function markLooked(db: Database, ids: readonly string[], now: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update pictures set looked_at = ${now} where id = any(${[...ids]}) and not is_used and uploaded_by is null`.execute(
    db,
  )
}

/** Somebody looks at these again, with another file: they stay as long as if they had come with it. */
export async function renewLooked(db: Database, ids: readonly string[], now: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update pictures set looked_at = ${now} where id = any(${[...ids]}) and looked_at is not null`.execute(db)
}

/** From now on it is in the library. */
export async function clearLooked(db: Database, id: string): Promise<void> {
  await sql`update pictures set looked_at = null where id = ${id} and looked_at is not null`.execute(db)
}

export async function oldestLooked(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(looked_at) as at from pictures
    where looked_at is not null`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function listLookedUntil(db: Database, until: Temporal.Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from pictures where looked_at <= ${until}
    order by looked_at limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}
