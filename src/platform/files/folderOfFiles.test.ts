import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { listFiles, openFolderOfFiles, removeUnfinished } from './folderOfFiles.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-files-'))
after(() => rm(folder, { recursive: true }))
const files = openFolderOfFiles(folder)

const everything = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

test('a picture that was half written when its import was killed does not stay on the disk for good', async () => {
  await files.put('pictures/ab/abc/320.webp', Buffer.from('whole'))
  const killed = join(folder, 'unfinished', 'of-a-killed-import.part')
  const running = join(folder, 'unfinished', 'of-a-running-import.part')
  await mkdir(join(folder, 'unfinished'), { recursive: true })
  for (const part of [killed, running]) await writeFile(part, 'ha')
  const hoursAgo = Date.now() / 1000 - 2 * 3600
  await utimes(killed, hoursAgo, hoursAgo)
  assert.deepEqual(await listFiles(folder), ['pictures/ab/abc/320.webp'])
  await removeUnfinished(folder)
  assert.deepEqual(
    (await everything()).sort(),
    [join(folder, 'pictures/ab/abc/320.webp'), running].sort(),
    'what another process is just writing stays',
  )
})

test('a file that was stored leaves nothing beside it', async () => {
  await files.put('pictures/cd/cde/320.webp', Buffer.from('whole'))
  const parts = (await everything()).filter((name) => name.endsWith('.part') && !name.includes('import'))
  assert.deepEqual(parts, [])
  assert.equal((await files.get('pictures/cd/cde/320.webp'))?.toString(), 'whole')
})

test('a folder in which nothing was ever stored has nothing to remove', async () => {
  await removeUnfinished(join(folder, 'nowhere'))
})
