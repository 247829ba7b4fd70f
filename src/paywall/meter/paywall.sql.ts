import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Read } from './meter.rule.ts'
import { type PaywallPolicy, parseWindow, windowInText } from './policy.rule.ts'
import { type Pool, type PoolMatch, parsePoolAllowance } from './pool.rule.ts'

export type StoredPolicy = Omit<PaywallPolicy, 'zone'>

export async function loadPolicy(db: Database): Promise<StoredPolicy> {
  const { rows } = await sql<{
    allowance: number
    meter_window: string
    archive_after_days: number | null
    free_for_hours: number | null
    registered_bonus: number
    network_cap: number | null
    crawlers: boolean
    letter_pass_days: number | null
    letter_pass_browsers: number
    letter_passes_count: boolean
    version: number
  }>`select allowance, registered_bonus, network_cap, crawlers, meter_window, archive_after_days, free_for_hours,
      letter_pass_days, letter_pass_browsers, letter_passes_count, version
    from paywall_policy`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the paywall has no policy: the database was not migrated')
  return {
    allowance: row.allowance,
    registeredBonus: row.registered_bonus,
    networkCap: row.network_cap ?? undefined,
    crawlers: row.crawlers,
    letterPasses:
      row.letter_pass_days === null ? undefined : { days: row.letter_pass_days, browsers: row.letter_pass_browsers },
    letterPassesCount: row.letter_passes_count,
    pools: await loadPools(db),
    window: parseWindow(row.meter_window) ?? { kind: 'rolling', days: 30 },
    archiveAfterDays: row.archive_after_days ?? undefined,
    freeForHours: row.free_for_hours ?? undefined,
    version: row.version,
  }
}

export async function storePolicy(db: Database, policy: Omit<StoredPolicy, 'version'>): Promise<void> {
  await sql`update paywall_policy set
    allowance = ${policy.allowance}, registered_bonus = ${policy.registeredBonus},
    network_cap = ${policy.networkCap ?? null}, crawlers = ${policy.crawlers}, meter_window = ${windowInText(policy.window)},
    archive_after_days = ${policy.archiveAfterDays ?? null}, free_for_hours = ${policy.freeForHours ?? null},
    letter_pass_days = ${policy.letterPasses?.days ?? null},
    letter_pass_browsers = coalesce(${policy.letterPasses?.browsers ?? null}, letter_pass_browsers),
    letter_passes_count = ${policy.letterPassesCount},
    version = version + 1`.execute(db)
}

async function loadPools(db: Database): Promise<Pool[]> {
  const { rows } = await sql<{
    id: number
    name: string
    match_by: PoolMatch['by']
    match_value: string
    allowance: string
    position: number
  }>`select id, name, match_by, match_value, allowance, position from paywall_pools order by position, id`.execute(db)
  return rows.map(({ id, name, match_by, match_value, allowance, position }) => ({
    id,
    name,
    match: { by: match_by, value: match_value },
    allowance: parsePoolAllowance(allowance, Number.POSITIVE_INFINITY) ?? 0,
    order: position,
  }))
}

export async function storePool(db: Database, { name, match, allowance, order }: Omit<Pool, 'id'>): Promise<void> {
  await sql`insert into paywall_pools (name, match_by, match_value, allowance, position)
    values (${name}, ${match.by}, ${match.value}, ${String(allowance)}, ${order})
    on conflict (name) do update set match_by = excluded.match_by, match_value = excluded.match_value,
      allowance = excluded.allowance, position = excluded.position`.execute(db)
  await sql`update paywall_policy set version = version + 1`.execute(db)
}

export async function deletePool(db: Database, name: string): Promise<void> {
  await sql`delete from paywall_pools where name = ${name}`.execute(db)
  await sql`update paywall_policy set version = version + 1`.execute(db)
}

/** Newest last. `since` only bounds the search; the rule decides what counts. */
export async function listReads(db: Database, readerId: number, since: Temporal.Instant): Promise<Read[]> {
  const { rows } = await sql<{ group_id: number; opened_at: Temporal.Instant; pool_id: number | null }>`
    select group_id, opened_at, pool_id from reads where reader_id = ${readerId} and opened_at >= ${since}
    order by opened_at`.execute(db)
  return rows.map(({ group_id, opened_at, pool_id }) => ({
    groupId: group_id,
    openedAt: opened_at,
    ...(pool_id !== null && { poolId: pool_id }),
  }))
}

export async function storeReads(db: Database, readerId: number, reads: readonly Read[]): Promise<void> {
  if (reads.length === 0) return
  const groups = reads.map((read) => read.groupId)
  const times = reads.map((read) => read.openedAt.toString())
  const pools = reads.map((read) => read.poolId ?? null)
  // Articles that a pass names may be gone; a read of nothing needs no row.
  await sql`insert into reads (reader_id, group_id, opened_at, pool_id)
    select ${readerId}, opened.group_id, opened.opened_at, opened.pool_id
    from unnest(${groups}::bigint[], ${times}::timestamptz[], ${pools}::smallint[])
      as opened (group_id, opened_at, pool_id)
    join article_groups on article_groups.id = opened.group_id
    on conflict do nothing`.execute(db)
}

/** The hot path: one row, one round trip. */
export async function storeRead(db: Database, readerId: number, read: Read): Promise<void> {
  await sql`insert into reads (reader_id, group_id, opened_at, pool_id)
    values (${readerId}, ${read.groupId}, ${read.openedAt}, ${read.poolId ?? null}) on conflict do nothing`.execute(db)
}
