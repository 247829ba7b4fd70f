import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDiskCache } from './diskCache.ts'
import { createLog } from './log.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-disk-cache-'))
after(() => rm(folder, { recursive: true }))
const bytes = Buffer.alloc(100)
const log = createLog('silent')

test('a diskCache that is full lets go of what was longest unasked for', async () => {
  const diskCache = openDiskCache(folder, { mostBytes: 350, log })
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) await diskCache.put(name, bytes)
  assert.deepEqual(await diskCache.get('a.jpg'), bytes)
  await diskCache.put('d.jpg', bytes)
  assert.deepEqual((await readdir(folder)).sort(), ['a.jpg', 'c.jpg', 'd.jpg'])
  assert.equal(await diskCache.get('b.jpg'), undefined)
})

test('the next process knows what lies there, finds what another has put there, and keeps to the limit', async () => {
  await writeFile(join(folder, 'unfinished.jpg.77.part'), bytes)
  await utimes(join(folder, 'unfinished.jpg.77.part'), 1, 1)
  await utimes(join(folder, 'a.jpg'), 2, 2)
  const diskCache = openDiskCache(folder, { mostBytes: 350, log })
  assert.deepEqual(await diskCache.get('c.jpg'), bytes)
  await writeFile(join(folder, 'e.jpg'), bytes)
  assert.deepEqual(await diskCache.get('e.jpg'), bytes)
  await diskCache.put('f.jpg', bytes)
  const left = (await readdir(folder)).sort()
  assert.deepEqual(left, ['c.jpg', 'e.jpg', 'f.jpg'])
})

test('no name leads out of the folder', async () => {
  const diskCache = openDiskCache(folder, { mostBytes: 350, log })
  for (const name of ['../a.jpg', 'a/b.jpg', '', '.hidden', 'A.jpg'])
    await assert.rejects(diskCache.get(name), /not a file name/)
})

test('a poster that a crash left empty is none: it is made again', async () => {
  const diskCache = openDiskCache(folder, { mostBytes: 350, log })
  await writeFile(join(folder, 'empty.jpg'), '')
  assert.equal(await diskCache.get('empty.jpg'), undefined)
  await diskCache.put('empty.jpg', bytes)
  assert.deepEqual(await diskCache.get('empty.jpg'), bytes)
  await assert.rejects(diskCache.put('nothing.jpg', Buffer.alloc(0)), /empty/)
})
