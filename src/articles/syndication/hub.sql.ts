import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** The last change of the feeds that the hub has not heard of, and when it is to be told; undefined: it knows them all. */
export async function findAnnouncement(
  db: Database,
): Promise<{ change: number; dueAt: Temporal.Instant; tries: number } | undefined> {
  const { rows } = await sql<{ change: number; dueAt: Temporal.Instant; tries: number }>`
    select a.feed_change as change, coalesce(h.try_at, v.created_at) as "dueAt", coalesce(h.tries, 0) as tries
    from (select feed_change, version_id from articles
      where feed_change is not null order by feed_change desc limit 1) a
    join article_versions v on v.id = a.version_id
    left join hub_announcements h on true
    where h.feed_change is null or a.feed_change > h.feed_change`.execute(db)
  return rows[0]
}

export async function storeAnnounced(db: Database, change: number): Promise<void> {
  await sql`insert into hub_announcements (feed_change) values (${change})
    on conflict (id) do update set feed_change = excluded.feed_change, tries = 0, try_at = null`.execute(db)
}

/** Moves it on to `again` and counts the try; false where another process was faster. */
export async function claimAnnouncement(
  tx: Database,
  again: Temporal.Instant,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`insert into hub_announcements (feed_change, tries, try_at) values (0, 1, ${again})
    on conflict (id) do update set tries = hub_announcements.tries + 1, try_at = excluded.try_at
      where hub_announcements.try_at is null or hub_announcements.try_at <= ${now}
    returning id`.execute(tx)
  return rows.length > 0
}
