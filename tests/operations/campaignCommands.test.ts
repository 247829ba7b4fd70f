import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createTestDatabase } from '../support/database.ts'
import { startCommand } from '../support/runningSite.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-campaign-commands-'))
const database = await createTestDatabase('campaign commands')
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function campaign(...words: string[]) {
  const env = { DATABASE_URL: database.url, DATELINE_SECRET: 'a secret for tests, of more than 32 letters' }
  return (await startCommand(folder, ['campaign', ...words], env)).ended
}

test('a publisher books, looks, stops everything in an emergency and goes on, from the command line', async () => {
  const picture = join(folder, 'ferry.svg')
  await writeFile(
    picture,
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#1b4d6b"/></svg>',
  )
  const made = await campaign(
    ...['create', 'ferry', 'kind=guaranteed', 'advertiser=The Ferry', 'from=2026-12-01', 'until=2026-12-31'],
    ...['placements=below', 'booked=500', 'headline=Sail', 'link=https://ferry.example', `picture=${picture}`],
    ...['alt=A ferry', '--json'],
  )
  assert.equal(made.status, 0, made.stderr)
  const facts = JSON.parse(made.stdout)
  assert.deepEqual([facts.booked, facts.creative.kind, facts.placements], [500, 'picture', ['below']])
  assert.match(facts.report, /\/notices\/report\/1-1\./)

  const wrong = await campaign('create', 'other', 'kind=banner', 'from=soon')
  assert.equal(wrong.status, 2)
  assert.match(wrong.stderr, /kind: “banner”.*\n {2}from: “soon”/)
  assert.equal((await campaign('set', 'nobody', 'weight=2')).status, 1)
  assert.equal((await campaign('pause')).status, 2)

  assert.notEqual(JSON.parse((await campaign('pause', '--all', '--json')).stdout).allPaused, null)
  assert.equal(JSON.parse((await campaign('show', 'ferry', '--json')).stdout).state, 'paused')
  assert.equal(JSON.parse((await campaign('resume', '--all', '--json')).stdout).allPaused, null)
  const report = await campaign('report', 'ferry', '--json')
  const { served, seen, clicked, refused } = JSON.parse(report.stdout)
  assert.deepEqual({ served, seen, clicked, refused }, { served: 0, seen: 0, clicked: 0, refused: [] })
})
