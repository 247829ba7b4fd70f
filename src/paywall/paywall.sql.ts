import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import type { Read } from './meter.rule.ts'
import { type PaywallPolicy, parseWindow, windowInText } from './policy.rule.ts'

export type StoredPolicy = Omit<PaywallPolicy, 'zone'>

export async function loadPolicy(db: Database): Promise<StoredPolicy> {
  const { rows } = await sql<{
    allowance: number
    meter_window: string
    archive_after_days: number | null
    free_for_hours: number | null
    version: number
  }>`select allowance, meter_window, archive_after_days, free_for_hours, version from paywall_policy`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the paywall has no policy: the database was not migrated')
  return {
    allowance: row.allowance,
    window: parseWindow(row.meter_window) ?? { kind: 'rolling', days: 30 },
    archiveAfterDays: row.archive_after_days ?? undefined,
    freeForHours: row.free_for_hours ?? undefined,
    version: row.version,
  }
}

export async function storePolicy(db: Database, policy: Omit<StoredPolicy, 'version'>): Promise<void> {
  await sql`update paywall_policy set
    allowance = ${policy.allowance}, meter_window = ${windowInText(policy.window)},
    archive_after_days = ${policy.archiveAfterDays ?? null}, free_for_hours = ${policy.freeForHours ?? null},
    version = version + 1`.execute(db)
}

/** Newest last. `since` only bounds the search; the rule decides what counts. */
export async function loadReads(db: Database, readerId: number, since: Temporal.Instant): Promise<Read[]> {
  const { rows } = await sql<{ group_id: number; opened_at: Temporal.Instant }>`
    select group_id, opened_at from reads where reader_id = ${readerId} and opened_at >= ${since}
    order by opened_at`.execute(db)
  return rows.map((row) => ({ groupId: row.group_id, openedAt: row.opened_at }))
}

export async function storeReads(db: Database, readerId: number, reads: readonly Read[]): Promise<void> {
  if (reads.length === 0) return
  const groups = reads.map((read) => read.groupId)
  const times = reads.map((read) => read.openedAt.toString())
  // Articles that a pass names may be gone; a read of nothing needs no row.
  await sql`insert into reads (reader_id, group_id, opened_at)
    select ${readerId}, opened.group_id, opened.opened_at
    from unnest(${groups}::bigint[], ${times}::timestamptz[]) as opened (group_id, opened_at)
    join article_groups on article_groups.id = opened.group_id
    on conflict do nothing`.execute(db)
}

/** The hot path: one row, one round trip. */
export async function storeRead(db: Database, readerId: number, read: Read): Promise<void> {
  await sql`insert into reads (reader_id, group_id, opened_at)
    values (${readerId}, ${read.groupId}, ${read.openedAt}) on conflict do nothing`.execute(db)
}
