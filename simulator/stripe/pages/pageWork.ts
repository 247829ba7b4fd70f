import type pg from 'pg'
import type { Work } from '../request/work.ts'
import { now } from '../store/clock.ts'

export interface PageDeps {
  pool: pg.Pool
  baseUrl: string
}

export async function workOf(deps: PageDeps, sql: pg.PoolClient): Promise<Work> {
  return { sql, nowMs: await now(sql), baseUrl: deps.baseUrl, request: { id: null, idempotency_key: null } }
}
