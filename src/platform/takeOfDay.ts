import { sql } from 'kysely'
import type { Database } from './database.ts'

/** So much in a day, for all processes together. */
export type DailyBudget = { name: string; most: number }

/**
 * Takes up to `wanted` of a day's budget and says how many there were. What a process takes and does not use is lost
 * when it ends, so a block should be small against the whole.
 */
export async function takeOfDay(db: Database, budget: DailyBudget, day: string, wanted: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    insert into daily_budgets as b (name, day, taken) values (${budget.name}, ${day}, ${wanted})
    on conflict (name, day) do update set taken = b.taken + excluded.taken where b.taken < ${budget.most}
    returning taken`.execute(db)
  const taken = rows[0]?.taken
  if (taken === undefined) return 0
  // The first of a day sweeps; the day before stays for processes whose clocks lag behind.
  if (taken === wanted) await sql`delete from daily_budgets where day < ${day}::date - 1`.execute(db)
  return Math.max(0, wanted - Math.max(0, taken - budget.most))
}
