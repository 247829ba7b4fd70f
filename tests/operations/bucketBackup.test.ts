import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { backUp } from '../../src/app/operate/backUp.ts'
import { restore } from '../../src/app/operate/restore.ts'
import { readConfig } from '../../src/app/start/config.ts'
import { verifyBackup } from '../../src/platform/backup/verifyBackup.ts'
import { openFolderOfFiles } from '../../src/platform/files/folderOfFiles.ts'
import { openFiles } from '../../src/platform/files/openFiles.ts'
import { createLog } from '../../src/platform/log.ts'
import { openBackupShelf } from '../support/backupShelf.ts'
import { filesOf, tablesOf } from '../support/contents.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { startCommand, startSite } from '../support/runningSite.ts'
import { startS3Server, untilFilesArrive } from '../support/s3Server.ts'

const s3 = await startS3Server()
const { shelf, folders, emptyFolder } = await openBackupShelf('bucket-backups')
const databases: TestDatabase[] = []
after(async () => {
  for (const database of databases) await database.drop()
  await s3.discard()
})

/** A machine with nothing on it, an empty database and, where `place` says which, an empty folder of the bucket. */
async function newMachine(place?: string) {
  const database = await createTestDatabase('bucket_backup', 'empty')
  databases.push(database)
  const folder = await emptyFolder()
  const env = {
    DATELINE_DATA: folder,
    DATABASE_URL: database.url,
    DATELINE_SECRET: 'a secret that every machine of this has',
    DATELINE_SAMPLE: 'off',
    ...(place !== undefined && { S3_URL: s3.addressOf({ folder: place }) }),
  }
  const files = await openFiles({ folder: join(folder, 'files'), bucket: readConfig(env).bucket }, createLog('silent'))
  const sums = async () =>
    Object.fromEntries(
      await Promise.all((await files.list()).map(async (name) => [name, (await files.factsOf(name))?.sha256] as const)),
    )
  return { database, folder, env, files, sums, config: readConfig(env) }
}

const quietly = () => {}
const fromFolder = join(shelf, 'from-folder.backup')
const fromBucket = join(shelf, 'from-bucket.backup')
/** What the sample's folder held when it was backed up. */
let original: Record<string, string> = {}

test('a backup of a folder is restored into a bucket, and one of the bucket into a folder: the same files and rows', async () => {
  const site = await startSite({ embedded: true })
  folders.push(site.folder)
  const made = await site.cli('backup', fromFolder)
  assert.equal(made.status, 0, made.stderr)
  assert.equal(await site.stop(), 0)
  original = await filesOf(site.folder)
  assert.ok(Object.keys(original).length > 20)

  const inBucket = await newMachine('restored')
  const restored = await restore(inBucket.config, fromFolder, quietly)
  assert.equal(restored.files, Object.keys(original).length)
  assert.deepEqual(await inBucket.sums(), original)
  assert.equal(await inBucket.files.restoring?.read(), undefined)
  assert.deepEqual(
    [existsSync(join(inBucket.folder, 'files')), existsSync(join(inBucket.folder, 'restoring'))],
    [false, false],
  )

  await backUp(inBucket.config, fromBucket, quietly)
  const [one, other] = [await verifyBackup(fromFolder, quietly), await verifyBackup(fromBucket, quietly)]
  assert.deepEqual(other.manifest.files, one.manifest.files, 'a backup does not say where its files were')

  const inFolder = await newMachine()
  await restore(inFolder.config, fromBucket, quietly)
  assert.deepEqual(await filesOf(inFolder.folder), original)
  assert.deepEqual(await tablesOf(inFolder.database.connection), await tablesOf(inBucket.database.connection))
})

test('a restore goes into no bucket in which there is anything, and leaves that alone', async () => {
  const machine = await newMachine('filled')
  await machine.files.put('pictures/aa/somebodys/320.webp', Buffer.from('of another publication'))
  await assert.rejects(
    restore(machine.config, fromFolder, quietly),
    /bucket .*filled\/ is not empty \(it has pictures\/aa\/somebodys\/320\.webp\); restore into an empty bucket/,
  )
  assert.deepEqual(await machine.files.list(), ['pictures/aa/somebodys/320.webp'])
})

test('a restore into a bucket that is killed keeps every machine from it, and is given again from any', async () => {
  const machine = await newMachine('killed')
  const running = await startCommand(machine.folder, ['restore', fromFolder], machine.env)
  await untilFilesArrive(machine.files, 5, running)
  running.kill()
  assert.equal((await running.ended).status, null)
  assert.notEqual(await machine.files.restoring?.read(), undefined)

  const other = {
    ...(await newMachine()).env,
    DATABASE_URL: machine.env.DATABASE_URL,
    S3_URL: machine.env.S3_URL ?? '',
  }
  const refused = await (await startCommand(other.DATELINE_DATA, ['start', '--role', 'web'], other)).ended
  assert.match(
    refused.stderr,
    /A restore into the bucket of S3_URL is under way or was interrupted; give the command again/,
  )
  assert.equal(refused.status, 1)

  await restore(readConfig(other), fromFolder, quietly)
  assert.deepEqual(await machine.sums(), original)
  assert.equal(await machine.files.restoring?.read(), undefined)
})

test('killed in its last moment, a restore is finished by the next start, which tells of files that nobody moved', async () => {
  const machine = await newMachine('last')
  const { backup } = await restore(machine.config, fromFolder, quietly)
  await machine.files.restoring?.write(backup)
  await openFolderOfFiles(join(machine.folder, 'files')).put('pictures/aa/forgotten/320.webp', Buffer.from('a picture'))
  const site = await startSite({ role: 'web', folder: machine.folder, env: machine.env })
  assert.equal(await machine.files.restoring?.read(), undefined)
  assert.match(site.log(), /files lie in the data folder and are not used: npx dateline files move --to s3/)
  assert.equal(await site.stop(), 0)
})

test('a bucket that goes away in the middle of a restore leaves a place into which it can be given again', async () => {
  const machine = await newMachine('gone')
  let gone: Promise<void> | undefined
  const running = restore(machine.config, fromFolder, (done, total) => {
    // The third reading is the one that restores.
    if (done > total * 0.8) gone ??= s3.kill()
  })
  await assert.rejects(running, /cannot be reached/)
  await gone
  await s3.startAgain()
  await restore(machine.config, fromFolder, quietly)
  assert.deepEqual(await machine.sums(), original)
})
