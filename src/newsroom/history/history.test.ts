import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DeskBrowser } from '../../../tests/support/deskBrowser.ts'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { type Client, createSite } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import {
  findRevision,
  keepRevision,
  listFacts,
  listRevisions,
  openWorkingCopy,
  restoreRevision,
  STEP_BATCH,
  saveFact,
  takeSteps,
} from '../editor/editor.module.ts'
import { readText } from '../text/text.module.ts'
import { authorsBetween } from './authorsBetween.ts'
import { changedSince, markSeen } from './history.module.ts'
import { textAt } from './textAt.ts'

const site = await createSite('history')
after(() => site.close())
const { db, clock } = site.dateline
const now = clock.now()
const later = (minutes: number) => now.add({ minutes })
const keeping = dueWorkNamed(site.dateline, 'keep revisions of articles')

const ana = await site.reader({ role: 'editor', email: 'ana@news.test' })
const ben = await site.reader({ role: 'publisher', email: 'ben@news.test' })
const cy = await site.reader({ role: 'contributor', email: 'cy@news.test' })
const { rows: staff } = await sql<{ id: number; email: string }>`select id, email from staff`.execute(db)
const idOf = (name: string) => staff.find(({ email }) => email === `${name}@news.test`)?.id as number
const [anaId, benId] = [idOf('ana'), idOf('ben')]

const body: ArticleDocument = {
  type: 'doc',
  content: ['Boats came in.', 'Nobody counted them.', 'It rained.'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
}
await site.publish({ slug: 'by-cy', body, authors: ['Cy'] })
await sql`update staff set author = 'cy' where email = 'cy@news.test'`.execute(db)
let articleId = 0
let count = 0
beforeEach(async () => {
  // What the tests before have left unkept is none of this one's.
  await sql`update working_copies set unkept_since = null, keep_at = null`.execute(db)
  articleId = await site.publish({ slug: `harbor-${++count}`, body, headline: 'The harbor', authors: ['Cy'] })
})

/** Types at the end of the first paragraph. */
async function types(words: string, staffId: number, at = now) {
  const browser = new DeskBrowser({ client: 'one', ...(await openWorkingCopy(db, articleId, at)) })
  browser.edit((tr) => tr.insertText(words, (browser.doc.firstChild?.content.size ?? 0) + 1))
  const answer = await takeSteps(db, articleId, STEP_BATCH.parse(browser.batch()), staffId, at)
  assert.equal(answer.kind, 'accepted')
}
const revisions = async () =>
  (await listRevisions(db, articleId)).map(({ number, label, staffId, at }) => [number, label, staffId, at.toString()])
const textOf = async (number: number) =>
  readText((await findRevision(db, articleId, number))?.text).firstChild?.textContent
const path = () => `/desk/articles/${articleId}/history`
const read = async (who: Client, more = '') => {
  const answer = await who.fetch(path() + more)
  return { ...answer, plain: answer.text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ') }
}

test('who pauses for ten minutes has a revision of what was written, with nobody’s doing', async () => {
  await types(' One.', anaId)
  await types(' Two.', benId, later(4))
  assert.equal((await keeping.nextDue(db))?.toString(), later(14).toString())
  assert.equal(await keeping.runDue(db, later(13)), 0)
  assert.equal(await keeping.runDue(db, later(14)), 1)
  assert.deepEqual(await revisions(), [[1, null, benId, later(14).toString()]])
  assert.equal(await textOf(1), 'Boats came in. One. Two.')
  assert.equal(await keeping.nextDue(db), undefined)
})

test('who writes for hours without a pause has a revision of each hour', async () => {
  for (let minute = 0; minute <= 130; minute += 5) {
    await types(` ${minute}.`, anaId, later(minute))
    await keeping.runDue(db, later(minute))
  }
  assert.deepEqual(
    (await revisions()).map(([number]) => number),
    [2, 1],
  )
})

test('a new sitting keeps what the one before has left, although nobody has seen to it', async () => {
  await types(' One.', anaId)
  await types(' Two.', benId, later(600))
  assert.deepEqual(await revisions(), [[1, null, anaId, later(600).toString()]])
  assert.equal(await textOf(1), 'Boats came in. One.')
})

test('an article that stands in a revision already is not kept again', async () => {
  await types(' One.', anaId)
  await keepRevision(db, articleId, 'For the lawyer', benId, later(2))
  assert.equal(await keeping.runDue(db, later(60)), 0)
  await saveFact(db, articleId, { fact: 'headline', value: 'Boats at dawn', base: 0 }, anaId, later(61))
  assert.equal(await keeping.runDue(db, later(71)), 1)
  assert.equal((await findRevision(db, articleId, 2))?.facts.headline, 'Boats at dawn')
})

test('a headline that was changed before anybody opened the text is in a revision, too', async () => {
  await saveFact(db, articleId, { fact: 'headline', value: 'Fog', base: 0 }, anaId, now)
  await saveFact(db, articleId, { fact: 'headline', value: 'Boats', base: 1 }, benId, later(600))
  assert.deepEqual(await revisions(), [[1, null, anaId, later(600).toString()]])
  assert.equal((await findRevision(db, articleId, 1))?.facts.headline, 'Fog')
})

test('the text of every version is found again, and without its steps the revision before it', async () => {
  await types(' One.', anaId)
  await keepRevision(db, articleId, null, anaId, now)
  await types(' Two.', benId)
  await types(' Three.', anaId)
  for (const [version, words] of [' One.', ' One. Two.', ' One. Two. Three.'].entries()) {
    assert.equal((await textAt(db, articleId, version + 1))?.text.firstChild?.textContent, `Boats came in.${words}`)
  }
  assert.equal((await textAt(db, articleId, 0))?.text.firstChild?.textContent, 'Boats came in.')
  await sql`delete from article_steps where article_id = ${articleId}`.execute(db)
  const older = await textAt(db, articleId, 2)
  assert.deepEqual([older?.version, older?.text.firstChild?.textContent], [1, 'Boats came in. One.'])
})

test('of two who wrote in one paragraph each is named for their own words', async () => {
  await types(' One.', anaId)
  await types(' Two.', benId)
  const [older, newer] = [await textAt(db, articleId, 0), await textAt(db, articleId, 2)]
  assert.ok(older && newer)
  const authorship = await authorsBetween(db, articleId, older, newer)
  assert.deepEqual(
    authorship?.added.map(({ from, to, staffId }) => [newer.text.textBetween(from, to), staffId]),
    [
      [' One.', anaId],
      [' Two.', benId],
    ],
  )
})

test('an editor reads what came in, who wrote it, and steps through the revisions', async () => {
  await types(' One.', anaId)
  await keepRevision(db, articleId, 'For the lawyer', anaId, now)
  await types(' Two.', benId)
  await saveFact(db, articleId, { fact: 'headline', value: 'Boats at dawn', base: 0 }, benId, now)
  await keepRevision(db, articleId, null, benId, now)
  const list = await read(ana)
  assert.equal(list.status, 200)
  assert.match(list.text, /<turbo-frame id="beside">/)
  assert.match(list.plain, /Revision 2 ?Latest.*Revision 1 ?For the lawyer.*As it was when work on it began/)
  const shown = await read(ana, '/2')
  assert.match(shown.text, /<ins[^>]*title="ben"[^>]*>.*?Two\..*?<\/ins>/s)
  assert.doesNotMatch(shown.text, /<ins[^>]*>[^<]*<span[^>]*>[^<]*<\/span>[^<]*One/)
  assert.match(shown.plain, /Headline.*The harbor.*Boats at dawn/)
  assert.match(shown.text, /href="[^"]*\/history\/1" data-key="\["/)
  assert.match(shown.text, /href="[^"]*\/history\/now" data-key="\]"/)
  const all = await read(ana, '/2?with=0')
  assert.match(all.text, /title="ana"/)
  for (const name of ['/now', '/0', '/1']) assert.equal((await read(ana, name)).status, 200, name)
  assert.equal((await read(ana, '/9')).status, 404)
})

test('restoring is asked once more, takes nothing away, and is closed to who may only read', async () => {
  await types(' One.', anaId)
  await keepRevision(db, articleId, null, anaId, now)
  await types(' Two.', benId)
  assert.match((await read(ana, '/1/restore')).plain, /kept as a revision first/)
  assert.doesNotMatch((await read(cy, '/1/restore')).text, /<button[^>]*>\s*Restore revision/)
  const closed = await cy.fetch(`${path()}/1/restore`, { form: {} })
  assert.equal(closed.status, 403)
  const done = await ana.fetch(`${path()}/1/restore`, { form: {} })
  assert.deepEqual([done.status, done.headers.get('location')], [303, `${path()}?restored=1-3`])
  assert.match((await read(ana, '?restored=1-3')).plain, /Revision 1 stands there again, as revision 3\./)
  assert.equal(await textOf(2), 'Boats came in. One. Two.')
  assert.equal(await textOf(3), 'Boats came in. One.')
  await keeping.runDue(db, later(600))
  assert.equal((await revisions()).length, 3)
})

test('a contributor who restores their draft does not bring back terms that an editor has set since', async () => {
  await sql`update articles set status = 'draft' where id = ${articleId}`.execute(db)
  await keepRevision(db, articleId, null, anaId, now)
  const set = { fact: 'terms', value: 'subscribers', base: 0 }
  assert.equal((await ana.fetch(`/desk/articles/${articleId}/facts`, { json: set })).status, 200)
  const headline = { fact: 'headline', value: 'Fog', base: 0 }
  assert.equal((await cy.fetch(`/desk/articles/${articleId}/facts`, { json: headline })).status, 200)
  const standing = async () => {
    const { terms, headline } = (await findRevision(db, articleId, 'newest'))?.facts ?? {}
    return [terms, headline, (await listFacts(db, articleId)).terms.value]
  }
  assert.equal((await cy.fetch(`${path()}/1/restore`, { form: {} })).status, 303)
  assert.deepEqual(await standing(), ['subscribers', 'The harbor', 'subscribers'])
  assert.equal((await ana.fetch(`${path()}/1/restore`, { form: {} })).status, 303)
  assert.deepEqual(await standing(), ['metered', 'The harbor', 'metered'])
})

test('who comes back sees what others did since, for as long as they read, and the list says how much', async () => {
  const see = (version: number, at: Temporal.Instant) => markSeen(db, { articleId, staffId: anaId, version }, at)
  await types(' One.', anaId)
  await see(1, now)
  await types(' Mine.', anaId, later(1))
  assert.deepEqual([...(await changedSince(db, anaId, [articleId]))], [])
  await types(' Two.', benId, later(60))
  await saveFact(db, articleId, { fact: 'kicker', value: 'Harbors', base: 0 }, benId, later(61))
  assert.deepEqual([...(await changedSince(db, anaId, [articleId]))], [[articleId, 2]])
  assert.deepEqual([...(await changedSince(db, benId, [articleId]))], [])

  await clock.advanceTo(later(90))
  for (let look = 0; look < 2; look++) {
    const since = await read(ana, '/since')
    assert.match(since.text, /<ins[^>]*title="ben"[^>]*>.*?Two\./s)
    assert.match(since.plain, /Kicker.*Harbors.*ben/)
    assert.deepEqual([...(await changedSince(db, anaId, [articleId]))], [])
  }
  assert.equal((await ana.fetch(`${path()}/since`, { form: {} })).status, 303)
  assert.match((await read(ana, '/since')).plain, /Nothing has changed since you read it/)
  assert.match((await read(ben, '/since')).plain, /You have not read this article/)
})

test('who opens an article to work on it has read it, and sees afterwards what came since', async () => {
  await types(' One.', anaId, clock.now())
  assert.equal((await ana.fetch(`/desk/articles/${articleId}`)).status, 200)
  assert.deepEqual([...(await changedSince(db, anaId, [articleId]))], [])
  await types(' Two.', benId, clock.now())
  assert.deepEqual([...(await changedSince(db, anaId, [articleId]))], [[articleId, 1]])
})

test('what is somebody else’s draft has no history for a contributor, and none for readers', async () => {
  await types(' One.', anaId)
  await sql`update articles set status = 'draft' where id = ${articleId}`.execute(db)
  await sql`delete from article_authors where article_id = ${articleId}`.execute(db)
  for (const more of ['', '/now', '/since', '/0']) {
    assert.equal((await read(cy, more)).status, 404, more)
    assert.equal((await read(await site.reader(), more)).status, 404, more)
    assert.equal((await read(ana, more)).status, 200, more)
  }
})

test('an older text is brought back by a step, so that it has an author, too', async () => {
  await keepRevision(db, articleId, null, anaId, now)
  await types(' One.', anaId)
  await restoreRevision(db, articleId, 1, { id: benId, role: 'publisher', author: undefined }, now)
  const [older, newer] = [await textAt(db, articleId, 1), await textAt(db, articleId, 2)]
  assert.ok(older && newer)
  const authorship = await authorsBetween(db, articleId, older, newer)
  assert.deepEqual(authorship?.removed.map(({ staffId }) => staffId).at(0), benId)
})
