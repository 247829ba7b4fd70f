import type pg from 'pg'

/** Everything one unit of work needs: its transaction, its instant, where this server answers, who asked. */
export interface Work {
  sql: pg.PoolClient
  nowMs: number
  baseUrl: string
  request: { id: string | null; idempotency_key: string | null }
}

export function seconds(work: Work): number {
  return Math.floor(work.nowMs / 1000)
}
