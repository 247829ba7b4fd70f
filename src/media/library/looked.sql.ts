import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/**
 * Notes that these came with a file that somebody looks at: those that are new with it, and those that came so before and
 * have their time from now on. What somebody has brought to the library meanwhile stays there.
 */
export async function markLooked(
  db: Database,
  { all, fresh }: { all: readonly string[]; fresh: readonly string[] },
  now: Temporal.Instant,
): Promise<void> {
  if (all.length === 0) return
  await sql`update pictures set looked_at = ${now} where id = any(${[...all]}) and not is_used
    and uploaded_by is null and (looked_at is not null or id = any(${[...fresh]}))`.execute(db)
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
