import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, afterEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { copyFolder } from '../../../tests/support/seededFolder.ts'
import { binaryPackage, linkLibraries } from './binaries.ts'
import { connectEmbeddedPostgres, postmasterOf, startEmbeddedPostgres } from './embeddedPostgres.ts'
import { holdDataFolder } from './holdDataFolder.ts'

type Facts = { url: string; adopted: boolean; milliseconds: number; refused?: string; problem?: string }
type Owner = { uid: number; gid: number } | undefined

const program = fileURLToPath(new URL('../../../tests/support/databaseProcess.ts', import.meta.url))
const root = process.geteuid?.() === 0
const ordinary: Owner = root ? { uid: 65534, gid: 65534 } : undefined
const work = await mkdtemp(join(tmpdir(), 'dateline-postgres-'))
await chmod(work, 0o755)

const folders: string[] = []
const children = new Set<ChildProcess>()

async function newFolder(owner: Owner = undefined, ...below: string[]): Promise<string> {
  const home = join(work, String(folders.length))
  await mkdir(join(home, ...below), { recursive: true })
  if (owner) await chown(home, owner.uid, owner.gid)
  const folder = join(home, ...below, 'postgres')
  folders.push(folder)
  return folder
}

let made: Promise<string> | undefined

/** One whose database was created by an earlier start, which costs more than all that the test is about. */
async function folderInUse(...below: string[]): Promise<string> {
  made ??= (async () => {
    const first = await newFolder()
    const database = await startEmbeddedPostgres({ folder: first, log: quiet })
    await database.stop()
    return first
  })()
  const from = await made
  const folder = await newFolder(undefined, ...below)
  await copyFolder(from, folder)
  return folder
}

async function run(folder: string, owner: Owner = undefined, ...manner: string[]) {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('#loader'), program, folder, ...manner], {
    ...owner,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async () => String((await lines.next()).value)
  const facts = JSON.parse(await nextLine()) as Facts
  return { child, facts, nextLine }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function until(what: string, holds: () => boolean) {
  for (const deadline = performance.now() + 10_000; !holds(); await pause(5))
    assert.ok(performance.now() < deadline, `waited in vain: ${what}`)
}

function killServer(folder: string) {
  const pid = postmasterOf(folder)
  assert.ok(pid)
  process.kill(pid, 'SIGKILL')
}

const quiet = () => {}

afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL')
  children.clear()
  for (const folder of folders) {
    const pid = postmasterOf(folder)
    if (pid) process.kill(pid, 'SIGKILL')
  }
})
after(() => rm(work, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }))

const accounts: { who: string; owner: Owner; closed: boolean }[] = [
  { who: root ? 'root' : 'this account', owner: undefined, closed: false },
  ...(root
    ? [
        { who: 'root, in a folder closed to others', owner: undefined, closed: true },
        { who: 'an ordinary account', owner: ordinary, closed: false },
      ]
    : []),
]

for (const { who, owner, closed } of accounts) {
  test(`${who}: what was written is there after a restart, a kill and a crash`, async () => {
    const folder = await newFolder(owner)
    if (closed) await chmod(join(folder, '..'), 0o700)

    const first = await run(folder, owner)
    assert.equal(first.facts.adopted, false)
    const shown = await query(
      first.facts.url,
      `select name, setting from pg_settings where name in
         ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding')`,
    )
    assert.deepEqual(Object.fromEntries(shown.rows.map((row) => [row.name, row.setting])), {
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
    })
    await query(first.facts.url, `create table kept as select 1 as number`)
    await end(first.child, 'SIGTERM')
    assert.equal(postmasterOf(folder), undefined)
    assert.equal(await connectEmbeddedPostgres(folder), undefined)

    const second = await run(folder, owner)
    assert.equal((await query(second.facts.url, 'select * from kept')).rowCount, 1)
    await query(second.facts.url, 'insert into kept values (2)')
    const server = postmasterOf(folder)
    await end(second.child, 'SIGKILL')

    const third = await run(folder, owner)
    assert.equal(third.facts.adopted, true)
    assert.equal(third.facts.refused, undefined)
    assert.equal(postmasterOf(folder), server)
    await query(third.facts.url, 'insert into kept values (3)')
    await end(third.child, 'SIGKILL')
    killServer(folder)

    const fourth = await run(folder, owner)
    assert.equal(fourth.facts.adopted, false)
    assert.ok(fourth.facts.milliseconds < 5000, `ready after ${fourth.facts.milliseconds} ms`)
    assert.equal((await query(fourth.facts.url, 'select * from kept')).rowCount, 3)
    await end(fourth.child, 'SIGTERM')
    assert.equal(postmasterOf(folder), undefined)
  })
}

test('everything acknowledged while writing is there after a kill of all processes', async () => {
  const folder = await folderInUse()
  const { child, facts } = await run(folder)
  await query(facts.url, 'create table entry (number int)')
  const acknowledged: number[] = []
  const writers = [0, 1, 2, 3].map(async (writer) => {
    const client = new pg.Client({ connectionString: facts.url })
    client.on('error', () => {})
    await client.connect()
    for (let number = writer; ; number += 4) {
      await client.query('insert into entry values ($1)', [number])
      acknowledged.push(number)
    }
  })
  const ended = Promise.allSettled(writers)
  await until('writing', () => acknowledged.length > 300)
  child.kill('SIGKILL')
  killServer(folder)
  await ended

  const again = await run(folder)
  assert.ok(again.facts.milliseconds < 5000, `ready after ${again.facts.milliseconds} ms`)
  const { rows } = await query(again.facts.url, 'select number from entry')
  const found = new Set(rows.map((row) => row.number))
  assert.deepEqual(
    acknowledged.filter((number) => !found.has(number)),
    [],
  )
})

test('a second start on the same folder is refused and learns who holds it since when; a joining command is not', async () => {
  const folder = await folderInUse()
  const holder = await run(folder)
  const second = await run(folder)
  assert.match(
    second.facts.refused ?? '',
    new RegExp(`^process ${holder.child.pid}, running since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$`),
  )
  const command = await run(folder, undefined, 'join')
  assert.equal(command.facts.adopted, true)
  const connection = await connectEmbeddedPostgres(folder)
  const client = new pg.Client(connection)
  await client.connect()
  await client.end()
})

test('a server that another process works with stays when one of them stops, and the last one ends it', async () => {
  const folder = await folderInUse()
  const command = await run(folder, undefined, 'join')
  const start = await run(folder)
  await end(command.child, 'SIGTERM')
  assert.equal((await query(start.facts.url, 'select 1')).rowCount, 1)
  await end(start.child, 'SIGTERM')
  assert.equal(postmasterOf(folder), undefined)
})

test('processes that begin at the same moment on an empty folder share one database', async () => {
  const folder = await newFolder()
  const all = await Promise.all([1, 2, 3].map(() => run(folder, undefined, 'join')))
  assert.equal(all.filter(({ facts }) => !facts.adopted).length, 1)
  for (const { facts } of all) assert.equal((await query(facts.url, 'select 1')).rowCount, 1)
})

test('a database that is killed under a running process comes back, and the process keeps the folder', async () => {
  const folder = await folderInUse()
  const database = await startEmbeddedPostgres({ folder, log: quiet })
  const held = await holdDataFolder(database.connection)
  assert.ok('release' in held)
  const killed = postmasterOf(folder)
  killServer(folder)
  await until('the return', () => ![undefined, killed].includes(postmasterOf(folder)))
  for (let locks = 0; locks === 0; await pause(5)) {
    const found = await query(database.url, `select from pg_locks where locktype = 'advisory'`).catch(() => undefined)
    locks = found?.rowCount ?? 0
  }
  const other = await run(folder)
  assert.match(other.facts.refused ?? '', new RegExp(`^process ${process.pid}, `))
  await end(other.child, 'SIGTERM')
  await held.release()
  await database.stop()
  assert.equal(postmasterOf(folder), undefined)
})

test('a database that was stopped in order is not brought back by a process that was connected', async () => {
  const folder = await folderInUse()
  const lines: string[] = []
  const database = await startEmbeddedPostgres({ folder, log: (line) => lines.push(line) })
  const pid = postmasterOf(folder)
  assert.ok(pid)
  process.kill(pid, 'SIGINT')
  await until('the end', () => postmasterOf(folder) === undefined)
  await database.stop()
  assert.equal(postmasterOf(folder), undefined)
  assert.deepEqual(lines, [])
})

test('a database that gave up without writing everything down is brought back, although it left no lock file', async () => {
  const folder = await folderInUse()
  const database = await startEmbeddedPostgres({ folder, log: quiet })
  const pid = postmasterOf(folder)
  assert.ok(pid)
  // As where a full disk keeps it from recovering: it exits by itself, and takes its lock file with it.
  process.kill(pid, 'SIGQUIT')
  await until('the return', () => ![undefined, pid].includes(postmasterOf(folder)))
  await database.stop()
  assert.equal(postmasterOf(folder), undefined)
})

test('a lock file of a killed server does not block when its process number belongs to something else now', async () => {
  const folder = await folderInUse()
  const { child } = await run(folder)
  await end(child, 'SIGKILL')
  killServer(folder)
  await until('the kill', () => postmasterOf(folder) === undefined)
  // As the database's own account: only there PostgreSQL itself would take it for its predecessor.
  const stranger = spawn('sleep', ['60'], ordinary ?? {})
  children.add(stranger)
  for (const file of ['cluster/postmaster.pid', 'socket/.s.PGSQL.5432.lock']) {
    const path = join(folder, file)
    const [, ...rest] = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, [stranger.pid, ...rest].join('\n'))
  }
  const again = await run(folder)
  assert.equal(again.facts.problem, undefined)
  assert.equal(again.facts.adopted, false)
  assert.equal(stranger.exitCode, null)
})

test('a kill while the database is being created leaves nothing to clean by hand', async () => {
  const folder = await newFolder()
  const child = spawn(process.execPath, ['--import', import.meta.resolve('#loader'), program, folder], {
    stdio: 'ignore',
    detached: true,
  })
  children.add(child)
  const drafts = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('cluster.new-')) : [])
  await until('the creation', () => drafts().some((draft) => existsSync(join(folder, draft, 'base'))))
  await end(child, 'SIGKILL')
  assert.equal(existsSync(join(folder, 'cluster')), false)
  const again = await run(folder)
  assert.equal(again.facts.problem, undefined)
  assert.deepEqual(drafts(), [])
})

test('a path too long for a socket, with spaces, quotes and commas in it, works', async () => {
  const folder = await folderInUse(`a "long", it's said, and ${'very '.repeat(20)}long path`, 'to data')
  const { child, facts } = await run(folder)
  assert.equal(facts.problem, undefined)
  const socket = new URL(facts.url).searchParams.get('host') ?? ''
  assert.ok(Buffer.byteLength(socket) <= 90)
  assert.equal((await query(facts.url, 'select 1')).rowCount, 1)
  await end(child, 'SIGTERM')
  await rm(socket, { recursive: true })
})

test('the same folder by way of a symbolic link is the same database', async () => {
  const folder = await folderInUse()
  const { child } = await run(folder)
  await symlink(join(folder, '..'), join(work, 'link'))
  const second = await run(join(work, 'link', 'postgres'))
  assert.match(second.facts.refused ?? '', new RegExp(`^process ${child.pid}, `))
})

if (root)
  test('a database that another account ran before is taken over by root', async () => {
    const folder = await newFolder(ordinary)
    const theirs = await run(folder, ordinary)
    await query(theirs.facts.url, 'create table kept ()')
    await end(theirs.child, 'SIGTERM')
    await chown(join(folder, '..'), 0, 0)
    await chmod(join(folder, '..'), 0o700)
    const ours = await run(folder)
    assert.equal(ours.facts.problem, undefined)
    assert.equal((await query(ours.facts.url, 'select * from kept')).rowCount, 0)
    await end(ours.child, 'SIGTERM')
    const again = await run(folder, ordinary)
    assert.match(again.facts.problem ?? '', /^The database folder .* cannot be used: /)
  })

test('a Ctrl-C at the terminal leaves the database to the process that runs it', async () => {
  const folder = await folderInUse()
  const { child, nextLine } = await run(folder)
  const server = postmasterOf(folder)
  assert.ok(child.pid)
  process.kill(-child.pid, 'SIGINT')
  assert.equal(await nextLine(), 'still there')
  assert.equal(postmasterOf(folder), server)
})

test('what cannot be started is refused in one line', async () => {
  const folder = await folderInUse()
  const { child } = await run(folder)
  await end(child, 'SIGTERM')
  await writeFile(join(folder, 'cluster', 'PG_VERSION'), '17\n')
  const start = (path: string) => startEmbeddedPostgres({ folder: path, log: quiet })
  await assert.rejects(
    start(folder),
    /^StartProblem: The database in .* was written by PostgreSQL 17, this Dateline .*$/,
  )

  const file = join(work, 'a file')
  await writeFile(file, '')
  await assert.rejects(start(join(file, 'postgres')), /^StartProblem: The database folder .* cannot be used: .*$/)

  const broken = await folderInUse()
  await rm(join(broken, 'cluster', 'global', 'pg_control'))
  await assert.rejects(start(broken), /^StartProblem: PostgreSQL did not start in .*: .*postgres\.log\)$/)
  assert.equal(postmasterOf(broken), undefined)
})

test('the log of the database names no reader', async () => {
  const folder = await folderInUse()
  const { facts } = await run(folder)
  await query(facts.url, 'create table reader (email text primary key)')
  await query(facts.url, `insert into reader values ('secret@example.org')`)
  await assert.rejects(query(facts.url, `insert into reader values ('secret@example.org')`))
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
  assert.match(log, /duplicate key/)
  assert.doesNotMatch(log, /secret@/)
})

test('the links between libraries that an install without scripts leaves out are made, and made once', async () => {
  const place = join(work, 'package')
  await mkdir(join(place, 'native', 'lib'), { recursive: true })
  await writeFile(join(place, 'native', 'lib', 'libpq.so.5.18'), 'library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  await writeFile(join(place, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  linkLibraries(place)
  linkLibraries(place)
  assert.equal(await readFile(join(place, 'native', 'lib', 'libpq.so.5'), 'utf8'), 'library')
  assert.deepEqual(readdirSync(join(place, 'native', 'lib')).sort(), ['libpq.so.5', 'libpq.so.5.18'])
})

test('each platform has its package', () => {
  const { optionalDependencies } = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../package.json', import.meta.url)), 'utf8'),
  )
  for (const [platform, architecture] of [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ] as const)
    assert.ok(binaryPackage(platform, architecture) in optionalDependencies)
})
