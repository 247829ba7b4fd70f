import { randomInt } from 'node:crypto'
import type pg from 'pg'
import { setting } from '../store/database.ts'

/** How an API call goes wrong: answered with an error or not at all, before or after its effects are on disk. */
const FAULTS = ['error before', 'error after', 'drop before', 'drop after'] as const
export type Fault = (typeof FAULTS)[number]

const SCALE = 1_000_000

export async function failureRate(sql: pg.PoolClient | pg.Pool): Promise<number> {
  return Number((await setting(sql, 'fail')) ?? 0)
}

export async function pickFault(sql: pg.PoolClient): Promise<Fault | undefined> {
  const rate = await failureRate(sql)
  if (rate === 0 || randomInt(SCALE) >= rate * SCALE) return undefined
  return FAULTS[randomInt(FAULTS.length)]
}
