import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterEach } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate, readMigrations } from '../../src/platform/migrations.ts'
import { postmasterOf, startEmbeddedPostgres } from '../../src/platform/postgres/embeddedPostgres.ts'

export interface TestDatabase {
  readonly connection: pg.PoolConfig
  readonly url: string
  /** Once one of this file's tests has failed it keeps the database and says where it is. Close your pools first. */
  drop(): Promise<void>
}

export interface TestTemplate {
  /** Changes when what `prepare` makes would change. */
  readonly hash: string
  prepare(connection: pg.PoolConfig): Promise<void>
}

const serverFolder = fileURLToPath(new URL('../../.test-data/postgres', import.meta.url))

// Tests may lose their data with the machine; everything else is as in earnest.
export const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

// Any number will do: with the template's own one beside it, the lock of whoever makes that template.
const TEMPLATE_LOCK = 0x74657374

/**
 * A database of its own for one test file, a copy of the migrated template, or of `template`, or empty for `'empty'`.
 * Call it at the top of the file: `const database = await createTestDatabase('paywall'); after(() => database.drop())`.
 */
export async function createTestDatabase(name: string, template?: TestTemplate | 'empty'): Promise<TestDatabase> {
  let failed = false
  afterEach((test) => {
    if ('passed' in test && !test.passed) failed = true
  })
  const made = await makeDatabase(name, template)
  return {
    ...made,
    async drop() {
      if (failed) console.error(`A test failed; its database is kept until this file runs again: ${made.url}`)
      else await made.drop()
    },
  }
}

/** A database of its own, for whoever drops it in any case. */
export async function makeDatabase(name: string, template?: TestTemplate | 'empty'): Promise<TestDatabase> {
  const server = await testServer()
  const source =
    template === 'empty' ? 'template0' : await readyTemplate(server, template ?? (await migratedTemplate()))
  const prefix = `test_${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)}`
  const database = `${prefix}_${process.pid}_${sequence++}`
  await inServer(server, async (client) => {
    await dropAbandoned(client, prefix)
    await client.query(`create database ${database} template ${source}`)
  })
  const connection = { ...server, database }
  return {
    connection,
    url: connectionUrl(connection),
    drop: () => inServer(server, (client) => client.query(`drop database if exists ${database} with (force)`)),
  }
}

/** One that somebody else made, and keeps. */
export function databaseAt(url: string): TestDatabase {
  return { connection: fromUrl(url), url, drop: async () => {} }
}

let sequence = 0

/** Where the server of this test run is; the first caller of all processes starts it. */
export async function testServer(): Promise<pg.PoolConfig> {
  const url = process.env.TEST_DATABASE_URL
  started ??= url ? Promise.resolve(fromUrl(url)) : startServer()
  return await started
}

let started: Promise<pg.PoolConfig> | undefined

/** To be called once, after all test processes have ended. A server that other test runs use goes on. */
export async function stopTestServer(): Promise<void> {
  if (process.env.TEST_DATABASE_URL || postmasterOf(serverFolder) === undefined) return
  const server = await startEmbeddedPostgres({ folder: serverFolder, log: () => {}, settings: hasty })
  await server.stop()
}

/** What the migrations make of an empty database. */
async function migratedTemplate(): Promise<TestTemplate> {
  const migrations = await readMigrations()
  return {
    hash: migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n'),
    async prepare(connection) {
      await migrate(connection, migrations)
    },
  }
}

async function startServer(): Promise<pg.PoolConfig> {
  const options = { folder: serverFolder, log: () => {}, settings: hasty }
  const server = await startEmbeddedPostgres(options).catch(async (error) => {
    // Written in haste, it may not survive the machine's end or a newer PostgreSQL; nothing in it is worth mending.
    if (!/did not start|was written by/.test((error as Error).message) || postmasterOf(serverFolder)) throw error
    await rm(serverFolder, { recursive: true, force: true })
    return await startEmbeddedPostgres(options)
  })
  return server.connection
}

async function readyTemplate(server: pg.PoolConfig, template: TestTemplate): Promise<string> {
  const digest = createHash('sha256').update(template.hash).digest()
  const name = `dateline_template_${digest.toString('hex').slice(0, 16)}`
  const draft = `${name}_draft`
  await inServer(server, async (client) => {
    // Its own: filling one with a hundred thousand articles takes a minute, and others want only what the migrations make.
    await client.query('select pg_advisory_lock($1, $2)', [TEMPLATE_LOCK, digest.readInt32BE(0)])
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount) return
    await dropOldTemplates(client)
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template template0`)
    await template.prepare({ ...server, database: draft })
    // Whoever connects to a template keeps others from copying it.
    await client.query(`alter database ${draft} with allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [draft])
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}

/** Every change of a migration makes another template. Of several that are made at once, each looks by itself. */
async function dropOldTemplates(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'dateline\\_template\\_%'
        and (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '1 day'`,
  )
  for (const { name } of rows) await client.query(`drop database if exists ${name}`)
  await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
}

/** Databases that failed runs of the same file kept. */
async function dropAbandoned(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [`${prefix}_`],
  )
  for (const { name } of rows) {
    const pid = new RegExp(`^${prefix}_(\\d+)_\\d+$`).exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await client.query(`drop database if exists ${name} with (force)`)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function inServer(server: pg.PoolConfig, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function fromUrl(text: string): pg.PoolConfig {
  const url = new URL(text)
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || url.searchParams.get('port') || 5432),
    user: decodeURIComponent(url.username),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    database: url.pathname.slice(1),
    ssl: false,
  }
}

export function connectionUrl({ host = '', port, user = '', password, database }: pg.PoolConfig): string {
  const account = encodeURIComponent(user) + (typeof password === 'string' ? `:${encodeURIComponent(password)}` : '')
  return host.startsWith('/')
    ? `postgres://${account}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgres://${account}@${host}:${port}/${database}`
}
