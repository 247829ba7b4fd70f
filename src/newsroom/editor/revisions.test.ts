import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { DeskBrowser } from '../../../tests/support/deskBrowser.ts'
import { insertStaff } from '../../../tests/support/insertStaff.ts'
import { createSite } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { readText } from '../text/text.module.ts'
import type { FactName } from './facts.ts'
import { keepRevision } from './keepRevision.ts'
import { listFacts } from './listFacts.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'
import { restoreRevision } from './restoreRevision.ts'
import { findRevision, listRevisions } from './revisions.sql.ts'
import { saveFact } from './saveFact.ts'
import { STEP_BATCH, takeSteps } from './takeSteps.ts'

const site = await createSite('revisions')
after(() => site.close())
const { db, clock } = site.dateline
const now = clock.now()
const [ana, ben] = [await insertStaff(db, 'ana', 'editor', now), await insertStaff(db, 'ben', 'publisher', now)]
const publisher = { id: ben, role: 'publisher', author: undefined } as const

const body: ArticleDocument = {
  type: 'doc',
  content: ['Boats came in.', 'Nobody counted them.', 'It rained.'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
}
let articleId = 0
let count = 0
beforeEach(async () => {
  articleId = await site.publish({ slug: `harbor-${++count}`, body, headline: 'The harbor' })
})

const open = async (client: string) => new DeskBrowser({ client, ...(await openWorkingCopy(db, articleId, now)) })
const kept = async () => readText((await openWorkingCopy(db, articleId, now)).text)
async function send(browser: DeskBrowser, staffId = ana) {
  const answer = await takeSteps(db, articleId, STEP_BATCH.parse(browser.batch()), staffId, now)
  if (answer.kind === 'accepted') browser.confirm(answer.version)
  return answer
}
const save = (fact: FactName, value: unknown, base: number, staffId = ana) =>
  saveFact(db, articleId, { fact, value, base }, staffId, now)

test('a headline is saved by itself, and what a colleague changed meanwhile beside it stays', async () => {
  assert.deepEqual(await save('headline', 'Boats at dawn', 0), { kind: 'saved', version: 1 })
  assert.deepEqual(await save('standfirst', 'A report', 0, ben), { kind: 'saved', version: 1 })
  const facts = await listFacts(db, articleId)
  assert.deepEqual([facts.headline.value, facts.headline.staffId], ['Boats at dawn', ana])
  assert.deepEqual([facts.standfirst.value, facts.standfirst.staffId], ['A report', ben])
  assert.deepEqual([facts.terms.value, facts.terms.version], ['metered', 0])
})

test('whoever was slower at the same headline is told what the other wrote, and overwrites nothing', async () => {
  await save('headline', 'Boats at dawn', 0)
  const answer = await save('headline', 'Fog', 0, ben)
  assert.ok(answer.kind === 'conflict')
  assert.deepEqual([answer.theirs.value, answer.theirs.version, answer.theirs.staffId], ['Boats at dawn', 1, ana])
  assert.deepEqual(await save('headline', 'Fog', 1, ben), { kind: 'saved', version: 2 })
})

test('of two who save a headline at once one is told of the other', async () => {
  const answers = await Promise.all([save('headline', 'Boats', 0), save('headline', 'Fog', 0, ben)])
  assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['conflict', 'saved'])
})

test('a fact whose answer was lost is saved again without a conflict', async () => {
  await save('headline', 'Boats', 0)
  assert.deepEqual(await save('headline', 'Boats', 0), { kind: 'saved', version: 1 })
})

test('a fact that no article can have is refused, and nothing is stored', async () => {
  for (const [fact, value] of [
    ['terms', 'secret'],
    ['headline', 'x'.repeat(301)],
    ['slug', '../etc'],
    ['places', [{ country: 'France' }]],
    ['authors', ['']],
    ['section', 'nowhere'],
    ['kicker', 'half a letter \ud83d'],
    ['standfirst', 'none \u0000'],
  ] as const) {
    assert.equal((await save(fact, value, 0)).kind, 'refused', fact)
  }
})

test('a revision is the article as it stood, text and facts', async () => {
  const browser = await open('one')
  browser.edit((tr) => tr.insertText(' Blue.', 15))
  await send(browser)
  await save('headline', 'Boats at dawn', 0)
  assert.equal(await keepRevision(db, articleId, 'For the lawyer', ben, now), 1)
  const revision = await findRevision(db, articleId, 1)
  assert.equal(readText(revision?.text).firstChild?.textContent, 'Boats came in. Blue.')
  assert.deepEqual(
    [revision?.facts.headline, revision?.label, revision?.staffId],
    ['Boats at dawn', 'For the lawyer', ben],
  )
})

test('an editor who restores an older text takes away nothing that nobody can bring back', async () => {
  await keepRevision(db, articleId, 'First', ana, now)
  const browser = await open('one')
  browser.edit((tr) => tr.insertText(' They were counted twice.', 37))
  await send(browser)
  await save('headline', 'Counted', 0)
  assert.equal(await restoreRevision(db, articleId, 1, publisher, now), 3)
  assert.equal((await kept()).textContent, 'Boats came in.Nobody counted them.It rained.')
  assert.equal((await listFacts(db, articleId)).headline.value, 'The harbor')
  const revisions = (await listRevisions(db, articleId)).map(({ number, label, restoredFrom }) => [
    number,
    label,
    restoredFrom,
  ])
  assert.deepEqual(revisions, [
    [3, 'First', 1],
    [2, null, null],
    [1, 'First', null],
  ])
  // And back again: what was there is a revision like any other.
  await restoreRevision(db, articleId, 2, publisher, now)
  assert.match((await kept()).textContent, /They were counted twice\./)
  assert.equal((await listFacts(db, articleId)).headline.value, 'Counted')
})

test('who types while somebody restores keeps their words', async () => {
  await keepRevision(db, articleId, null, ana, now)
  const [one, other] = [await open('one'), await open('other')]
  one.edit((tr) => tr.insertText(' Twice.', 37))
  await send(one)
  other.edit((tr) => tr.insertText(' Heavily.', 49))
  await restoreRevision(db, articleId, 1, publisher, now)
  const answer = await send(other)
  assert.ok(answer.kind === 'behind')
  other.receive(answer.steps)
  assert.equal((await send(other)).kind, 'accepted')
  assert.equal((await kept()).textContent, 'Boats came in.Nobody counted them.It rained. Heavily.')
  assert.deepEqual(other.tray, [])
})

test('a revision that does not exist is not restored', async () => {
  await open('one')
  await assert.rejects(restoreRevision(db, articleId, 7, publisher, now), { code: 'revision-unknown' })
})
