import pg from 'pg'
import { asDatabase, type Database } from '../database.ts'
import { Fault } from '../errors.ts'
import { HOLD_JOBS } from '../hold.ts'
import { applyMigration, MIGRATION_LOCK, MIGRATIONS_TABLE, type Migration } from '../migrations.ts'
import { processName } from '../postgres/session.ts'
import type { ArchiveEntry } from './archive.ts'
import { type Manifest, nameOf, TABLES } from './manifest.ts'
import { connectForCopy, type FillingTable, fillTable, listTables, quoted, readTable } from './tables.ts'
import type { VerifiedBackup } from './verifyBackup.ts'

export type LoadingDatabase = {
  /** Takes every piece of a table, in the order of the backup. */
  load(entry: ArchiveEntry): Promise<void>
  /**
   * What was loaded is what was backed up, is up to date, and waits; `after` has its say within the transaction. Only
   * now is it there for others.
   */
  commit(after: {
    hold: (run: (text: string) => Promise<{ rows: unknown[] }>) => Promise<void>
    end: (tx: Database, now: Temporal.Instant) => Promise<void>
  }): Promise<Loaded>
  /** Leaves the database as it was, unless it was committed. */
  close(): Promise<void>
}

export type Loaded = {
  rows: number /** Tables that are not Dateline's: they are in the file, and not restored. */
  leftOut: string[]
}

const OURS = ['public', 'jobs', 'stripe_simulator']
/** The sessions of a killed process end a moment after it. */
const PATIENCE = "set lock_timeout = '10s'"

/** One line for what a newer or another Dateline has made. */
export function refuseOtherSchema(manifest: Manifest, migrations: readonly Migration[], jobsVersion: string) {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const unknown = manifest.migrations.filter(({ name, checksum }) => known.get(name) !== checksum)
  const newerJobs = manifest.schemas.some(
    ({ name, version }) => name === 'jobs' && Number(version) > Number(jobsVersion),
  )
  if (unknown.length === 0 && !newerJobs) return
  const why = unknown.length > 0 ? unknown.map(({ name }) => name).join(', ') : 'its jobs'
  throw new Fault(
    'conflict',
    'backup-newer',
    `The backup was made by a newer Dateline (${manifest.dateline}: ${why}); restore it with that one. Nothing was written.`,
  )
}

/** All in one transaction, alone: whoever starts meanwhile waits where migrations are applied. */
export async function openForLoading(
  connection: pg.PoolConfig,
  backup: VerifiedBackup,
  migrations: readonly Migration[],
): Promise<LoadingDatabase> {
  const { manifest } = backup
  const client = await connectForCopy(connection, 'dateline restore')
  let current: { key: string; table: FillingTable } | undefined
  const leftOut: string[] = []
  try {
    await client.query(PATIENCE)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]).catch(() => {
      throw inUse('one that migrates or restores')
    })
    await refuseInUse(client)
    await refuseFilled(client)
    await client.query('begin')
    await makeTables(client, manifest, migrations)
  } catch (error) {
    await client.end()
    throw error
  }
  const tables = new Map((await listTables(client, OURS)).map((table) => [nameOf(table), table]))

  async function endTable() {
    await current?.table.end()
    current = undefined
  }

  return {
    async load({ name, body }) {
      const key = name.slice(TABLES.length, name.lastIndexOf('/'))
      if (current?.key !== key) {
        await endTable()
        const stored = manifest.tables.find((table) => nameOf(table) === key)
        if (!stored || !tables.has(key)) {
          if (!leftOut.includes(key)) leftOut.push(key)
          for await (const _ of body);
          return
        }
        current = { key, table: fillTable(client, stored) }
      }
      for await (const chunk of body) await current.table.write(chunk)
    },
    async commit({ hold, end }) {
      await endTable()
      for (const { last, called, ...sequence } of manifest.sequences) {
        const { rows } = await client.query('select to_regclass($1) is not null as there', [quoted(sequence)])
        if (rows[0]?.there) await client.query('select setval($1, $2, $3)', [quoted(sequence), last, called])
      }
      await client.query('set constraints all immediate')
      await switchTriggers(client, 'enable')
      let rows = 0
      for (const stored of manifest.tables) {
        const table = tables.get(nameOf(stored))
        if (!table) continue
        const found = await readTable(client, { ...table, columns: stored.columns })
        if (found.rows !== stored.rows || found.sha256 !== stored.sha256)
          throw new Error(`table ${nameOf(stored)} did not come out as it was backed up; nothing was restored`)
        rows += found.rows
      }
      for (const migration of migrations)
        if (!manifest.migrations.some(({ name }) => name === migration.name)) await applyMigration(client, migration)
      const now = await holdJobs(client, backup)
      await hold((text) => client.query(text))
      await end(asDatabase(client), now)
      await client.query('commit')
      // Only so that the first queries are planned well; the server does it by itself later.
      await client.query('analyze').catch(() => {})
      return { rows, leftOut }
    },
    close: () => client.end(),
  }
}

async function makeTables(client: pg.Client, manifest: Manifest, migrations: readonly Migration[]) {
  await client.query(MIGRATIONS_TABLE)
  for (const { name } of manifest.migrations) {
    const migration = migrations.find((known) => known.name === name)
    if (migration) await client.query(migration.sql)
  }
  for (const { sql } of manifest.schemas) await client.query(sql)
  // What migrations put into their tables is in the backup, as it has become.
  for (const table of (await listTables(client, OURS)).toReversed()) {
    const { rows } = await client.query(`select exists(select from ${quoted(table)}) as filled`)
    if (rows[0]?.filled) await client.query(`delete from ${quoted(table)}`)
  }
  await switchTriggers(client, 'disable')
}

/** What triggers made of rows is in the backup too; made again, it would be there twice. Those that check go on checking. */
async function switchTriggers(client: pg.Client, to: 'enable' | 'disable') {
  const { rows } = await client.query<{ schema: string; table: string; name: string }>(
    `select n.nspname as schema, c.relname as table, t.tgname as name
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and t.tgconstraint = 0 and n.nspname = 'public'`,
  )
  for (const { schema, table, name } of rows)
    await client.query(`alter table ${quoted({ schema, name: table })} ${to} trigger ${pg.escapeIdentifier(name)}`)
}

/** By Dateline's clock, whose offset has come along. */
async function holdJobs(client: pg.Client, { manifest, sha256 }: VerifiedBackup): Promise<Temporal.Instant> {
  const { rows } = await client.query<{ offset: string }>('select offset_ms::text as offset from clock')
  const now = Temporal.Now.instant().add({ milliseconds: Number(rows[0]?.offset ?? 0) })
  await client.query('insert into restores (backup, made_at, restored_at) values ($1, $2, $3)', [
    sha256,
    manifest.madeAt,
    now.toString(),
  ])
  await client.query(HOLD_JOBS)
  return now
}

async function refuseInUse(client: pg.Client) {
  const deadline = performance.now() + 3_000
  for (;;) {
    const { rows } = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
          and application_name like 'dateline%' and application_name <> $1 order by 1 limit 1`,
      [processName],
    )
    if (!rows[0]) return
    if (performance.now() > deadline) throw inUse(rows[0].name)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const inUse = (by: string) =>
  new Fault('conflict', 'restore-in-use', `A running Dateline is connected to this database (${by}); stop it first.`)

async function refuseFilled(client: pg.Client) {
  const [table] = await listTables(client, OURS)
  if (table)
    throw new Fault(
      'conflict',
      'restore-database-filled',
      `The database is not empty (it has the table ${nameOf(table)}); restore into a new one. Nothing was written.`,
    )
}
