import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/**
 * A pool or a transaction. SQL is written in `.sql.ts` files with Kysely's `sql` template, which binds every value.
 * Times cross this border as `timestamptz` ↔ `Temporal.Instant`, 64-bit numbers as `number` (ids stay far below 2⁵³).
 */
export type Database = Kysely<unknown>
export type DatabaseTransaction = Transaction<unknown>

export type OpenDatabase = {
  db: Database
  pool: pg.Pool
  connection: pg.PoolConfig
  close(): Promise<void>
}

const INT8 = 20
const TIMESTAMPTZ = 1184
const DATE = 1082

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return (text: string) => Number(text)
    if (oid === TIMESTAMPTZ) return (text: string) => Temporal.Instant.from(isoFromPostgres(text))
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

// A Date or Temporal value handed to `pg` becomes text through this hook; Temporal.Instant prints RFC 3339.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  value(this: Temporal.Instant) {
    return this.toString()
  },
  configurable: true,
})

export function openDatabase(connection: pg.PoolConfig, options: { max?: number } = {}): OpenDatabase {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: options.max ?? 10,
    // A reader must never wait longer than this for a connection; the answer is then 503 with Retry-After.
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    options: '-c timezone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
    application_name: connection.application_name ?? 'dateline',
  })
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {})
  // So would one that breaks between two statements of a transaction; the next statement meets it.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, connection, close: () => db.destroy() }
}

/** Runs `work` in one transaction; whatever it throws rolls everything back. Inside a transaction it joins it. */
export function inTransaction<T>(db: Database, work: (tx: DatabaseTransaction) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as DatabaseTransaction)
  return db.transaction().execute(work)
}

/** PostgreSQL prints `2026-11-23 07:00:00.5+00`; Temporal wants a T and minutes in the offset. */
function isoFromPostgres(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
}
