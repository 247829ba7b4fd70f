import { access, chmod, constants, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { makeFolder } from '../writeDurably.ts'
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts'
import type { Settings } from './cluster.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'
import { bringUp, connectionTo, inquire, type Place } from './server.ts'
import { openSession } from './session.ts'
import { withStartLock } from './startLock.ts'
import { diskFull, StartProblem } from './startProblem.ts'

export interface EmbeddedPostgres {
  readonly kind: 'embedded'
  readonly connection: pg.PoolConfig
  readonly url: string
  /** The server was running already, left by a killed process or held by another one. */
  readonly adopted: boolean
  /**
   * Ends the server in order, an adopted one too; while another Dateline process is connected it
   * stays, and the last one to stop ends it. Close your pools first.
   */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** The database's own folder, made if missing. */
  readonly folder: string
  readonly log: (line: string) => void
  /** PostgreSQL settings over ours. A server that runs with others is started again, unless it is in use. */
  readonly settings?: Settings
}

/**
 * Starts the PostgreSQL that npm brought along, or takes over the one that is running in the folder, and
 * brings it back when it dies. Refuses with a `StartProblem`, whose message is one line for the operator.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const settings = options.settings ?? {}
  const folder = await makeDatabaseFolder(options.folder)
  const place: Place = { folder, cluster: join(folder, 'cluster'), log: options.log }
  const binaries = findPostgresBinaries()
  let stopping = false

  async function bringUpAndJoin(afterCrash = false) {
    if (afterCrash && stopping) return undefined
    const server = await bringUp(place, binaries, settings, afterCrash).catch((error) => {
      throw inOneLine(error, place)
    })
    if (!server) return undefined
    // An open session tells other processes that this one needs the server.
    const session = await openSession(
      server.connection,
      async () => {},
      () => void bringBack(),
    )
    return { ...server, session }
  }

  async function bringBack() {
    for (let wait = 50; !stopping; wait = Math.min(wait * 2, 5000)) {
      try {
        const back = await withStartLock(folder, () => bringUpAndJoin(true))
        if (back) joined = back
        if (back && !back.adopted) options.log('PostgreSQL had died and has been started again.')
        return
      } catch (error) {
        options.log(`PostgreSQL could not be brought back: ${(error as Error).message}`)
      }
      await pause(wait, undefined, { ref: false })
    }
  }

  let joined = await withStartLock(folder, () => bringUpAndJoin())
  if (!joined) throw new StartProblem(`PostgreSQL did not start in ${folder}.`)
  const { connection, adopted } = joined
  return {
    kind: 'embedded',
    connection,
    url: connectionUrl(connection),
    adopted,
    async stop() {
      if (stopping) return
      stopping = true
      await withStartLock(folder, async () => {
        await joined?.session.end()
        await stopUnlessNeeded(place, binaries)
      })
    },
  }
}

/** The way to the database of a folder whose server runs already. */
export async function connectEmbeddedPostgres(folder: string): Promise<pg.PoolConfig | undefined> {
  const home = await realpath(folder).catch(() => undefined)
  if (home === undefined) return undefined
  const cluster = join(home, 'cluster')
  try {
    const running = findPostmaster(cluster)
    return running && (await connectionTo(home, running))
  } catch (error) {
    throw inOneLine(error, { folder: home })
  }
}

/** The server's process number, if one runs in this folder. */
export function postmasterOf(folder: string): number | undefined {
  return findPostmaster(join(folder, 'cluster'))?.pid
}

async function stopUnlessNeeded(place: Place, binaries: PostgresBinaries): Promise<void> {
  const running = findPostmaster(place.cluster)
  if (!running) return
  const connection = await connectionTo(place.folder, running)
  // A server that no longer answers is of use to nobody.
  const { others } = await inquire(connection).catch(() => ({ others: [] as string[] }))
  if (others.length > 0) {
    place.log(`PostgreSQL keeps running for ${others.join(', ')}.`)
    return
  }
  await stopPostmaster(place.cluster, running.pid, binaries.pgCtl)
}

async function makeDatabaseFolder(path: string): Promise<string> {
  const folder = resolve(path)
  try {
    const first = await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
    // Made by root, folders must let the database's account pass, whatever the umask; they need not let it look around.
    if (first !== undefined && process.geteuid?.() === 0)
      for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o711)
    return await realpath(folder)
  } catch (error) {
    throw inOneLine(error, { folder })
  }
}

/** Why a folder cannot be made or written. */
const NO_FOLDER = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
  'EINVAL',
])

function inOneLine(error: unknown, { folder }: { folder: string }): unknown {
  if (error instanceof StartProblem) return error
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder)
  if (code !== undefined && NO_FOLDER.has(code))
    return new StartProblem(
      `The database folder ${folder} cannot be used: ${path ?? folder} may not be written (${code}); give it to this account, or set DATELINE_DATA to another folder.`,
    )
  return error
}

function connectionUrl({ host = '', port, user, password, database, application_name = '' }: pg.PoolConfig): string {
  const account = typeof password === 'string' ? `${user}:${encodeURIComponent(password)}` : user
  const name = `application_name=${encodeURIComponent(application_name)}`
  return host.startsWith('/')
    ? `postgres://${account}@localhost:${port}/${database}?host=${encodeURIComponent(host)}&${name}`
    : `postgres://${account}@${host}:${port}/${database}?${name}`
}
