import { randomBytes } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../platform/postgres/embeddedPostgres.ts'
import { holdDataFolder } from '../../platform/postgres/holdDataFolder.ts'
import { makeFolder } from '../../platform/writeDurably.ts'
import { type Config, ConfigProblem } from './config.ts'

export type ReachedDatabase = {
  connection: pg.PoolConfig
  /** In words, for the person who starts Dateline. */
  where: string
  /** A server that nobody else is connected to is stopped. */
  leave(): Promise<void>
}

/** The database that `DATABASE_URL` names, or the one in the data folder, started if nobody runs it. */
export async function reachDatabase(config: Config, log: (line: string) => void): Promise<ReachedDatabase> {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl }
    await assertServerVersion(connection)
    return { connection, where: new URL(config.databaseUrl).host || 'the local socket', leave: async () => {} }
  }
  const folder = join(config.dataFolder, 'postgres')
  const server = await startEmbeddedPostgres({ folder, log })
  return { connection: server.connection, where: folder, leave: () => server.stop() }
}

/** For `start`: the server is ours to look after, and no other `start` may run on the folder. */
export async function holdDatabase(
  config: Config,
  log: (line: string) => void,
  whenLost: (heldBy: string) => void,
): Promise<ReachedDatabase> {
  if (config.databaseUrl) return reachDatabase(config, log)
  const folder = join(config.dataFolder, 'postgres')
  const server = await startEmbeddedPostgres({ folder, log })
  const held = await holdDataFolder(server.connection, whenLost)
  if ('heldBy' in held) {
    await server.stop()
    throw new ConfigProblem(`the data folder ${config.dataFolder} is in use by ${held.heldBy}; stop that one first`)
  }
  return {
    connection: server.connection,
    where: folder,
    async leave() {
      await held.release()
      await server.stop()
    },
  }
}

/** No secret that we make is shorter; a shorter one is a file that was cut off or emptied, and anybody could guess it. */
const SHORTEST_SECRET = 32

/** Kept in the data folder, readable by its owner only, unless the environment has one. */
export async function findSecret(config: Config): Promise<string> {
  if (config.secret) return config.secret
  const path = join(config.dataFolder, 'secret')
  await makeFolder(config.dataFolder)
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  const secret = (known ?? (await makeSecret(path))).trim()
  if (secret.length < SHORTEST_SECRET) {
    throw new ConfigProblem(
      `the file ${path} holds no secret; put the right one back, or delete it to sign everybody out`,
    )
  }
  return secret
}

/** Under its name it is whole or not there: a process killed in between, or one that looks meanwhile, finds no empty one. */
async function makeSecret(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await link(draft, path)
  } catch (error) {
    // Another process was first; its secret is everybody's.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await file.close()
    await unlink(draft)
  }
  return readFile(path, 'utf8')
}

/** The SQL stays within PostgreSQL 15; an older server would fail at some later, worse moment. */
async function assertServerVersion(connection: pg.PoolConfig) {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
    if (Number(rows[0]?.version) < 150_000) throw new ConfigProblem('DATABASE_URL names a PostgreSQL older than 15')
  } catch (error) {
    if (error instanceof ConfigProblem) throw error
    throw new ConfigProblem(`DATABASE_URL cannot be reached: ${(error as Error).message}`)
  } finally {
    await client.end().catch(() => {})
  }
}
