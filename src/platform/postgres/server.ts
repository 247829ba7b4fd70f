import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { chooseAccount, programEnvironment } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import {
  databaseName,
  databaseUser,
  firstComplaint,
  isDiskFull,
  makeCluster,
  readPassword,
  refuseOtherMajor,
  type Settings,
  settingsMark,
  wasShutDown,
  writeSettings,
} from './cluster.ts'
import { endOrphans, findPostmaster, type Postmaster, readPidFile, stopPostmaster } from './postmaster.ts'
import { processName } from './session.ts'
import { makeSocketFolder } from './socketFolder.ts'
import { diskFull, StartProblem } from './startProblem.ts'

export interface Place {
  /** Absolute and without symbolic links, so that one folder has one name. */
  readonly folder: string
  readonly cluster: string
  readonly log: (line: string) => void
}

export interface RunningServer {
  readonly connection: pg.PoolConfig
  readonly adopted: boolean
}

// After a crash with much unwritten work PostgreSQL replays for a while; it says so, and waiting is right.
const recoveryPatience = 300_000
// A server that has not even opened its socket after this, or does not answer on it, hangs. A busy machine is no reason to end one.
const hangPatience = 20_000
// How long the next start tries again while remains of the last server go away.
const remainsPatience = 5_000
const logLimit = 4 * 1024 * 1024

/**
 * To be called under the start lock. With `afterCrash` a server that was ended in order stays ended:
 * somebody wanted that.
 */
export async function bringUp(
  place: Place,
  binaries: PostgresBinaries,
  settings: Settings,
  afterCrash = false,
): Promise<RunningServer | undefined> {
  const exists = await refuseOtherMajor(place.folder, place.cluster, binaries)
  const running = exists ? findPostmaster(place.cluster) : undefined
  const found = running ? await adopt(place, running, binaries, settings) : 'gone'
  if (typeof found === 'object') return { connection: found, adopted: true }
  // A crash leaves postmaster.pid, unless it was one that a full disk would not let PostgreSQL recover from.
  const mayHaveBeenEnded = afterCrash && found === 'gone' && !readPidFile(place.cluster)
  if (mayHaveBeenEnded && (await wasShutDown(place.cluster))) return undefined
  return { connection: await launch(place, exists, binaries, settings), adopted: false }
}

/** `gone`: it ended by itself; `ended`: by us, because it is of no use as it is. */
async function adopt(
  place: Place,
  running: Postmaster,
  binaries: PostgresBinaries,
  settings: Settings,
): Promise<pg.PoolConfig | 'gone' | 'ended'> {
  const connection = await connectionTo(place.folder, running)
  const state = await whenReady(place, running.pid, connection)
  if (state === 'gone') return 'gone'
  if (state === 'hangs') {
    place.log(`PostgreSQL (process ${running.pid}) does not answer and is ended.`)
    await stopPostmaster(place.cluster, running.pid, binaries.pgCtl)
    return 'ended'
  }
  const { mark, others } = await inquire(connection)
  if (mark !== settingsMark(settings, binaries) && others.length === 0) {
    place.log(`PostgreSQL (process ${running.pid}) runs with other settings and is started again.`)
    await stopPostmaster(place.cluster, running.pid, binaries.pgCtl)
    return 'ended'
  }
  return connection
}

async function launch(
  place: Place,
  exists: boolean,
  binaries: PostgresBinaries,
  settings: Settings,
): Promise<pg.PoolConfig> {
  const { folder, cluster } = place
  const account = await chooseAccount(folder, cluster, binaries.postgres)
  if (!exists) await makeCluster(folder, cluster, binaries, account)
  const deadline = performance.now() + remainsPatience
  for (;;) {
    await clearTraces(place)
    await writeSettings(cluster, settings, binaries)
    const logFile = join(folder, 'postgres.log')
    const from = await rotateLog(logFile)
    const socketFolder = process.platform === 'win32' ? '' : await makeSocketFolder(folder, account)
    const port = process.platform === 'win32' ? await choosePort(folder) : 5432
    const options =
      process.platform === 'win32'
        ? [`-cport=${port}`]
        : // A list to PostgreSQL; quoted, a comma or a space in the path stays one folder.
          [`-cunix_socket_directories="${socketFolder.replaceAll('"', '""')}"`]
    const output = await open(logFile, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600)
    // pg_ctl sheds an administrator's rights on Windows, where the server would refuse them.
    const [command = '', ...rest] =
      process.platform === 'win32'
        ? [binaries.pgCtl, 'start', '-W', '-D', cluster, '-l', logFile, '-o', options.join(' ')]
        : [...account.prefix, binaries.postgres, '-D', cluster, ...options]
    // Detached: a Ctrl-C at the terminal is for us, who then stop the server in order.
    const child = spawn(command, rest, {
      ...programEnvironment,
      ...account.spawnAs,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', output.fd, output.fd],
    })
    let ended = false
    child.once('error', () => {
      ended = true
    })
    child.once('exit', () => {
      ended = process.platform !== 'win32'
    })
    child.unref()
    await output.close()
    const connection = await connectionTo(folder, { pid: 0, port, socketFolder })
    const state = await whenReady(place, () => !ended, connection)
    if (state === 'ready') {
      await makeDatabase(connection)
      return connection
    }
    const said = (await readFile(logFile)).subarray(from).toString('utf8')
    const another = /pre-existing shared memory block|lock file .* already exists/.test(said)
    if (another && performance.now() < deadline) {
      await pause(100)
      continue
    }
    if (isDiskFull(said)) throw diskFull(folder)
    const reason = state === 'hangs' ? 'it does not answer' : firstComplaint(said)
    throw new StartProblem(`PostgreSQL did not start in ${folder}: ${reason} (more in ${logFile})`)
  }
}

/** Removes what only a live server may own. Nothing of it blocks a start unless its process number was given out again. */
async function clearTraces({ cluster, folder }: Place): Promise<void> {
  await endOrphans(cluster)
  const noted = readPidFile(cluster)
  if (!noted) return
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  for (const place of new Set([noted.socketFolder, join(folder, 'socket')]))
    if (place) for (const end of ['', '.lock']) await rm(join(place, `.s.PGSQL.5432${end}`), { force: true })
}

type Readiness = 'ready' | 'gone' | 'hangs'

async function whenReady(
  place: Place,
  server: number | (() => boolean),
  connection: pg.PoolConfig,
): Promise<Readiness> {
  const alive = typeof server === 'function' ? server : () => findPostmaster(place.cluster)?.pid === server
  const start = performance.now()
  let heard = start
  let told = start
  for (;;) {
    const answer = await knock(connection)
    const now = performance.now()
    if (answer === 'ready') return 'ready'
    if (!alive()) return 'gone'
    if (answer === 'busy') heard = now
    if (now - heard > hangPatience || now - start > recoveryPatience) return 'hangs'
    if (now - told > 5000) {
      place.log(
        answer === 'busy'
          ? 'PostgreSQL is still recovering what was written before the last end.'
          : 'PostgreSQL does not answer yet.',
      )
      told = now
    }
    await pause(now - start < 1500 ? 15 : 100)
  }
}

/** busy: it answers, and says that it is starting, recovering or stopping. */
async function knock(connection: pg.PoolConfig): Promise<'ready' | 'busy' | 'silent'> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === '53300') return 'ready'
    return code === '57P03' ? 'busy' : 'silent'
  } finally {
    await client.end()
  }
}

export async function connectionTo(folder: string, server: Postmaster): Promise<pg.PoolConfig> {
  const password = await readPassword(folder)
  return {
    host: process.platform === 'win32' ? '127.0.0.1' : server.socketFolder,
    port: server.port,
    user: databaseUser,
    database: databaseName,
    ...(password === undefined ? {} : { password }),
    ssl: false,
    application_name: processName,
  }
}

/** Which settings the server runs with, and which other Dateline processes are connected. */
export async function inquire(connection: pg.PoolConfig): Promise<{ mark: string | null; others: string[] }> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const settings = await client.query<{ mark: string | null }>(
      `select current_setting('dateline.settings', true) as mark`,
    )
    const sessions = await client.query<{ name: string }>(
      `select distinct application_name as name from pg_stat_activity
        where backend_type = 'client backend' and application_name like 'dateline pid=%' and application_name <> $1`,
      [processName],
    )
    return { mark: settings.rows[0]?.mark ?? null, others: sessions.rows.map((row) => row.name) }
  } finally {
    await client.end()
  }
}

async function makeDatabase(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (known.rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

/** The file's length from where this start's lines begin. */
async function rotateLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size <= logLimit) return size
  await rename(file, `${file}.1`)
  return 0
}

/** Windows only. The same as last time where possible: pools of a server that comes back find it again. */
async function choosePort(folder: string): Promise<number> {
  const file = join(folder, 'port')
  const last = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (await freePort(last)) ?? (await freePort(0))
  if (port === undefined) throw new StartProblem('No port on 127.0.0.1 is free for the database.')
  await writeFile(file, String(port))
  return port
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
