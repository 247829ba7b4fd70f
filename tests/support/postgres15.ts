import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePorts } from './freePorts.ts'

/** Where distributions put PostgreSQL 15. */
const BINARIES = ['/usr/lib/postgresql/15/bin', '/usr/pgsql-15/bin', '/opt/homebrew/opt/postgresql@15/bin']
/** PostgreSQL refuses to run as root; this account owns nothing. */
const NOBODY = 65534

/** undefined: this machine has none. */
export const postgres15 = BINARIES.find((folder) => existsSync(join(folder, 'initdb')))

/** A server that somebody else looks after, for one test or one run of all. */
export async function startPostgres(binaries: string, wanted: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-pg15-'))
  const account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if (account.uid) await chown(folder, NOBODY, NOBODY)
  await chmod(folder, 0o700)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'dateline', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    {
      ...account,
      encoding: 'utf8',
    },
  )
  assert.equal(made.status, 0, made.stderr)
  const [port] = await freePorts()
  const settings = Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    ...wanted,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child: ChildProcess = spawn(join(binaries, 'postgres'), ['-D', data, ...settings], {
    ...account,
    stdio: 'ignore',
  })
  // Whatever ends the tests, this server does not outlive them.
  const stopWithTests = () => child.kill('SIGQUIT')
  process.on('exit', stopWithTests)
  const url = `postgres://dateline@127.0.0.1:${port}/postgres`
  await answers(url)
  return {
    url,
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGINT')
      await exited
      process.off('exit', stopWithTests)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<void> {
  const deadline = performance.now() + 15_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch (error) {
      if (performance.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      await client.end().catch(() => {})
    }
  }
}
