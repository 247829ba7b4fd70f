import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { markDatabaseAway } from './errors.ts'

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

export type DatabaseOptions = {
  max?: number
  /** After so long a statement is ended, which is a failure of its own (`isOutOfTime`). */
  statementMs?: number
  /** Each connection plans a statement once: for few connections that ask the same few things again and again. */
  prepared?: boolean
}

export function openDatabase(
  connection: pg.PoolConfig,
  { max = 10, statementMs = 15_000, prepared = false }: DatabaseOptions = {},
): OpenDatabase {
  const pool = new pg.Pool({
    ...connection,
    Client: prepared ? PreparingClient : MarkingClient,
    types,
    max,
    // A reader must never wait longer than this for a connection; the answer is then 503 with Retry-After.
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    options: `-c timezone=UTC -c statement_timeout=${statementMs} -c idle_in_transaction_session_timeout=30000`,
    application_name: connection.application_name ?? 'dateline',
  })
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {})
  // So would one that breaks between two statements of a transaction; the next statement meets it.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.connect = withMarkedFailures(pool.connect.bind(pool) as Ask) as typeof pool.connect
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, connection, close: () => db.destroy() }
}

/** What runs in the transaction that this client has begun, and ends with it. Times come back as text. */
export function asDatabase(client: pg.Client): Database {
  const connected = { query: client.query.bind(client), release() {} }
  const pool = { connect: async () => connected, end: async () => {} }
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

/** Runs `work` in one transaction; whatever it throws rolls everything back. Inside a transaction it joins it. */
export function inTransaction<T>(db: Database, work: (tx: DatabaseTransaction) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as DatabaseTransaction)
  return db.transaction().execute(work)
}

/** As `inTransaction`; inside a transaction, what fails is undone as far as here and the transaction may go on. */
export async function inOwnTransaction<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return inTransaction(db, work)
  await sql`savepoint own`.execute(db)
  try {
    const done = await work(db)
    await sql`release savepoint own`.execute(db)
    return done
  } catch (error) {
    // A lost connection has no transaction to go back in.
    await sql`rollback to savepoint own`.execute(db).catch(() => {})
    throw error
  }
}

type Ask = (...given: unknown[]) => unknown

class MarkingClient extends pg.Client {
  override query(...given: unknown[]): never {
    return withMarkedFailures((...all) => (super.query as Ask).apply(this, all))(...given) as never
  }
}

/** A connection keeps what it has planned; statements beyond so many different ones are planned each time. */
const MOST_PREPARED = 200

class PreparingClient extends MarkingClient {
  static readonly #names = new Map<string, string>()

  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given
    const name = typeof text === 'string' && Array.isArray(values) ? PreparingClient.#nameOf(text) : undefined
    return name === undefined ? super.query(...given) : super.query({ name, text, values }, ...rest)
  }

  static #nameOf(text: string): string | undefined {
    const names = PreparingClient.#names
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST_PREPARED) return known
    const name = `dateline ${names.size}`
    names.set(text, name)
    return name
  }
}

/** Everything that is asked of the database goes through two such functions, which answer by promise or by callback. */
function withMarkedFailures(ask: Ask): Ask {
  return (...given) => {
    const answer = given.at(-1)
    if (typeof answer === 'function') {
      given[given.length - 1] = (failure: unknown, ...rest: unknown[]) => answer(marked(failure), ...rest)
    }
    const asked = ask(...given)
    if (!(asked instanceof Promise)) return asked
    return asked.catch((failure) => {
      throw marked(failure)
    })
  }
}

function marked<T>(failure: T): T {
  if (failure instanceof Error && couldNotBeAsked(failure)) markDatabaseAway(failure)
  return failure
}

/**
 * 57P0x: shutting down, crashed, starting up, dropped; 08xxx: connection exceptions; 53300: too many connections; 53100:
 * its disk is full; 58030: its disk is broken.
 */
const SQLSTATES_AWAY = /^(?:57P0\d|08\w{3}|53300|53100|58030)$/
/** PostgreSQL gives a disk that it may not write, or no more of, a code that also means something else. */
const DISK_REFUSED = /: (?:Read-only file system|Permission denied|Disk quota exceeded)$/
/** What Node says of a socket: ECONNREFUSED, EPIPE, ENOENT, EAI_AGAIN. Its own `ERR_…` are our mistakes. */
const SYSTEM_ERRORS = /^E(?!RR_)[A-Z_]+$/
/** What `pg` and its pool say of a connection that they lost or did not get; they give no codes. */
const CONNECTION_LOST =
  /^(?:Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

function couldNotBeAsked(failure: Error): boolean {
  const { code } = failure as { code?: unknown }
  if (typeof code === 'string') {
    return SQLSTATES_AWAY.test(code) || SYSTEM_ERRORS.test(code) || DISK_REFUSED.test(failure.message)
  }
  return CONNECTION_LOST.test(failure.message)
}

/** PostgreSQL prints `2026-11-23 07:00:00.5+00`; Temporal wants a T and minutes in the offset. */
function isoFromPostgres(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
}
