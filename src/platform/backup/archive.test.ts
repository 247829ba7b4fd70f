import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkSeal, createArchive, readArchive, readWhole } from './archive.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-archive-'))
})
after(() => rm(folder, { recursive: true, force: true }))

test('two backups that are made to one name at once leave a whole one, and the other says that it is none', async () => {
  const path = join(folder, 'nightly.backup')
  const [first, second] = [await createArchive(path), await createArchive(path)]
  await first.add('which', Buffer.from('the first'))
  await second.add('which', Buffer.from('the second'))
  await first.seal()
  await assert.rejects(second.seal(), { code: 'backup-exists' })
  await second.discard()

  await checkSeal(path, () => {})
  const found: string[] = []
  for await (const { body } of readArchive(path, () => {})) found.push((await readWhole(body)).toString())
  assert.deepEqual(found, ['the first'])
  assert.deepEqual(await readdir(folder), ['nightly.backup'])
})
