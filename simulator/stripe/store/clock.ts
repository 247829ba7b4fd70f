import type pg from 'pg'
import { setSetting, setting } from './database.ts'

/** The simulator's clock is the machine's plus an offset that lies in the database and only grows. */
export async function now(sql: pg.PoolClient | pg.Pool): Promise<number> {
  return Date.now() + (await offset(sql))
}

export async function offset(sql: pg.PoolClient | pg.Pool): Promise<number> {
  return Number((await setting(sql, 'clock_offset')) ?? 0)
}

/** Moves the clock forward to this instant; a clock that is already there or past it stays. */
export async function moveTo(sql: pg.PoolClient, instantMs: number): Promise<void> {
  const wanted = instantMs - Date.now()
  if (wanted > (await offset(sql))) await setSetting(sql, 'clock_offset', String(wanted))
}
