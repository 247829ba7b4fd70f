import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { moveFiles } from '../../src/app/operate/moveFiles.ts'
import { readConfig } from '../../src/app/start/config.ts'
import { openFolderOfFiles } from '../../src/platform/files/folderOfFiles.ts'
import { openFiles } from '../../src/platform/files/openFiles.ts'
import { createLog } from '../../src/platform/log.ts'
import { openBackupShelf } from '../support/backupShelf.ts'
import { filesOf } from '../support/contents.ts'
import { startCommand } from '../support/runningSite.ts'
import { startS3Server, untilFilesArrive } from '../support/s3Server.ts'

const s3 = await startS3Server()
after(() => s3.discard())
const { emptyFolder } = await openBackupShelf('moves')

const configOf = (folder: string, place: string) =>
  readConfig({ DATELINE_DATA: folder, S3_URL: s3.addressOf({ folder: place }) })
const move = (folder: string, place: string, to: 's3' | 'folder', remove = false) =>
  moveFiles(configOf(folder, place), to, { remove }, () => {})
const bucketOf = (place: string) => openFiles({ folder: '', bucket: configOf('/', place).bucket }, createLog('silent'))

/** Some small ones, one larger than what is held in memory, and an empty one. */
async function filledFolder(count = 12) {
  const folder = await emptyFolder()
  const files = openFolderOfFiles(join(folder, 'files'))
  const name = (index: number) => `pictures/${String(index % 7).padStart(2, 'a')}/${index}/640.webp`
  for (let index = 0; index < count; index++) await files.put(name(index), randomBytes(2_000 + index))
  await files.put('issues/2026-11-27.pdf', randomBytes(9 * 1024 * 1024))
  await files.put('companions/empty.css', Buffer.alloc(0))
  return { folder, names: await files.list(), files }
}

test('all files go to the bucket and into the folder of another machine, byte by byte, and stay where they were', async () => {
  const { folder, names } = await filledFolder()
  const there = await move(folder, 'there', 's3')
  assert.deepEqual(
    { copied: there.copied, alreadyThere: there.alreadyThere, failed: there.failed, remaining: there.remaining },
    { copied: names.length, alreadyThere: 0, failed: [], remaining: names.length },
  )
  assert.deepEqual(await (await bucketOf('there')).list(), names)
  const elsewhere = await emptyFolder()
  const back = await move(elsewhere, 'there', 'folder')
  assert.equal(back.copied, names.length)
  assert.deepEqual(await filesOf(elsewhere), await filesOf(folder))
})

test('given again it takes along what came meanwhile, and with --remove takes away what stands in the new place', async () => {
  const { folder, names, files } = await filledFolder()
  await move(folder, 'again', 's3')
  await files.put('pictures/zz/new/640.webp', Buffer.from('came meanwhile'))
  const again = await move(folder, 'again', 's3', true)
  assert.deepEqual(
    [again.copied, again.alreadyThere, again.removed, again.remaining],
    [1, names.length, names.length + 1, 0],
  )
  assert.deepEqual(await files.list(), [])
  assert.equal((await (await bucketOf('again')).list()).length, names.length + 1)
  const back = await move(folder, 'again', 'folder', true)
  assert.deepEqual([back.copied, back.removed, back.remaining], [names.length + 1, names.length + 1, 0])
  assert.deepEqual(await (await bucketOf('again')).list(), [])
})

test('a file that is damaged in the bucket is not moved for a whole one, and no original is taken away for it', async () => {
  const { folder, names, files } = await filledFolder()
  const damaged = names.find((name) => name.startsWith('pictures/')) ?? assert.fail()
  await move(folder, 'damaged', 's3')
  await s3.alter(`damaged/${damaged}`, 'x'.repeat((await files.factsOf(damaged))?.bytes ?? 0))
  const elsewhere = await emptyFolder()
  const back = await move(elsewhere, 'damaged', 'folder', true)
  assert.deepEqual(
    back.failed.map(({ name }) => name),
    [damaged],
  )
  assert.deepEqual([back.copied, back.remaining], [names.length - 1, 1])
  assert.equal(await openFolderOfFiles(join(elsewhere, 'files')).has(damaged), false)
  // The folder's own is whole, and mends it before it is taken away.
  const mended = await move(folder, 'damaged', 's3', true)
  assert.deepEqual([mended.copied, mended.failed, mended.remaining], [names.length, [], 0])
  assert.deepEqual(await (await bucketOf('damaged')).list(), names)
})

test('a move that is killed in the middle is finished by the next one, and nothing half is left', async () => {
  const { folder, names } = await filledFolder(90)
  const env = { S3_URL: s3.addressOf({ folder: 'killed' }) }
  const bucket = await bucketOf('killed')
  const killed = await startCommand(folder, ['files', 'move', '--to', 's3'], env)
  await untilFilesArrive(bucket, 10, killed)
  killed.kill()
  assert.equal((await killed.ended).status, null)
  const before = (await bucket.list()).length
  assert.ok(before < names.length, `${before} of ${names.length}`)
  const again = await (await startCommand(folder, ['files', 'move', '--to', 's3', '--json'], env)).ended
  assert.equal(again.status, 0, again.stderr)
  const facts = JSON.parse(again.stdout)
  assert.equal(facts.copied + facts.alreadyThere, names.length)
  assert.ok(facts.alreadyThere > 0)
  const elsewhere = await emptyFolder()
  await move(elsewhere, 'killed', 'folder')
  assert.deepEqual(await filesOf(elsewhere), await filesOf(folder))
})

test('a bucket that goes away in the middle ends the move with one line that says how far it came', async () => {
  const { folder, files } = await filledFolder(90)
  const passing = startsAt(20, () => s3.kill())
  await assert.rejects(
    moveFiles(configOf(folder, 'gone'), 's3', { remove: false }, passing),
    /cannot be reached \(\w+\)\. \d+ of 92 files are in the bucket .*; give the command again/,
  )
  await s3.startAgain()
  assert.equal((await move(folder, 'gone', 's3')).failed.length, 0)
  assert.deepEqual(await (await bucketOf('gone')).list(), await files.list())
})

/** Tells once, when so many are done. */
function startsAt(count: number, tell: () => Promise<void>) {
  let isTold = false
  return (done: number) => {
    if (isTold || done < count) return
    isTold = true
    void tell()
  }
}

for (const [what, args, env, why] of [
  ['without a bucket', ['--to', 's3'], { S3_URL: '' }, /S3_URL is missing/],
  ['to nowhere', [], {}, /--to/],
  ['to another place', ['--to', 'ftp'], {}, /s3, folder/],
  ['into a bucket that there is not', ['--to', 's3'], { S3_URL: s3.addressOf({ bucket: 'none' }) }, /NoSuchBucket/],
  ['with a wrong secret', ['--to', 's3'], { S3_URL: s3.addressOf({ secret: 'hidden' }) }, /refuses the secret/],
] as const) {
  test(`a move ${what} is refused in words`, async () => {
    const { folder } = await filledFolder(1)
    const command = await startCommand(folder, ['files', 'move', ...args], { S3_URL: s3.addressOf(), ...env })
    const { status, stderr } = await command.ended
    assert.equal(status, 2)
    assert.match(stderr, why)
    assert.ok(!stderr.includes('hidden') && !stderr.includes('S3RVER'), stderr)
  })
}

test('what else lies in the folder is none of the files', async () => {
  const { folder, names } = await filledFolder(1)
  await writeFile(join(folder, 'files', 'Thumbs.db'), 'x')
  assert.equal((await move(folder, 'others', 's3')).files, names.length)
})
