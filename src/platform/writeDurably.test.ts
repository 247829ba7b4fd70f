import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { openDiskCache } from './diskCache.ts'
import { openFolderOfFiles } from './files/folderOfFiles.ts'
import { createLog } from './log.ts'
import { makeFolder, writeDurably } from './writeDurably.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-durably-'))
after(() => rm(folder, { recursive: true }))
const bytes = Buffer.from('whole')

type Flush = { of: 'file' | string; named: boolean }

/** Every flush to the disk, as it is made: of which file or folder, and whether `path` had its name by then. */
async function watchFlushes(t: TestContext, path: string): Promise<Flush[]> {
  const flushes: Flush[] = []
  const handle = await open(folder)
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  const { sync } = prototype
  t.mock.method(prototype, 'sync', async function (this: FileHandle) {
    const facts = await this.stat()
    const folders = [dirname(path), dirname(dirname(path)), dirname(dirname(dirname(path)))]
    const inodes = await Promise.all(folders.map(async (one) => (await stat(one)).ino))
    const at = facts.isFile() ? 'file' : (folders[inodes.indexOf(facts.ino)] ?? 'elsewhere')
    flushes.push({ of: at, named: existsSync(path) })
    await sync.call(this)
  })
  return flushes
}

for (const [what, path, put] of [
  [
    'a poster',
    'posters/a.jpg',
    () => openDiskCache(join(folder, 'posters'), { mostBytes: 1_000, log: createLog('silent') }).put('a.jpg', bytes),
  ],
  ['a picture', 'files/a.webp', () => openFolderOfFiles(join(folder, 'files')).put('a.webp', bytes)],
] as const) {
  test(`${what} that was answered as one that never changes is whole after the machine has lost its power`, async (t) => {
    const flushes = await watchFlushes(t, join(folder, path))
    await put()
    assert.deepEqual(flushes.slice(0, 2), [
      { of: 'file', named: false },
      { of: dirname(join(folder, path)), named: true },
    ])
    assert.deepEqual(await readFile(join(folder, path)), bytes)
  })
}

test('a folder that the system will never have made is refused, and not tried for ever', async () => {
  await assert.rejects(makeFolder('/proc/nobody/may'), { syscall: /^(?:mkdir|access)$/ })
  await writeDurably(join(folder, 'a file'), bytes, join(folder, 'a file.part'))
  await assert.rejects(makeFolder(join(folder, 'a file')), { code: /^(?:EACCES|EEXIST)$/ })
  await assert.rejects(makeFolder(join(folder, 'a file', 'below')), { code: /^(?:EACCES|ENOTDIR)$/ })
  assert.equal(await makeFolder(folder), undefined)
  const made = await Promise.all([1, 2, 3].map(() => makeFolder(join(folder, 'at/once'))))
  assert.ok(made.includes(join(folder, 'at')))
})

test('folders that are made for a file are on disk with it', async (t) => {
  const path = join(folder, 'files/pictures/ab/1.webp')
  await mkdir(join(folder, 'files'), { recursive: true })
  const flushes = await watchFlushes(t, path)
  await openFolderOfFiles(join(folder, 'files')).put('pictures/ab/1.webp', bytes)
  assert.deepEqual(
    flushes.map((flush) => flush.of),
    ['file', dirname(path), dirname(dirname(path)), join(folder, 'files')],
  )
})

test('what cannot be written leaves nothing behind', async () => {
  const path = join(folder, 'taken')
  await mkdir(join(path, 'below'), { recursive: true })
  await assert.rejects(writeDurably(path, bytes, `${path}.part`))
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('taken')),
    ['taken'],
  )
})
