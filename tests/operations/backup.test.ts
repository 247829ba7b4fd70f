import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { restore } from '../../src/app/operate/restore.ts'
import { readConfig } from '../../src/app/start/config.ts'
import { readArchive } from '../../src/platform/backup/archive.ts'
import { jobsSchema } from '../../src/platform/backup/jobsSchema.ts'
import { openForLoading, refuseOtherSchema } from '../../src/platform/backup/loadDatabase.ts'
import { verifyBackup } from '../../src/platform/backup/verifyBackup.ts'
import { readMigrations } from '../../src/platform/migrations.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embeddedPostgres.ts'
import { startCrowd } from '../campaigns/crowd.ts'
import { type Journal, newJournal, seededRandom } from '../campaigns/journal.ts'
import { openBackupShelf } from '../support/backupShelf.ts'
import { type Contents, filesOf, tablesOf } from '../support/contents.ts'
import { createTestDatabase } from '../support/database.ts'
import { postgres15, startPostgres } from '../support/postgres15.ts'
import { startCommand, startSite } from '../support/runningSite.ts'
import { shareAssets } from '../support/siteAssets.ts'

const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
const random = seededRandom(seed)
const { shelf, folders, emptyFolder } = await openBackupShelf('backups')
const atRest = join(shelf, 'at-rest.backup')

async function command(folder: string, args: string[], env: Record<string, string> = {}) {
  return (await startCommand(folder, args, env)).ended
}

async function mustSucceed(folder: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = await command(folder, args, env)
  assert.equal(status, 0, `${args.join(' ')}: ${stdout}${stderr}`)
  return stdout
}

/** As the command does it, in this process: it starts within the second. */
const restoreInto = (folder: string, file: string, env: Record<string, string> = {}) =>
  restore(readConfig({ DATELINE_DATA: folder, ...env }), file, () => {})

/** A refusal is one line that says why, and status 1. */
async function mustRefuse(folder: string, args: string[], why: RegExp, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = await command(folder, args, env)
  assert.match(stderr, why)
  assert.equal(stderr.trim().split('\n').length, 1, stderr)
  assert.equal(stdout, '')
  assert.notEqual(status, 0)
}

async function embeddedTables(folder: string): Promise<Contents> {
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => {} })
  try {
    return await tablesOf(server.connection)
  } finally {
    await server.stop()
  }
}

async function column(connection: pg.ClientConfig, text: string): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<[string]>({ text, rowMode: 'array' })
    return rows.map(([value]) => String(value))
  } finally {
    await client.end()
  }
}

test(`a backup made while readers sign up, read and pay and editors publish is whole (DATELINE_SEED=${seed})`, async () => {
  const site = await startSite({ embedded: true, env: { TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'warn' } })
  folders.push(site.folder)
  const journal = newJournal()
  const archive = join(shelf, 'archive')
  await mkdir(archive)
  await writeFile(
    join(archive, '2026-11-01-published-meanwhile.md'),
    '---\ntitle: Published meanwhile\nsection: trade\n---\n\nA report that comes in while the backup is made.\n\nMore of it.\n',
  )
  const busy = join(shelf, 'busy.backup')
  const crowd = startCrowd(site, journal, random)
  await underway(journal)
  const before = { letters: [...journal.letters], sessions: journal.sessions.length, asked: journal.asked }
  const [made] = await Promise.all([site.cli('backup', busy, '--json'), site.cli('import', 'markdown', archive)])
  assert.equal(made.status, 0, made.stderr)
  assert.ok(journal.asked > before.asked + 20, 'readers were answered while the backup was made')
  assert.equal((await stat(busy)).mode & 0o777, 0o600)
  await crowd.leave()
  assert.deepEqual(journal.wrong, [])
  assert.ok(before.letters.length > 0 && before.sessions > 0)
  await jobsDone(site)
  assert.equal(await site.stop(), 0)

  const folder = await emptyFolder()
  await restoreInto(folder, busy)
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => {} })
  try {
    const letters = new Set(
      await column(server.connection, "select email from newsletter_consents where event = 'requested'"),
    )
    for (const email of before.letters) assert.ok(letters.has(email), `${email} had signed up before the backup`)
    const currencies = 'select currency from ledger_lines group by currency having sum(amount_minor) <> 0'
    assert.deepEqual(await column(server.connection, currencies), [])
    const files = await filesOf(folder)
    const pictures = "select id || '/' || (select max(each) from unnest(rendition_widths) as each) from pictures"
    for (const name of await column(server.connection, pictures))
      assert.ok(
        Object.keys(files).some((path) => path.endsWith(`${name}.webp`)),
        `picture ${name} has its file`,
      )
    const issues = await column(server.connection, 'select key from magazine_files')
    assert.ok(issues.length >= 12, 'three issues, four files each')
    for (const key of issues) assert.ok(files[key], `${key} of an issue has its file`)
    const versions =
      'select from articles a where not exists (select from article_versions v where v.id = a.version_id)'
    assert.equal((await column(server.connection, versions)).length, 0)
  } finally {
    await server.stop()
  }
  await mustSucceed(site.folder, ['backup', atRest])
  await mustRefuse(site.folder, ['backup', atRest], /exists already/)
})

/** Somebody has signed up, somebody has signed in by the mail that came, and somebody has paid what goes into the books. */
async function underway(journal: Journal) {
  const began = performance.now()
  const hasPaid = () => journal.paid.some(({ plan }) => plan === 'annual')
  while (journal.letters.length === 0 || journal.sessions.length === 0 || !hasPaid()) {
    assert.ok(performance.now() - began < 60_000, 'nobody was served')
    await pause(20)
  }
}

async function jobsDone(site: { folder: string }) {
  const server = await startEmbeddedPostgres({ folder: join(site.folder, 'postgres'), log: () => {} })
  const began = performance.now()
  const open = "select id from jobs.job where state in ('created', 'retry', 'active')"
  while ((await column(server.connection, open)).length > 0) {
    assert.ok(performance.now() - began < 20_000, 'jobs are still not done')
    await pause(100)
  }
  await server.stop()
}

test('every table and every file comes back the same: embedded, PostgreSQL 15, embedded', async (t) => {
  const source = folders[0] ?? assert.fail('the first test made a site')
  if (!postgres15) return t.skip('no PostgreSQL 15 is installed on this machine')
  const other = await startPostgres(postgres15)
  const env = { DATABASE_URL: other.url, DATELINE_SECRET: 'a secret that every process of this site shares' }
  try {
    const wanted = await embeddedTables(source)
    assert.ok(Object.keys(wanted).length > 60)
    const there = await emptyFolder()
    assert.equal((await restoreInto(there, atRest, env)).secret, 'another')
    assert.deepEqual(await tablesOf({ connectionString: other.url }), wanted)
    assert.deepEqual(await filesOf(there), await filesOf(source))
    await assert.rejects(restoreInto(await emptyFolder(), atRest, env), /The database is not empty/)

    await shareAssets(there)
    const onward = join(shelf, 'onward.backup')
    await mustSucceed(there, ['backup', onward], env)
    const back = await emptyFolder()
    assert.equal((await restoreInto(back, onward)).secret, 'none')
    assert.deepEqual(await embeddedTables(back), wanted)
    assert.deepEqual(await filesOf(back), await filesOf(source))
  } finally {
    await other.stop()
  }
})

test(`a backup that lacks a byte or has another one is refused before anything is written (DATELINE_SEED=${seed})`, async () => {
  const whole = await readFile(atRest)
  const path = join(shelf, 'damaged.backup')
  const refused = (where: string) =>
    assert.rejects(
      verifyBackup(path, () => {}),
      /is no whole backup: it was cut short or altered\. Nothing was written\.$/,
      where,
    )
  await writeFile(path, whole)
  await verifyBackup(path, () => {})
  const anywhere = Array.from({ length: 20 }, () => Math.floor(random() * whole.length))
  for (const offset of [0, whole.length - 1, whole.length - 33, whole.length - 36, ...anywhere]) {
    const altered = Buffer.from(whole)
    altered[offset] = (altered[offset] ?? 0) ^ (1 + Math.floor(random() * 255))
    await writeFile(path, altered)
    await refused(`altered at ${offset}`)
  }
  await writeFile(path, Buffer.concat([whole, Buffer.from([0])]))
  await refused('a byte too many')
  const lengths = Array.from({ length: 10 }, () => Math.floor(random() * whole.length))
  await writeFile(path, whole)
  for (const length of [whole.length - 1, ...lengths.sort((a, b) => b - a), 0]) {
    await truncate(path, length)
    await refused(`cut at ${length}`)
  }
  const folder = await emptyFolder()
  await mustRefuse(folder, ['restore', path], /is no whole backup/)
  await mustRefuse(folder, ['restore', join(shelf, 'absent')], /cannot be read/)
  assert.equal(existsSync(folder), false)
})

test(`a restore that is killed leaves a target into which it can be given again (DATELINE_SEED=${seed})`, async (t) => {
  const folder = await emptyFolder()
  let killed = 0
  let finished = false
  for (let round = 0; round < 2 && !finished; round++) {
    const running = await startCommand(folder, ['restore', atRest])
    // Reading, making the database, loading and putting files in their place take about two seconds.
    await Promise.race([running.ended, round % 2 === 0 ? loading(folder, random() * 300) : pause(900 + random() * 900)])
    running.kill()
    const { status } = await running.ended
    if (status === 0) finished = true
    else killed++
  }
  t.diagnostic(`seed ${seed}: ${killed} killed`)
  assert.ok(killed > 0)
  if (!finished) {
    const { status, stderr } = await command(folder, ['restore', atRest])
    // Killed in its last moments, it was whole already, and says so.
    if (status !== 0) assert.match(stderr, /is not empty/)
  }
  // The next command puts in its place what was left lying.
  await shareAssets(folder)
  assert.match(await mustSucceed(folder, ['held', 'show']), /^Restored at /)
  assert.deepEqual(await filesOf(folder), await filesOf(folders[0] ?? ''))
  assert.deepEqual(await embeddedTables(folder), await embeddedTables(folders[0] ?? ''))
  assert.equal(existsSync(join(folder, 'restoring')), false)

  // Killed when the database was whole and the files were not yet in their place.
  const backup = (await restoredFrom(folder))[0] ?? ''
  await mkdir(join(folder, 'restoring'))
  await writeFile(join(folder, 'restoring', 'backup'), backup)
  for (const name of ['files', 'secret']) await rename(join(folder, name), join(folder, 'restoring', name))
  await mustSucceed(folder, ['held', 'show'])
  assert.deepEqual(await filesOf(folder), await filesOf(folders[0] ?? ''))
  assert.equal(await readFile(join(folder, 'secret'), 'utf8'), await readFile(join(folders[0] ?? '', 'secret'), 'utf8'))

  // Killed before: nothing else may begin there.
  const early = await emptyFolder()
  await mkdir(join(early, 'restoring'), { recursive: true })
  await writeFile(join(early, 'restoring', 'backup'), backup)
  await mustRefuse(early, ['start'], /was interrupted; give the command again/)
})

/** Until the restore has begun to lay files aside, and then a moment. */
async function loading(folder: string, moment: number) {
  const began = performance.now()
  while (!existsSync(join(folder, 'restoring')) && performance.now() - began < 10_000) await pause(5)
  await pause(moment)
}

async function restoredFrom(folder: string): Promise<string[]> {
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => {} })
  try {
    return await column(server.connection, 'select backup from restores order by id')
  } finally {
    await server.stop()
  }
}

test('a backup of an older Dateline becomes one of this, and one of a newer is refused in one line', async () => {
  const backup = await verifyBackup(atRest, () => {})
  const known = await readMigrations()
  const later = {
    name: '9999-later.sql',
    sql: "alter table ledger_entries add column note text not null default 'later'",
    checksum: '0'.repeat(64),
  }
  const database = await createTestDatabase('older backup', 'empty')
  try {
    const loading = await openForLoading(database.connection, backup, [...known, later])
    for await (const entry of readArchive(atRest, () => {})) {
      if (entry.name.startsWith('database/')) await loading.load(entry)
      else for await (const _ of entry.body);
    }
    assert.deepEqual(await column(database.connection, "select 1 from pg_tables where schemaname = 'public'"), [])
    await loading.commit({ hold: async () => {}, end: async () => {} })
    await loading.close()
    const notes = await column(database.connection, 'select distinct note from ledger_entries')
    assert.deepEqual(notes, ['later'])
    const last = await column(database.connection, 'select name from migrations order by name desc limit 1')
    assert.deepEqual(last, [later.name])
  } finally {
    await database.drop()
  }
  const refusal =
    /^Fault: The backup was made by a newer Dateline \(.*\); restore it with that one\. Nothing was written\.$/
  refuseOtherSchema(backup.manifest, known, jobsSchema().version)
  assert.throws(() => refuseOtherSchema(backup.manifest, known.slice(0, -1), jobsSchema().version), refusal)
  assert.throws(() => refuseOtherSchema(backup.manifest, known, String(Number(jobsSchema().version) - 1)), refusal)
})

test('a restore goes into nothing that is there: neither files, nor a secret, nor where Dateline runs', async () => {
  const folder = await emptyFolder()
  await mkdir(join(folder, 'files'), { recursive: true })
  await writeFile(join(folder, 'files', 'something'), '')
  await assert.rejects(restoreInto(folder, atRest), /files is not empty/)
  await rm(join(folder, 'files', 'something'))
  await writeFile(join(folder, 'secret'), 'another secret, which signs other passes')
  await assert.rejects(restoreInto(folder, atRest), /is not the secret of the backup/)
  assert.equal(existsSync(join(folder, 'postgres')), false)

  const source = folders[0] ?? ''
  const site = await startSite({ folder: source })
  const { status, stderr } = await site.cli('restore', atRest)
  assert.match(
    stderr,
    /^dateline: the data folder .* is in use by process \d+, running since .*; stop that one first$/m,
  )
  assert.notEqual(status, 0)
  await site.stop()
  await assert.rejects(restoreInto(source, atRest), /files is not empty/)
  await rename(join(source, 'files'), join(source, 'files-elsewhere'))
  await assert.rejects(restoreInto(source, atRest), /The database is not empty/)
})
