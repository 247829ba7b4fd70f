import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Instant = Temporal.Instant

/** Until when the address is known to be this crawler's. */
export async function findVerdict(
  db: Database,
  address: string,
  crawler: string,
  now: Instant,
): Promise<Instant | undefined> {
  const { rows } = await sql<{ until: Instant }>`select until from crawler_verdicts
    where address = ${address} and crawler = ${crawler} and until > ${now}`.execute(db)
  return rows[0]?.until
}

/** What has expired goes with every new one, so that nothing has to sweep. */
export async function storeVerdict(
  db: Database,
  verdict: { address: string; crawler: string; until: Instant },
  now: Instant,
): Promise<void> {
  await sql`delete from crawler_verdicts where until <= ${now}`.execute(db)
  await sql`insert into crawler_verdicts (address, crawler, until)
    values (${verdict.address}, ${verdict.crawler}, ${verdict.until})
    on conflict (address, crawler) do update set until = excluded.until`.execute(db)
}

export async function loadRanges(db: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ crawler: string; ranges: string[] }>`select crawler, ranges from crawler_ranges`.execute(
    db,
  )
  return new Map(rows.map(({ crawler, ranges }) => [crawler, ranges]))
}

export async function storeRanges(db: Database, crawler: string, ranges: readonly string[], now: Instant) {
  await sql`insert into crawler_ranges (crawler, ranges, fetched_at) values (${crawler}, ${[...ranges]}, ${now})
    on conflict (crawler) do update set ranges = excluded.ranges, fetched_at = excluded.fetched_at`.execute(db)
}
