import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../../platform/database.ts'

/** Any number: the first of the pair under which each worker holds a lock as long as it lives. */
const WORKERS = 0x0da7e155

export type Worker = {
  /** Its name in the ledger. */
  name: string
  /** False as soon as the database may take it for dead. */
  isAlive(): boolean
  leave(): Promise<void>
}

/**
 * Begins to be somebody in the ledger. Alive is who holds a lock of the database in a connection of its own, so that no
 * clock has to say who is dead: what dies, and what is cut off, loses it at once.
 */
export async function joinWorkers(connection: pg.PoolConfig, number: number): Promise<Worker> {
  const client = new pg.Client({ ...connection, application_name: 'dateline letters', keepAlive: true })
  let alive = true
  const gone = () => {
    alive = false
  }
  client.on('error', gone)
  client.on('end', gone)
  await client.connect()
  await client.query('select pg_advisory_lock($1, $2)', [WORKERS, number])
  return {
    name: String(number),
    isAlive: () => alive,
    async leave() {
      await client.end().catch(() => {})
    },
  }
}

/** The names of all who are at work. */
export async function livingWorkers(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`/* reads all: of the server’s databases, a few */
    select objid::text as name from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid = ${WORKERS}
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return rows.map(({ name }) => name)
}
