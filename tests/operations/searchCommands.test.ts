import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createTestDatabase } from '../support/database.ts'
import { startCommand } from '../support/runningSite.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-search-commands-'))
const database = await createTestDatabase('search commands')
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function dateline(...words: string[]) {
  const env = { DATABASE_URL: database.url, DATELINE_SECRET: 'a secret for tests, of more than 32 letters' }
  return (await startCommand(folder, words, env)).ended
}

type Found = { as: string; count: { value: number }; articles: { headline: string }[] }

test('a publisher sees what a visitor and what a subscriber would find, and why, and indexes everything again', async () => {
  const archive = join(folder, 'archive')
  await mkdir(archive)
  const withheld = 'In the engine room stands a zylophone that nobody plays.'
  const text = [...Array.from({ length: 6 }, () => 'Boats have crossed the gulf for a century. '.repeat(8)), withheld]
  await writeFile(
    join(archive, 'ferries.md'),
    `---\ntitle: The last ferries\ndate: 2026-01-02\n---\n\n${text.join('\n\n')}\n`,
  )
  assert.equal((await dateline('import', 'markdown', archive)).status, 0)
  assert.deepEqual(JSON.parse((await dateline('search', 'reindex', '--json')).stdout), { indexed: 1 })
  const found = JSON.parse((await dateline('search', 'zylophone', '--json')).stdout) as Found[]
  assert.deepEqual(
    found.map(({ as, count }) => [as, count.value]),
    [
      ['visitor', 0],
      ['subscriber', 1],
    ],
  )
  const told = await dateline('search', 'ferry', '--as', 'visitor', '--why')
  assert.match(told.stdout, /A visitor finds 1 article[\s\S]*The last \[ferries\][\s\S]*in the headline/)
  assert.equal((await dateline('search', 'ferry', '--as', 'nobody')).status, 2)
})
