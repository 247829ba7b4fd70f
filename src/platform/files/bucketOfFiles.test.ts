import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { after, describe, test } from 'node:test'
import { startLossyRelay } from '../../../tests/support/lossyRelay.ts'
import { BUCKET, startS3Server } from '../../../tests/support/s3Server.ts'
import { BucketAway } from '../errors.ts'
import { createLog } from '../log.ts'
import { readBucketAddress } from './bucketAddress.ts'
import { openBucketOfFiles } from './bucketOfFiles.ts'
import { factsOfBytes, OtherBytes } from './checkedBytes.ts'

const s3 = await startS3Server()
const relay = await startLossyRelay(s3.url, { asAsked: true })
after(async () => {
  relay.close()
  await s3.discard()
})

const USUAL = { tries: 3, silenceMs: 30_000, pauseMs: 10 }
const log = createLog('silent')

function open(wishes: Parameters<typeof s3.addressOf>[0] = {}, patience = USUAL) {
  const read = readBucketAddress(s3.addressOf(wishes))
  return openBucketOfFiles(read.kind === 'read' ? read.address : assert.fail(read.reason), log, patience)
}
const files = open()
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a picture that was put into the bucket is there, whole, for every process', async () => {
  const bytes = randomBytes(70_000)
  await files.put('pictures/ab/abc/640.webp', bytes)
  const elsewhere = open()
  assert.equal(await elsewhere.has('pictures/ab/abc/640.webp'), true)
  assert.deepEqual(await elsewhere.get('pictures/ab/abc/640.webp'), bytes)
  assert.deepEqual(await elsewhere.factsOf('pictures/ab/abc/640.webp'), { bytes: 70_000, sha256: sumOf(bytes) })
})

test('what there is not is not there, and no error', async () => {
  assert.equal(await files.has('pictures/no/such/1.webp'), false)
  assert.equal(await files.get('pictures/no/such/1.webp'), undefined)
  assert.equal(await files.open('pictures/no/such/1.webp'), undefined)
  assert.equal(await files.factsOf('pictures/no/such/1.webp'), undefined)
  await files.remove('pictures/no/such/1.webp')
})

test('names that lead elsewhere are refused before anybody is asked', async () => {
  for (const name of ['../secret', 'a//b', '/a', 'A', 'a/..', '.dateline-restoring', ''])
    await assert.rejects(files.put(name, Buffer.from('x')), /not a file name/, name)
})

test('a publication in a folder of the bucket sees its own files only, however many pages the list has', async () => {
  const mine = open({ folder: 'meridian/files' })
  const names = Array.from({ length: 1_050 }, (_, index) => `many/${String(index).padStart(4, '0')}.css`)
  for (let from = 0; from < names.length; from += 50)
    await Promise.all(names.slice(from, from + 50).map((name) => mine.put(name, Buffer.from(name))))
  assert.deepEqual(await mine.list(), names)
  assert.ok(!(await files.list()).includes('many/0000.css'))
  assert.equal(await open({ folder: 'meridian/files' }).restoring.read(), undefined)
})

test('the mark of a restore is none of the files', async () => {
  const mine = open({ folder: 'marked' })
  await mine.restoring.write('a backup')
  assert.deepEqual(await mine.list(), [])
  assert.equal(await open({ folder: 'marked' }).restoring.read(), 'a backup')
  await mine.restoring.remove()
  assert.equal(await mine.restoring.read(), undefined)
})

/** As long as a magazine's file may be, of which nobody may hold the whole in memory. */
const LARGE = 192 * 1024 * 1024
async function* large() {
  for (let sent = 0; sent < LARGE; sent += 1024 * 1024) yield Buffer.alloc(1024 * 1024, sent >> 20)
}

test('a large file goes there and back without being held in memory', async () => {
  const facts = await factsOfBytes(large())
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }, 5)
  await files.putFrom('issues/large.pdf', { ...facts, read: large })
  const opened = await files.open('issues/large.pdf')
  assert.equal(opened?.bytes, LARGE)
  assert.deepEqual(opened && (await factsOfBytes(opened.body)), facts)
  clearInterval(watching)
  assert.ok(most < LARGE / 2, `${Math.round(most / 1e6)} MB were held`)
})

test('what turns out to be other than it was said to be is not stored, and the reason says so', async () => {
  const said = { bytes: 5, sha256: sumOf(Buffer.from('right')) }
  async function* wrong() {
    yield Buffer.from('wrong')
  }
  await assert.rejects(files.putFrom('issues/wrong.pdf', { ...said, read: wrong }), OtherBytes)
})

describe('a bucket that is out of order for a moment', () => {
  // The machine of these tests may be slow, and is not what hangs.
  const spoilt = open({ through: relay.url }, { tries: 100, silenceMs: 500, pauseMs: 10 })
  for (const mood of ['lossy', 'deaf', 'failing', 'hanging'] as const) {
    test(`${mood}: is asked again, and nobody notices`, async () => {
      const name = `moments/${mood}.webp`
      relay.setMood(mood)
      const before = relay.spoilt
      const putting = spoilt.put(name, Buffer.from(mood))
      while (relay.spoilt === before) await new Promise((resolve) => setTimeout(resolve, 1))
      relay.setMood(undefined)
      await putting
      assert.equal((await spoilt.get(name))?.toString(), mood)
    })
  }

  test('and stays so: who asked waits as long as was agreed, those after them not at all', async () => {
    relay.setMood('hanging')
    const lasting = open({ through: relay.url }, { tries: 2, silenceMs: 300, pauseMs: 10 })
    await assert.rejects(lasting.get('moments/lossy.webp'), /does not answer/)
    const began = performance.now()
    await assert.rejects(lasting.has('moments/lossy.webp'), BucketAway)
    assert.ok(performance.now() - began < 100)
    relay.setMood(undefined)
  })
})

test('a file that breaks off in the middle is not taken for a whole one', async () => {
  const cut = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly the beginning')
      socket.destroySoon()
    })
  })
  await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve))
  const { port } = cut.address() as { port: number }
  await assert.rejects(open({ through: `http://127.0.0.1:${port}` }).get('pictures/ab/abc/640.webp'), BucketAway)
  cut.close()
})

test('a file that has been altered in the bucket is nobody’s picture', async () => {
  await files.put('pictures/al/tered/1.webp', Buffer.from('as it was'))
  await s3.alter('pictures/al/tered/1.webp', 'as it is')
  await assert.rejects(files.get('pictures/al/tered/1.webp'), /sends other bytes than were stored/)
  // It says nothing of the other files.
  assert.ok(await files.get('pictures/ab/abc/640.webp'))
})

/** Where a server was a moment ago. */
const nowhere = await new Promise<string>((resolve) => {
  const gone = createServer().listen(0, '127.0.0.1', () => {
    const { port } = gone.address() as { port: number }
    gone.close(() => resolve(`http://127.0.0.1:${port}`))
  })
})

for (const [what, wishes, reason] of [
  ['there is no such bucket', { bucket: 'no-such-bucket' }, 'is not there (NoSuchBucket)'],
  ['nobody knows the key', { key: 'SOMEBODY' }, 'does not know the key (InvalidAccessKeyId)'],
  ['the secret is wrong', { secret: 'wrong' }, 'refuses the secret of the key (SignatureDoesNotMatch)'],
  ['nobody is there', { through: nowhere }, 'cannot be reached (ECONNREFUSED)'],
  ['there is no such machine', { through: 'http://no-such-host.invalid' }, 'cannot be reached (ENOTFOUND)'],
] as const) {
  test(`it is said in words, without key or place, that ${what}`, async () => {
    assert.equal(await open(wishes).problem(), reason)
    assert.equal(await open(wishes).problem({ forWriting: true }), reason)
    await assert.rejects(open(wishes).get('pictures/ab/abc/640.webp'), (error: Error) => {
      assert.ok(error instanceof BucketAway)
      assert.ok(
        !/S3RVER|SOMEBODY|wrong|Signature=/.test(error.message.replace('refuses the secret', '')),
        error.message,
      )
      return true
    })
  })
}

test('where all is well there is no problem', async () => {
  assert.equal(await files.problem({ forWriting: true }), undefined)
  assert.equal(files.where, `the bucket ${BUCKET} at 127.0.0.1:${s3.port}`)
})
