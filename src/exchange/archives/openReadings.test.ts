import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, readFile, rm, symlink, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openReadings, type Reading } from './openReadings.ts'

const workshop = await mkdtemp(join(tmpdir(), 'dateline-readings-'))
after(() => rm(workshop, { recursive: true }))

const reading = (headline: string): Reading => ({
  ...{
    headline,
    text: '',
    source: '',
    slug: 's',
    section: 'sea',
    sectionName: 'Sea',
    language: 'en',
    day: '2026-11-23',
  },
  ...{ twinKey: '/s', redirectFrom: [], tags: [], authors: [], status: 'published', notes: [] },
  firstPublished: '2026-11-23T08:00:00Z',
})

/** As an import goes through its files: what is known of each, or what is read of it now. */
function goThrough(name: string, files: Record<string, string>): Record<string, Reading | undefined> {
  const readings = openReadings(workshop, name)
  const known: Record<string, Reading | undefined> = {}
  for (const path of Object.keys(files).sort()) {
    const key = files[path] as string
    known[path] = readings.find(path, key)
    readings.keep(path, key, known[path] ?? reading(key))
  }
  readings.finish()
  return known
}

test('a file is known as long as it is as it was, whatever comes and goes beside it', () => {
  goThrough('some', { 'b.md': 'b1', 'd.md': 'd1', 'é.md': 'e1' })
  assert.deepEqual(goThrough('some', { 'a.md': 'a1', 'b.md': 'b1', 'c.md': 'c1', 'd.md': 'd2', 'é.md': 'e1' }), {
    'a.md': undefined,
    'b.md': reading('b1'),
    'c.md': undefined,
    'd.md': undefined,
    'é.md': reading('e1'),
  })
  assert.deepEqual(goThrough('some', { 'c.md': 'c1', 'd.md': 'd2' }), {
    'c.md': reading('c1'),
    'd.md': reading('d2'),
  })
  assert.deepEqual(goThrough('another', { 'c.md': 'c1' }), { 'c.md': undefined })
})

/** More than stays in memory, so that it has begun to be written. */
const much = 'much '.repeat(60_000)

test('two imports of one folder at once, from machines that share it, both end, and the next one knows the files', () => {
  const [one, other] = [openReadings(workshop, 'at once'), openReadings(workshop, 'at once')]
  one.keep('a.md', 'a1', reading(much))
  other.keep('a.md', 'a1', reading(much))
  other.keep('b.md', 'b1', reading('b1'))
  one.finish()
  other.finish()
  assert.deepEqual(goThrough('at once', { 'a.md': 'a1', 'b.md': 'b1' }), {
    'a.md': reading(much),
    'b.md': reading('b1'),
  })
})

test('an import beside which many others ended ends all the same', () => {
  const slow = openReadings(workshop, 'slow')
  slow.keep('a.md', 'a1', reading(much))
  for (let n = 0; n < 9; n++) goThrough(`quick ${n}`, { 'a.md': 'a1' })
  slow.finish()
  assert.deepEqual(goThrough('slow', { 'b.md': 'b1' }), { 'b.md': undefined })
})

test('more than fits into memory at once is known to its last file', () => {
  const files = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, n) => [`${10_000 + n}.md`, `key ${n} `.repeat(40)]),
  )
  goThrough('many', files)
  assert.deepEqual(
    goThrough('many', files),
    Object.fromEntries(Object.entries(files).map(([path, key]) => [path, reading(key)])),
  )
})

test('what a machine that died has left half written is read again', async () => {
  goThrough('torn', { 'a.md': 'a1', 'b.md': 'b1' })
  const [name = ''] = (await readdir(workshop)).filter((found) => found.startsWith('torn'))
  const [first = ''] = (await readFile(join(workshop, name), 'utf8')).split('\n')
  await truncate(join(workshop, name), first.length + 10)
  await appendFile(join(workshop, name), '\0\0\0')
  assert.deepEqual(goThrough('torn', { 'a.md': 'a1', 'b.md': 'b1' }), { 'a.md': reading('a1'), 'b.md': undefined })
})

test('the folders that were imported last are known, and no file is left of the others', async () => {
  for (let n = 0; n < 12; n++) goThrough(`folder-${n}`, { 'a.md': 'a1' })
  assert.equal((await readdir(workshop)).length, 8)
})

test('on a full disk an import goes on, and reads everything again', async () => {
  await symlink('/dev/full', join(workshop, `full.readings.${process.pid}.part`))
  assert.deepEqual(goThrough('full', { 'a.md': 'a1' }), { 'a.md': undefined })
  assert.deepEqual(goThrough('full', { 'a.md': 'a1' }), { 'a.md': undefined })
  assert.deepEqual(goThrough('full', { 'a.md': 'a1' }), { 'a.md': reading('a1') })
})
