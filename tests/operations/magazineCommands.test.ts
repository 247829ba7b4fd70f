import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createTestDatabase } from '../support/database.ts'
import { startCommand } from '../support/runningSite.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-magazine-commands-'))
const database = await createTestDatabase('magazine commands')
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function run(...words: string[]) {
  const env = { DATABASE_URL: database.url, DATELINE_SECRET: 'a secret for tests, of more than 32 letters' }
  return (await startCommand(folder, words, env)).ended
}
async function facts(...words: string[]) {
  const { status, stdout, stderr } = await run(...words, '--json')
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}
const pieces = (shown: { contents: { kind: string; slug: string }[] }) =>
  shown.contents.flatMap(({ kind, slug }) => (kind === 'piece' ? [slug] : []))

const yesterday = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 })

test('an issue is begun, proposed, changed, looked at, released, taken along and revised from the command line', async () => {
  const archive = join(folder, 'archive')
  await mkdir(archive)
  for (const [slug, more] of [
    ['ferry', ''],
    ['tide', ''],
    ['bridge', ''],
    ['reserved', 'magazine: no\n'],
  ])
    await writeFile(
      join(archive, `${slug}.md`),
      `---\ntitle: The ${slug}\nslug: ${slug}\ndate: ${yesterday}\nsection: borders\n${more}---\n\nOpen of ${slug}.\n\nWithheld of ${slug}.\n`,
    )
  assert.equal(
    (await run('publication', 'set', 'name=The Meridian', 'zone=UTC', 'language=en', 'currency=usd')).status,
    0,
  )
  assert.equal((await run('import', 'markdown', archive)).status, 0)
  assert.equal((await facts('article', 'show', 'reserved')).inMagazine, false)

  const none = await run('magazine', 'propose')
  assert.equal(none.status, 1)
  assert.match(none.stderr, /magazine set day=friday/)
  assert.equal((await run('magazine', 'set', 'day=someday')).status, 2)
  assert.equal((await facts('magazine', 'set', 'day=friday', 'hour=05:00')).day, 'Friday')

  const proposed = await facts('magazine', 'propose')
  assert.deepEqual(pieces(proposed).sort(), ['bridge', 'ferry', 'tide'])
  const said = proposed.warnings.map(({ text }: { text: string }) => text)
  assert.ok(said.includes('it has no picture, and will be set in type'), said.join('; '))
  assert.ok(said.includes('the editor has written none'), said.join('; '))
  assert.equal((await run('magazine', 'propose')).status, 1, 'nothing is put together anew unless somebody says so')

  const excluded = await run('magazine', 'add', 'reserved')
  assert.match(excluded.stderr, /rights exclude/)
  assert.deepEqual(pieces(await facts('magazine', 'drop', 'tide')).sort(), ['bridge', 'ferry'])
  assert.deepEqual(pieces(await facts('magazine', 'add', 'tide', 'to=1'))[0], 'tide')
  assert.deepEqual(pieces(await facts('magazine', 'move', 'tide', 'to=world')).sort(), ['bridge', 'ferry'])
  assert.deepEqual(pieces(await facts('magazine', 'move', 'tide', 'to=piece', 'before=ferry')).includes('tide'), true)

  const picture = join(folder, 'cover.svg')
  await writeFile(
    picture,
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#1b4d6b"/></svg>',
  )
  const covered = await facts('magazine', 'cover', `file=${picture}`, 'alt=The sea', 'line=Where the ferry lands')
  assert.deepEqual(covered.cover.lines, ['Where the ferry lands'])
  const letter = join(folder, 'letter.md')
  await writeFile(letter, '---\ntitle: To the shore\nsigned: The desk\n---\n\nThis week we *crossed*.\n')
  assert.equal((await facts('magazine', 'letter', letter)).contents[0].title, 'To the shore')

  assert.equal((await facts('magazine', 'hold')).state, 'held')
  const { stdout: shown } = await run('magazine', 'show')
  assert.match(shown, /held, comes .*\n[\s\S]*The ferry {2}\(Borders, 1 min\)/)
  const released = await facts('magazine', 'release')
  assert.deepEqual([released.state, released.number, released.revision], ['released', 1, 1])
  const { date } = released
  assert.equal((await run('magazine', 'release', date)).status, 1)

  const shelf = join(folder, 'shelf')
  assert.equal((await run('magazine', 'export', shelf, date)).status, 0)
  const files = await readdir(shelf)
  assert.ok(files.includes(`the-meridian-${date}.epub`), files.join(', '))
  assert.equal((await readFile(join(shelf, `the-meridian-${date}.epub`))).subarray(0, 2).toString(), 'PK')

  assert.equal((await run('article', 'withdraw', 'tide', 'reason=It was wrong')).status, 0)
  assert.equal((await facts('magazine', 'revise', date)).note, '“The tide” was withdrawn.')
  const revised = await facts('magazine', 'revise', date, 'note=The cover was turned around.')
  assert.equal(revised.revision, 3)
  const after = await facts('magazine', 'show', date)
  assert.deepEqual(
    after.notes.map(({ text }: { text: string }) => text),
    ['The cover was turned around.', '“The tide” was withdrawn.'],
  )
  assert.match((await run('magazine', 'show', '--all')).stdout, /Friday[\s\S]*released/)
})
