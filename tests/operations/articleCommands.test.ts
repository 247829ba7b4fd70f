import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createTestDatabase } from '../support/database.ts'
import { startCommand } from '../support/runningSite.ts'

const folder = await mkdtemp(join(tmpdir(), 'dateline-article-commands-'))
const database = await createTestDatabase('article commands')
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function dateline(...words: string[]) {
  const env = { DATABASE_URL: database.url, DATELINE_SECRET: 'a secret for tests, of more than 32 letters' }
  return (await startCommand(folder, words, env)).ended
}

before(async () => {
  for (const words of [
    ['section', 'set', 'world', 'name=World'],
    ['publication', 'set', 'name=The Test', 'zone=Europe/Paris', 'language=en', 'currency=eur'],
    ['staff', 'invite', 'ed@example.org', '--role', 'editor'],
    ['staff', 'invite', 'con@example.org', '--role', 'contributor'],
  ]) {
    const { status, stderr } = await dateline(...words)
    assert.equal(status, 0, stderr)
  }
})

type State = { article: number; state: string; goesOut: string | null; embargo: string | null }
async function give(...words: string[]): Promise<State> {
  const { status, stdout, stderr } = await dateline('article', ...words, '--as', 'ed@example.org', '--json')
  assert.equal(status, 0, `${words.join(' ')}: ${stderr}`)
  return JSON.parse(stdout) as State
}

test('whoever runs a desk by commands leads an article out and back by the rules of the desk; what is wrong is said in a line', async () => {
  const { article, state } = await give('create')
  assert.equal(state, 'draft')
  const id = String(article)
  assert.equal((await give('send-to-review', id)).state, 'in-review')
  assert.equal((await give('return', id, 'note=Who says so?')).state, 'draft')
  assert.equal((await give('send-to-review', id)).state, 'in-review')
  assert.equal((await give('take-back', id)).state, 'draft')
  await give('send-to-review', id)
  assert.equal((await give('approve', id)).state, 'ready')
  assert.match((await give('embargo', id, 'until=2036-11-30T06:00')).embargo ?? '', /^2036-11-30T05:00/)
  assert.equal((await give('embargo', id, 'until=off')).embargo, null)
  assert.equal((await give('copy', id)).state, 'draft')

  for (const [status, words, says] of [
    [1, ['state', 'no-such-article'], /There is no article “no-such-article”/],
    [2, ['publish', id], /It does not go out like this/],
    [2, ['publish', id, 'kind=loud'], /“loud” is not one of new/],
    [2, ['publish', id, 'colour=red'], /“colour” is not known here/],
    [2, ['return', id, 'note='], /Say to its author why/],
    [2, ['embargo', id, 'until=soon'], /Say a day and an hour/],
  ] as const) {
    const refused = await dateline('article', ...words, '--as', 'ed@example.org')
    assert.equal(refused.status, status, `${words.join(' ')}: ${refused.stderr}`)
    assert.match(refused.stderr.split('\n')[0] ?? '', says, words.join(' '))
    assert.match(refused.stderr, /^dateline: /)
    assert.doesNotMatch(refused.stderr, /^\s+at /m, 'no stack')
    assert.equal(refused.stdout, '')
  }
  const others = await dateline('article', 'approve', id, '--as', 'con@example.org')
  assert.match(others.stderr, /There is no such article for you|does not do this/)
  assert.match((await dateline('article', 'state', id, '--as', 'nobody@example.org')).stderr, /Nobody of the staff/)
  assert.equal((await give('state', id)).state, 'ready', 'nothing that was refused has changed it')
})
