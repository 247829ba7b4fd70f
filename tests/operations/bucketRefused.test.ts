import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { openBackupShelf } from '../support/backupShelf.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { startCommand } from '../support/runningSite.ts'
import { type S3Server, startS3Server } from '../support/s3Server.ts'

const { emptyFolder } = await openBackupShelf('refusals')

describe('a start with a bucket that cannot be used says so in one line, and serves nobody', { concurrency: 2 }, () => {
  let s3: S3Server
  let database: TestDatabase
  const silent = createServer((socket) => void socket.on('error', () => {}))
  before(async () => {
    s3 = await startS3Server()
    database = await createTestDatabase('bucket_refused', 'empty')
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  })
  after(async () => {
    silent.close()
    await database.drop()
    await s3.discard()
  })
  const silentUrl = () => `http://127.0.0.1:${(silent.address() as { port: number }).port}`

  for (const [what, address, why] of [
    [
      'there is no such bucket',
      () => s3.addressOf({ bucket: 'no-such' }),
      /no-such at \S+ is not there \(NoSuchBucket\)$/,
    ],
    ['nobody knows the key', () => s3.addressOf({ key: 'HIDDENKEY' }), /does not know the key \(InvalidAccessKeyId\)$/],
    ['the secret is wrong', () => s3.addressOf({ secret: 'hidden' }), /refuses the secret of the key/],
    ['nobody is there', () => s3.addressOf({ through: 'http://no-such.invalid' }), /cannot be reached \(\w+\)$/],
    ['nobody answers', () => s3.addressOf({ through: silentUrl() }), /does not answer$/],
    ['it is no address', () => 'my-bucket', /^dateline: S3_URL must be like https:/],
  ] as const) {
    test(what, async () => {
      const folder = await emptyFolder()
      const env = {
        DATABASE_URL: database.url,
        DATELINE_SECRET: 'a secret that every process of a site shares',
        DATELINE_SAMPLE: 'off',
        S3_URL: address(),
      }
      const { status, stdout, stderr } = await (await startCommand(folder, ['start', '--role', 'worker'], env)).ended
      assert.equal(status, 2, stdout + stderr)
      assert.match(stderr.trim(), why)
      assert.match(stderr, /^dateline: S3_URL[^\n]*\n$/)
      assert.ok(!/hidden|S3RVER/i.test(stdout + stderr.replace('refuses the secret', '')), stderr)
      assert.deepEqual(await readdir(folder).catch(() => []), [])
    })
  }
})
