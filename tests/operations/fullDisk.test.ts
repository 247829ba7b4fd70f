import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, open, readdir, readFile, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { readConfig } from '../../src/app/start/config.ts'
import { findSecret } from '../../src/app/start/openDatabase.ts'
import { buildAssets } from '../../src/design/frame/assets.ts'
import { createArchive } from '../../src/platform/backup/archive.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openDiskCache } from '../../src/platform/diskCache.ts'
import { isUnwritable } from '../../src/platform/errors.ts'
import { openFolderOfFiles } from '../../src/platform/files/folderOfFiles.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMailer, listOutbox } from '../../src/platform/mail.ts'
import { createTestDatabase } from '../support/database.ts'
import { jobsDone } from '../support/jobsDone.ts'
import { shareAssets } from '../support/siteAssets.ts'
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../support/smallDisk.ts'

const log = createLog('silent')
/** More than what a full disk may still have in the last page of a file. */
const bytes = randomBytes(40_000)

type Trouble = { what: string; begin(disk: SmallDisk): Promise<void>; end(disk: SmallDisk): Promise<void> }

const troubles: Trouble[] = [
  { what: 'full', begin: (disk) => disk.fill(), end: (disk) => disk.makeRoom() },
  { what: 'read-only', begin: (disk) => disk.closeToWriters(), end: (disk) => disk.openToWriters() },
]

describe('on a disk where nothing can be written', { skip: noSmallDisk ?? false, concurrency: 4 }, () => {
  for (const { what, begin, end } of troubles) {
    test(`${what}: a picture is refused as what may work later, leaves nothing, and goes in when there is room`, async (t) => {
      const disk = await diskFor(t, '1m')
      const files = openFolderOfFiles(disk.folder)
      await files.put('pictures/ab/1.webp', bytes)
      await begin(disk)
      for (const name of ['pictures/ab/2.webp', 'pictures/cd/3.webp']) {
        await assert.rejects(files.put(name, bytes), (error) => isUnwritable(error) && error.path !== undefined)
      }
      assert.deepEqual(await stillOpen(disk.folder), [])
      assert.deepEqual(await readdir(join(disk.folder, 'unfinished')), [])
      assert.deepEqual(await files.get('pictures/ab/1.webp'), bytes)
      await end(disk)
      await files.put('pictures/cd/3.webp', bytes)
      assert.deepEqual(await files.get('pictures/cd/3.webp'), bytes)
    })

    test(`${what}: a poster is shown all the same, and kept when there is room`, async (t) => {
      const disk = await diskFor(t, '1m')
      const folder = join(disk.folder, 'posters')
      await begin(disk)
      const cache = openDiskCache(folder, { mostBytes: 100_000, log })
      assert.equal(await cache.get('a.jpg'), undefined)
      await cache.put('a.jpg', bytes)
      assert.equal(await cache.get('a.jpg'), undefined)
      assert.deepEqual(await stillOpen(disk.folder), [])
      await end(disk)
      await cache.put('a.jpg', bytes)
      assert.deepEqual(await cache.get('a.jpg'), bytes)
    })

    test(`${what}: the site starts, although it cannot keep its style sheet and its islands`, async (t) => {
      const disk = await diskFor(t, '4m')
      // Fonts that were cut by other tests; cutting them is three seconds' work.
      await shareAssets(join(disk.folder, 'shared'))
      await mkdir(join(disk.folder, 'shared/assets/fonts'), { recursive: true })
      await symlink(join(disk.folder, 'shared/assets/fonts'), join(disk.folder, 'fonts'))
      await begin(disk)
      const assets = await buildAssets({ folder: disk.folder })
      assert.ok(assets.files.get(assets.url('site.css')))
      assert.deepEqual(await stillOpen(disk.folder), [])
      await end(disk)
      await buildAssets({ folder: disk.folder })
      assert.equal((await readdir(disk.folder)).filter((name) => name.startsWith('assets-')).length, 1)
    })

    test(`${what}: no secret is made that is only half there, and the next start makes one`, async (t) => {
      const disk = await diskFor(t, '1m')
      const config = readConfig({ DATELINE_DATA: join(disk.folder, 'data') })
      await begin(disk)
      await assert.rejects(findSecret(config), isUnwritable)
      await end(disk)
      assert.match(await findSecret(config), /^[\w-]{43}$/)
      assert.deepEqual(await readdir(config.dataFolder), ['secret'])
      assert.deepEqual(await stillOpen(disk.folder), [])
    })

    test(`${what}: a backup that does not fit fails, leaves nothing, and goes in when there is room`, async (t) => {
      const disk = await diskFor(t, '4m')
      const path = join(disk.folder, 'a.backup')
      const backUp = async () => {
        const archive = await createArchive(path)
        try {
          for (let at = 0; at < 8; at++) await archive.add(`table/${at}`, randomBytes(250_000))
          await archive.seal()
        } catch (error) {
          await archive.discard()
          throw error
        }
      }
      await begin(disk)
      await assert.rejects(backUp(), isUnwritable)
      assert.deepEqual(await stillOpen(disk.folder), [])
      await end(disk)
      await backUp()
      assert.deepEqual(await readdir(disk.folder), ['a.backup'])
    })

    test(`${what}: a mail that was promised waits without running out of tries, and arrives when there is room`, async (t) => {
      const disk = await diskFor(t, '1m')
      const outbox = join(disk.folder, 'outbox')
      await mkdir(outbox)
      const database = await createTestDatabase(`mail on a ${what} disk`)
      const opened = openDatabase(database.connection)
      const { db } = opened
      const clock: Clock = { now: () => Temporal.Instant.from('2026-12-24T17:00:00Z') }
      const jobs = createJobs(db, database.connection, log)
      const from = async () => ({ name: 'Test', address: 'desk@news.test' })
      const mailer = createMailer({ db, jobs, clock, log }, { smtpUrl: undefined, outbox, domain: 'news.test', from })
      await jobs.open()
      t.after(async () => {
        await jobs.close()
        mailer.close()
        await opened.close()
        await database.drop()
      })
      await begin(disk)
      await db
        .transaction()
        .execute((tx) =>
          mailer.send(tx, { kind: 'welcome', to: 'rosa@example.org', subject: 'S', html: 'H', text: 'T' }),
        )
      await jobs.startWorking()
      const putOff = async () => {
        const { rows } = await sql<{ state: string; tries: number; waits: boolean }>`
          select state, retry_count as tries, started_on is null and start_after > created_on as waits
          from jobs.job where name = 'send-mail'`.execute(db)
        return rows[0]?.state === 'retry' && rows[0].waits ? rows[0] : undefined
      }
      let waiting = await putOff()
      while (!waiting) {
        await pause(20)
        waiting = await putOff()
      }
      assert.equal(waiting.tries, 0)
      assert.deepEqual(await listOutbox(outbox), [])
      assert.deepEqual(await stillOpen(disk.folder), [])
      await end(disk)
      await jobsDone({ jobs, db })
      const [name = ''] = await listOutbox(outbox)
      assert.match(await readFile(join(outbox, name), 'utf8'), /^To: rosa@example\.org\r$/m)
    })
  }

  test('a process whose log cannot be written goes on, and so does the log when there is room', async (t) => {
    const disk = await diskFor(t, '1m')
    const path = join(disk.folder, 'dateline.log')
    const output = await open(path, 'a')
    const program = `
      import { createLog } from ${JSON.stringify(new URL('../../src/platform/log.ts', import.meta.url).href)}
      const log = createLog('info')
      process.on('message', (line) => {
        for (let at = 0; at < 2_000; at++) log.info({ at }, line)
        process.send(line)
      })
      process.send('started')`
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('#loader'), '--input-type=module', '--eval', program],
      { stdio: ['ignore', output.fd, 'inherit', 'ipc'], cwd: fileURLToPath(new URL('../../', import.meta.url)) },
    )
    t.after(() => child.kill('SIGKILL'))
    await output.close()
    const said = async () => String((await Promise.race([once(child, 'message'), once(child, 'exit')]))[0])
    assert.equal(await said(), 'started')
    await disk.fill()
    child.send('on the full disk')
    assert.equal(await said(), 'on the full disk')
    await disk.makeRoom()
    child.send('with room')
    assert.equal(await said(), 'with room')
    assert.match(await readFile(path, 'utf8'), /"at":1999,"msg":"with room"/)
  })
})

async function diskFor(t: TestContext, size: string): Promise<SmallDisk> {
  const disk = await mountSmallDisk(size)
  t.after(() => disk.remove())
  return disk
}

/** What this process has open below a folder: a handle that nobody closes ends the process when it is collected. */
async function stillOpen(folder: string): Promise<string[]> {
  const open = await readdir('/proc/self/fd').catch(() => [])
  const paths = await Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
  return paths.filter((path) => path.startsWith(folder))
}
