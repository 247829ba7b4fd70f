import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** The newest version that the hub has not heard of, and when it is to be told; undefined: it knows them all. */
export async function findAnnouncement(
  db: Database,
): Promise<{ versionId: number; dueAt: Temporal.Instant; tries: number } | undefined> {
  const { rows } = await sql<{ versionId: number; dueAt: Temporal.Instant; tries: number }>`
    select v.id as "versionId", coalesce(h.try_at, v.created_at) as "dueAt", coalesce(h.tries, 0) as tries
    from (select v.id, v.created_at from article_versions v join articles a on a.version_id = v.id
      where a.status = 'published' order by v.id desc limit 1) v
    left join hub_announcements h on true
    where h.version_id is null or v.id > h.version_id`.execute(db)
  return rows[0]
}

export async function storeAnnounced(db: Database, versionId: number): Promise<void> {
  await sql`insert into hub_announcements (version_id) values (${versionId})
    on conflict (id) do update set version_id = excluded.version_id, tries = 0, try_at = null`.execute(db)
}

/** Moves it on to `again` and counts the try; false where another process was faster. */
export async function claimAnnouncement(
  tx: Database,
  again: Temporal.Instant,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`insert into hub_announcements (version_id, tries, try_at) values (0, 1, ${again})
    on conflict (id) do update set tries = hub_announcements.tries + 1, try_at = excluded.try_at
      where hub_announcements.try_at is null or hub_announcements.try_at <= ${now}
    returning id`.execute(tx)
  return rows.length > 0
}
