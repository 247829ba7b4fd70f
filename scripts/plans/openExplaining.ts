import type pg from 'pg'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { type PlanNode, readsAll } from './judgePlan.ts'

export type Explained = { text: string; plan: PlanNode }

export type ExplainingDatabase = {
  db: Database
  /** Every query since the last time, with the plan that PostgreSQL made for it and its values. */
  take(): Explained[]
  close(): Promise<void>
}

/** A database whose every query is explained before it is run; one that says that it reads all of a table is not run. */
export function openExplaining(connection: pg.PoolConfig): ExplainingDatabase {
  const { db, pool, close } = openDatabase(connection, { max: 1, statementMs: 60_000 })
  let explained: Explained[] = []
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as unknown as (...given: unknown[]) => Promise<pg.QueryResult>
    Object.assign(client, {
      async query(text: string, values?: unknown[]) {
        if (/^(?:\s|\/\*.*?\*\/)*(?:select|insert|update|delete|with)\b/i.test(text)) {
          const { rows } = await ask(`explain (format json) ${text}`, values)
          const [{ 'QUERY PLAN': said }] = rows as [{ 'QUERY PLAN': [{ Plan: PlanNode }] }]
          explained.push({ text, plan: said[0].Plan })
          // It takes as long as it says.
          if (readsAll(text)) return { rows: [], rowCount: 0, command: '' }
        }
        return ask(text, values)
      },
    })
  })
  return {
    db,
    take() {
      const taken = explained
      explained = []
      return taken
    },
    close,
  }
}
