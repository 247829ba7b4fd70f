import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

/** Any constant will do, as long as every Dateline uses the same one. */
export const MIGRATION_LOCK = 0x0da7e11e

export const MIGRATIONS_TABLE =
  'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())'

export type Migration = { name: string; sql: string; checksum: string }

const FOLDER = new URL('../../migrations/', import.meta.url)

/** All that this version knows, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      return { name, sql: text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the schema up to date, each file in a transaction of its own, alone under a session lock that dies with
 * its connection. A file that was applied and has changed since stops everything: migrations are immutable.
 */
export async function migrate(connection: pg.PoolConfig, migrations: Migration[]): Promise<string[]> {
  const client = new pg.Client({ ...connection, application_name: 'dateline migrate' })
  // A connection that breaks is met by the statement that needs it.
  client.on('error', () => {})
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(MIGRATIONS_TABLE)
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')
    const known = new Map(rows.map((row) => [row.name, row.checksum]))
    for (const migration of migrations) {
      const checksum = known.get(migration.name)
      if (checksum === migration.checksum) continue
      if (checksum)
        throw new Error(`migration ${migration.name} was changed after it was applied; add a new one instead`)
      await client.query('begin')
      try {
        await applyMigration(client, migration)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
      }
      applied.push(migration.name)
    }
    const unknown = [...known.keys()].filter((name) => !migrations.some((migration) => migration.name === name))
    if (unknown.length > 0) {
      throw new Error(`this database was migrated by a newer Dateline (${unknown.join(', ')}); start that one instead`)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** Within the caller's transaction. */
export async function applyMigration(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query(migration.sql)
  await client.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
}
