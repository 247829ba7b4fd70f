import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, giveAway, programEnvironment } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import { endOrphans } from './postmaster.ts'
import { diskFull, StartProblem } from './startProblem.ts'

export const databaseUser = 'dateline'
export const databaseName = 'dateline'

export type Settings = Readonly<Record<string, string>>

// Durability is said aloud: this is the reader's and the publisher's only copy, and the defaults are not ours to trust.
const durability: Settings = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // Nothing but this file may weaken the above.
  allow_alter_system: 'off',
}

const ours: Settings = {
  ...durability,
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Our own reading of the log expects English.
  lc_messages: 'C',
  log_checkpoints: 'off',
  // Failing statements and the key values in details hold addresses of readers.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  ...(process.platform === 'win32'
    ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
    : { listen_addresses: '', unix_socket_permissions: '0700', port: '5432' }),
}

/** A cluster appears under its name only when it is complete; what a killed attempt left is removed. */
export async function makeCluster(
  folder: string,
  cluster: string,
  binaries: PostgresBinaries,
  account: Account,
): Promise<void> {
  for (const name of await readdir(folder)) if (name.startsWith('cluster.new-')) await removeDraft(join(folder, name))
  const draft = join(folder, `cluster.new-${randomBytes(4).toString('hex')}`)
  const password = process.platform === 'win32' ? await keepPassword(folder) : undefined
  const options = [
    ...['-D', draft, '-U', databaseUser, '--encoding=UTF8', '--data-checksums', '--no-instructions'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...(password ? ['--auth=scram-sha-256', `--pwfile=${password}`] : ['--auth=trust']),
  ]
  // Order comes from the built-in locale, the same everywhere. The search parser asks the system which
  // characters are letters; where it knows only ASCII, dashes and quotation marks stick to words.
  let failure: string | undefined
  for (const letters of ['C.UTF-8', 'C']) {
    await mkdir(draft, { mode: 0o700 })
    await giveAway(draft, account)
    failure = await run(account, binaries.initdb, [...options, `--lc-ctype=${letters}`])
    if (failure === undefined) break
    await rm(draft, { recursive: true, force: true })
    if (!/locale/.test(failure)) break
  }
  if (failure !== undefined && isDiskFull(failure)) throw diskFull(folder)
  if (failure !== undefined) throw new StartProblem(`The database in ${folder} could not be created: ${failure}`)
  await rename(draft, cluster)
  await syncFolder(folder)
}

async function removeDraft(draft: string): Promise<void> {
  // The set-up program outlives its killed parent for a moment and goes on writing.
  await endOrphans(draft)
  await rm(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }).catch((error) => {
    // The next start tries again; nothing reads it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
  })
}

/** Windows has no protected sockets: there the server listens on the loopback address and asks for this password. */
async function keepPassword(folder: string): Promise<string> {
  const file = join(folder, 'password')
  try {
    await writeFile(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return file
}

export async function readPassword(folder: string): Promise<string | undefined> {
  if (process.platform !== 'win32') return undefined
  return (await readFile(join(folder, 'password'), 'utf8')).trim()
}

export async function refuseOtherMajor(folder: string, cluster: string, binaries: PostgresBinaries): Promise<boolean> {
  let version: string
  try {
    version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return false
    throw new StartProblem(
      `The database in ${folder} cannot be read (${code}); start as the account that owns it, or as root.`,
    )
  }
  if (Number.parseInt(version, 10) !== binaries.major)
    throw new StartProblem(
      `The database in ${folder} was written by PostgreSQL ${version}, this Dateline brings ${binaries.major}; start the Dateline that wrote it, or serve the folder with PostgreSQL ${version} and set DATABASE_URL.`,
    )
  return true
}

/** Tells whether a running server was started with these settings by these programs. */
export function settingsMark(settings: Settings, binaries: PostgresBinaries): string {
  const text = JSON.stringify([ours, settings, binaries.release, binaries.postgres])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

export async function writeSettings(cluster: string, settings: Settings, binaries: PostgresBinaries): Promise<void> {
  const all = { ...ours, ...settings, 'dateline.settings': settingsMark(settings, binaries) }
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  await replaceFile(join(cluster, 'postgresql.conf'), ['# Written again at every start.', ...lines, ''].join('\n'))
  const rule =
    process.platform === 'win32'
      ? `host all ${databaseUser} 127.0.0.1/32 scram-sha-256`
      : `local all ${databaseUser} trust`
  await replaceFile(
    join(cluster, 'pg_hba.conf'),
    `# The socket's folder, open to its owner only, is the guard.\n${rule}\n`,
  )
}

/** DB_SHUTDOWNED of PostgreSQL's catalog/pg_control.h: everything is written down, and there is nothing to recover. */
const SHUT_DOWN = 1
/** Behind the system's own number and two versions, of 8, 4 and 4 bytes. */
const STATE_AT = 16

/** Whether the server of this cluster was ended in order; else it crashed, and is to be started again. */
export async function wasShutDown(cluster: string): Promise<boolean> {
  const control = await readFile(join(cluster, 'global', 'pg_control'))
  return control.readInt32LE(STATE_AT) === SHUT_DOWN
}

async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.new`
  await writeFile(draft, text)
  await chmod(draft, 0o644)
  await rename(draft, file)
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function run(account: Account, program: string, options: string[]): Promise<string | undefined> {
  const [command = '', ...rest] = [...account.prefix, program, ...options]
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      ...programEnvironment,
      ...account.spawnAs,
      // A Ctrl-C reaches only us; the half-made folder is removed at the next start.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? undefined : firstComplaint(said)))
  })
}

/** The line that says why, out of all that PostgreSQL's programs print. */
export function firstComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.find(isDiskFull) ?? lines.find((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1)
  return telling?.replace(/^.*?\b(FATAL|PANIC|error):\s*/, '').trim() ?? 'it gave no reason'
}

export function isDiskFull(complaint: string): boolean {
  return /No space left on device|Disk quota exceeded/.test(complaint)
}
