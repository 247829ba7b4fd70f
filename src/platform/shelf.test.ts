import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openShelf } from './shelf.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-shelf-'))
after(() => rm(folder, { recursive: true }))
const bytes = Buffer.alloc(100)

test('a shelf that is full lets go of what was longest unasked for', async () => {
  const shelf = openShelf(folder, { mostBytes: 350 })
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) await shelf.put(name, bytes)
  assert.deepEqual(await shelf.get('a.jpg'), bytes)
  await shelf.put('d.jpg', bytes)
  assert.deepEqual((await readdir(folder)).sort(), ['a.jpg', 'c.jpg', 'd.jpg'])
  assert.equal(await shelf.get('b.jpg'), undefined)
})

test('the next process knows what lies there, finds what another has put there, and keeps to the limit', async () => {
  await writeFile(join(folder, 'unfinished.jpg.77.part'), bytes)
  await utimes(join(folder, 'unfinished.jpg.77.part'), 1, 1)
  await utimes(join(folder, 'a.jpg'), 2, 2)
  const shelf = openShelf(folder, { mostBytes: 350 })
  assert.deepEqual(await shelf.get('c.jpg'), bytes)
  await writeFile(join(folder, 'e.jpg'), bytes)
  assert.deepEqual(await shelf.get('e.jpg'), bytes)
  await shelf.put('f.jpg', bytes)
  const left = (await readdir(folder)).sort()
  assert.deepEqual(left, ['c.jpg', 'e.jpg', 'f.jpg'])
})

test('no name leads out of the folder', async () => {
  const shelf = openShelf(folder, { mostBytes: 350 })
  for (const name of ['../a.jpg', 'a/b.jpg', '', '.hidden', 'A.jpg'])
    await assert.rejects(shelf.get(name), /not a file name/)
})

test('a poster that a crash left empty is none: it is made again', async () => {
  const shelf = openShelf(folder, { mostBytes: 350 })
  await writeFile(join(folder, 'empty.jpg'), '')
  assert.equal(await shelf.get('empty.jpg'), undefined)
  await shelf.put('empty.jpg', bytes)
  assert.deepEqual(await shelf.get('empty.jpg'), bytes)
  await assert.rejects(shelf.put('nothing.jpg', Buffer.alloc(0)), /empty/)
})
