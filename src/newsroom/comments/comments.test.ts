import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DeskBrowser } from '../../../tests/support/deskBrowser.ts'
import { insertStaff } from '../../../tests/support/insertStaff.ts'
import { createSite } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { findStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import { openWorkingCopy, STEP_BATCH, takeSteps } from '../editor/editor.module.ts'
import { openSuggestions, readText, SCHEMA } from '../text/text.module.ts'
import { changeComment } from './changeComment.ts'
import { commentOn } from './commentOn.ts'
import { mentionsOf } from './comments.module.ts'
import { listComments } from './comments.sql.ts'
import { findQuote } from './findQuote.ts'
import { listThreads } from './listThreads.ts'
import { replyTo } from './replyTo.ts'
import { resolveComment } from './resolveComment.ts'
import { takeBack } from './takeBack.ts'
import { takeSuggestion } from './takeSuggestion.ts'

const site = await createSite('comments')
after(() => site.close())
const { db, clock } = site.dateline
const now = clock.now()
const member = async (name: string, role: 'editor' | 'publisher' | 'contributor') =>
  (await findStaff(db, { id: await insertStaff(db, name, role, now) })) as StaffMember
const [ana, ben, cy] = [
  await member('ana', 'editor'),
  await member('ben', 'publisher'),
  await member('cy', 'contributor'),
]

const deps = site.dateline
/** To whom a mail or a line on Today tells of it, and by whom. */
const told = async () => {
  const { rows } = await sql<{ to: number; by: number }>`select staff_id as to, by_staff_id as by from staff_errands
    where kind = 'mentioned' and article_id = ${articleId} order by id`.execute(db)
  return rows.map(({ to, by }) => [to, by])
}

const body: ArticleDocument = {
  type: 'doc',
  content: ['Boats came in.', 'Nobody counted them.'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
}
let articleId = 0
let count = 0
beforeEach(async () => {
  articleId = await site.publish({ slug: `boats-${++count}`, body })
})

const open = async (client: string) => new DeskBrowser({ client, ...(await openWorkingCopy(db, articleId, now)) })
const kept = async () => readText((await openWorkingCopy(db, articleId, now)).text)
const send = (browser: DeskBrowser) => takeSteps(db, articleId, STEP_BATCH.parse(browser.batch()), ana.id, now)
const typing = (browser: DeskBrowser, words: string, at: number) => browser.edit((tr) => tr.insertText(words, at))
const boats = { from: 1, to: 6, version: 0, quote: 'Boats' }
const say = (words: string, who = ben) => commentOn(deps, articleId, { ...boats, words }, who, now)
test('a comment stays at its words while others write before them, and keeps them when they are gone', async () => {
  const browser = await open('one')
  const quote = 'counted'
  const from = 1 + 'Boats came in.'.length + 2 + 'Nobody '.length
  const id = await commentOn(deps, articleId, { from, to: from + 7, version: 0, quote, words: 'By whom?' }, ben, now)
  typing(browser, 'Blue ', 1)
  browser.confirm(((await send(browser)) as { version: number }).version)
  const there = async () => (await listComments(db, articleId)).find((comment) => comment.id === id) ?? assert.fail()
  const moved = await there()
  assert.equal((await kept()).textBetween(moved.from, moved.to), quote)
  assert.deepEqual([moved.version, moved.gone], [1, false])

  browser.edit((tr) => tr.delete(moved.from - 3, moved.to + 2))
  await send(browser)
  const gone = await there()
  assert.deepEqual([gone.quote, gone.words, gone.gone], [quote, 'By whom?', true])
})

test('whoever has marked one of several same words is not told to choose others', async () => {
  const doc = await kept()
  const letters = 'Boats came in.Nobody counted them.'.split('n').length - 1
  assert.deepEqual(findQuote(doc, 'n'), { kind: 'twice' })
  const places = Array.from({ length: letters }, (_, index) => findQuote(doc, 'n', index + 1))
  for (const place of places) assert.ok(place.kind === 'found' && doc.textBetween(place.from, place.to) === 'n')
  assert.equal(new Set(places.map((place) => place.kind === 'found' && place.from)).size, letters)
  // Somebody took one away meanwhile.
  assert.deepEqual(findQuote(doc, 'n', letters + 1), places.at(-1))
})

test('a comment goes along when its paragraph is moved', async () => {
  const browser = await open('one')
  await commentOn(deps, articleId, { from: 1, to: 6, version: 0, quote: 'Boats', words: 'Which?' }, ben, now)
  const paragraph = browser.doc.firstChild ?? assert.fail()
  browser.edit((tr) => tr.delete(0, paragraph.nodeSize).insert(tr.doc.content.size, paragraph))
  await send(browser)
  const [comment] = await listComments(db, articleId)
  assert.equal((await kept()).textBetween(comment?.from as number, comment?.to as number), 'Boats')
  assert.equal(comment?.gone, false)
})

test('a comment on a passage that was marked a moment ago lands where the passage stands now', async () => {
  const browser = await open('one')
  typing(browser, 'Blue ', 1)
  await send(browser)
  await commentOn(deps, articleId, { from: 1, to: 6, version: 0, quote: 'Boats', words: 'Which?' }, ben, now)
  const [comment] = await listComments(db, articleId)
  assert.equal((await kept()).textBetween(comment?.from as number, comment?.to as number), 'Boats')
  // A browser that has seen more than there is, such as after a restore.
  const ahead = { from: 1, to: 6, version: Number.MAX_SAFE_INTEGER, quote: 'Boats', words: 'Which?' }
  await assert.rejects(commentOn(deps, articleId, ahead, ben, now), { code: 'comment-apart' })
})

test('a comment is resolved once, and only on its own article', async () => {
  await open('one')
  const id = await commentOn(deps, articleId, { from: 1, to: 6, version: 0, quote: 'Boats', words: 'Which?' }, ben, now)
  await resolveComment(deps, articleId, { commentId: id, resolved: true }, ana, now)
  await resolveComment(deps, articleId, { commentId: id, resolved: true }, ben, now.add({ hours: 1 }))
  assert.equal((await listComments(db, articleId))[0]?.resolvedAt?.toString(), now.toString())
  const other = await site.publish({ slug: 'other', body })
  await assert.rejects(resolveComment(deps, other, { commentId: id, resolved: true }, ana, now), {
    code: 'comment-unknown',
  })
})

test('colleagues answer each other in a thread, and only whoever said something changes it', async () => {
  await open('one')
  const commentId = await say('By whom?')
  const replyId = await replyTo(deps, articleId, { commentId, words: 'By the harbor master.' }, ana, now)
  await changeComment(deps, articleId, { commentId, replyId, words: 'By the harbor master, twice.' }, ana, now)
  await assert.rejects(changeComment(deps, articleId, { commentId, replyId, words: 'No.' }, ben, now), {
    code: 'comment-not-own',
  })
  await assert.rejects(takeBack(deps, articleId, { commentId, replyId: 0 }, ana, now), { code: 'comment-not-own' })
  const [thread] = await listThreads(db, articleId)
  assert.deepEqual(
    [thread?.words, thread?.who, thread?.replies.map(({ words, who }) => [who, words])],
    ['By whom?', 'ben', [['ana', 'By the harbor master, twice.']]],
  )
})

test('a comment that was taken back leaves the answers to it, and no word of its own', async () => {
  await open('one')
  const [alone, answered] = [await say('Rubbish.'), await say('Secret rubbish.')]
  await replyTo(deps, articleId, { commentId: answered, words: 'Not quite.' }, ana, now)
  for (const commentId of [alone, answered]) await takeBack(deps, articleId, { commentId, replyId: 0 }, ben, now)
  const threads = await listThreads(db, articleId)
  assert.deepEqual(
    threads.map(({ id, replies }) => [id, replies[0]?.words]),
    [[answered, 'Not quite.']],
  )
  const { rows } = await sql`select from article_comments where words like '%rubbish%'`.execute(db)
  assert.equal(rows.length, 0)
  await assert.rejects(changeComment(deps, articleId, { commentId: answered, replyId: 0, words: 'x' }, ben, now), {
    code: 'comment-unknown',
  })
})

test('whoever is named finds it on Today until the thread is resolved, and is told once', async () => {
  await open('one')
  const commentId = await say('@ana, by whom? And @cy, who may not see this article?')
  assert.deepEqual(await told(), [[ana.id, ben.id]])
  await changeComment(deps, articleId, { commentId, replyId: 0, words: '@ANA: by whom, exactly?' }, ben, now)
  assert.equal((await told()).length, 1)
  assert.deepEqual(
    (await mentionsOf(db, ana.id)).map((one) => [one.articleId, one.words, one.staffId]),
    [[articleId, '@ANA: by whom, exactly?', ben.id]],
  )
  assert.deepEqual(await mentionsOf(db, cy.id), [])
  await resolveComment(deps, articleId, { commentId, resolved: true }, ana, now)
  assert.deepEqual(await mentionsOf(db, ana.id), [])
  await resolveComment(deps, articleId, { commentId, resolved: false }, ana, now)
  assert.equal((await mentionsOf(db, ana.id)).length, 1)
  await changeComment(deps, articleId, { commentId, replyId: 0, words: 'By whom, exactly?' }, ben, now)
  assert.deepEqual(await mentionsOf(db, ana.id), [], 'who is not named any more')
  await changeComment(deps, articleId, { commentId, replyId: 0, words: '@ana, by whom?' }, ben, now)
  await takeBack(deps, articleId, { commentId, replyId: 0 }, ben, now)
  assert.deepEqual(await mentionsOf(db, ana.id), [])
})

test('whoever may not comment on an article as it stands says nothing about it', async () => {
  await open('one')
  await assert.rejects(say('Mine?', cy), { code: 'article-unknown' })
  for (const words of ['', '  \n ', 'x'.repeat(5_001)]) {
    await assert.rejects(say(words), (error: { code?: string }) => error.code?.startsWith('comment-') ?? false)
  }
  assert.deepEqual(await listComments(db, articleId), [])
})

/** “Blue ” before the boats by Cy, the boats struck by Ben, and “ twice” behind the second sentence by Cy. */
async function suggested(): Promise<void> {
  const browser = await open('three')
  const { insertion, deletion } = SCHEMA.marks
  const second = 1 + 'Boats came in.'.length + 2 + 'Nobody counted them'.length
  browser.edit((tr) => tr.insert(second, SCHEMA.text(' twice', [insertion.create({ id: 'twice', author: cy.id })])))
  browser.edit((tr) => tr.addMark(1, 6, deletion.create({ id: 'struck', author: ben.id })))
  browser.edit((tr) => tr.insert(1, SCHEMA.text('Blue ', [insertion.create({ id: 'blue', author: cy.id })])))
  assert.equal((await send(browser)).kind, 'accepted')
}
const AUTHORS: Record<string, number> = { blue: cy.id, struck: ben.id, twice: cy.id, both: ana.id }
const decide = (id: string, accept: boolean, who: StaffMember, author = AUTHORS[id] ?? 0) =>
  takeSuggestion(deps, articleId, { id, author, accept }, who, now)
const left = async () => openSuggestions(await kept()).map(({ id, author }) => [id, author])

test('of several suggestions each is decided by itself, after whatever was typed since, once, and by whoever may', async () => {
  await suggested()
  await assert.rejects(decide('blue', true, cy), { kind: 'notFound' })
  await sql`update staff set author = (select slug from authors limit 1) where id = ${cy.id}`.execute(db)
  const author = (await findStaff(db, { id: cy.id })) as StaffMember
  await assert.rejects(decide('struck', false, author), { code: 'suggestion-not-yours' })
  await assert.rejects(decide('blue', true, author), { code: 'suggestion-not-yours' })
  const browser = await open('later')
  typing(browser, 'Look: ', 1)
  await send(browser)
  assert.ok(await decide('struck', true, ana))
  await decide('blue', true, ben)
  await decide('twice', false, author)
  assert.equal(
    (await kept()).textBetween(0, (await kept()).content.size, '|'),
    'Look: Blue  came in.|Nobody counted them.',
  )
  assert.deepEqual(await left(), [])
  await assert.rejects(decide('blue', false, ana), { code: 'suggestion-gone' })
})

test('of two suggestions over each other one is taken and the other stays to be decided', async () => {
  await suggested()
  const browser = await open('over')
  const { deletion } = SCHEMA.marks
  // Ana would have Cy's new word gone, and the one that Ben has struck: who strikes it again says so in their own name.
  browser.edit((tr) => tr.addMark(1, 11, deletion.create({ id: 'both', author: ana.id })))
  await send(browser)
  assert.deepEqual(await left(), [
    ['blue', cy.id],
    ['both', ana.id],
    ['twice', cy.id],
  ])
  await decide('blue', true, ana)
  assert.deepEqual(await left(), [
    ['both', ana.id],
    ['twice', cy.id],
  ])
  await decide('both', true, ben)
  assert.equal((await kept()).firstChild?.textContent, ' came in.')
})

test('whoever names a suggestion as a colleague’s is named takes back their own and not the colleague’s', async () => {
  await suggested()
  const browser = await open('thief')
  const { insertion } = SCHEMA.marks
  browser.edit((tr) => tr.insert(1, SCHEMA.text('Mine ', [insertion.create({ id: 'struck', author: cy.id })])))
  await send(browser)
  await sql`update staff set author = (select slug from authors limit 1) where id = ${cy.id}`.execute(db)
  // An editor who takes Ben's takes nothing of Cy's along, which stands before it.
  await decide('struck', true, ana, ben.id)
  assert.match((await kept()).firstChild?.textContent ?? '', /^Mine .*came in\.$/)
  assert.doesNotMatch((await kept()).textContent, /Boats/)
  await decide('struck', false, (await findStaff(db, { id: cy.id })) as StaffMember, cy.id)
  assert.deepEqual(await left(), [
    ['blue', cy.id],
    ['twice', cy.id],
  ])
})
