import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { DeskBrowser } from '../../../tests/support/deskBrowser.ts'
import { insertStaff } from '../../../tests/support/insertStaff.ts'
import { createSite } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { documentOf, readText } from '../text/text.module.ts'
import { STEPS_TAKEN } from './appendSteps.ts'
import { forgetSteps } from './forgetSteps.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'
import { STEP_BATCH, takeSteps } from './takeSteps.ts'

const site = await createSite('take_steps')
after(() => site.close())
const { db, clock, notices } = site.dateline
const now = clock.now()
const [ana, ben] = [await insertStaff(db, 'ana', 'editor', now), await insertStaff(db, 'ben', 'publisher', now)]

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
const send = (browser: DeskBrowser, staffId = ana, at = now) =>
  takeSteps(db, articleId, STEP_BATCH.parse(browser.batch()), staffId, at)
const typing = (browser: DeskBrowser, words: string, at = 15) => browser.edit((tr) => tr.insertText(words, at))

test('what an editor types is kept, and what readers have stays as it was', async () => {
  const browser = await open('one')
  typing(browser, ' They were blue.')
  assert.deepEqual(await send(browser), { kind: 'accepted', version: 1 })
  assert.ok((await kept()).eq(browser.doc))
  const [first] = documentOf(await kept()).content
  assert.deepEqual(first, { type: 'paragraph', content: [{ type: 'text', text: 'Boats came in. They were blue.' }] })
  const { rows } = await sql<{ body: ArticleDocument }>`select v.body from articles a
    join article_versions v on v.id = a.version_id where a.id = ${articleId}`.execute(db)
  assert.deepEqual(rows[0]?.body, body)
})

test('two who open an article at once open the same one, blocks and all', async () => {
  const [one, other] = await Promise.all([open('one'), open('other')])
  assert.ok(one.doc.eq(other.doc))
})

test('an editor whose answer was lost sends the same again, and nothing is doubled', async () => {
  const browser = await open('one')
  typing(browser, ' Blue.')
  const first = await send(browser)
  assert.deepEqual(await send(browser), first)
  // Even when others have gone on.
  browser.confirm(1)
  const other = await open('other')
  typing(other, ' Red.')
  await send(other, ben)
  assert.equal((await kept()).textContent.split('Blue.').length, 2)
})

test('a name that another batch had is not an acknowledgment of this one', async () => {
  const browser = await open('one')
  typing(browser, ' Blue.')
  const batch = STEP_BATCH.parse(browser.batch())
  await takeSteps(db, articleId, batch, ana, now)
  const other = { ...batch, steps: [{ ...batch.steps[0], from: 2, to: 2, stepType: 'replace' }] }
  await assert.rejects(takeSteps(db, articleId, other, ana, now), { code: 'batch-reused' })
})

test('whoever was slower gets what was missed, and then both have the same', async () => {
  const [one, other] = [await open('one'), await open('other')]
  typing(one, ' Blue.')
  typing(other, ' Red.', 37)
  await send(one)
  one.confirm(1)
  const answer = await send(other, ben)
  assert.ok(answer.kind === 'behind')
  assert.deepEqual(
    answer.steps.map(({ version, client, staffId }) => [version, client, staffId]),
    [[1, 'one', ana]],
  )
  other.receive(answer.steps)
  assert.deepEqual(await send(other, ben), { kind: 'accepted', version: 2 })
  assert.equal((await kept()).textContent, 'Boats came in. Blue.Nobody counted them. Red.')
})

test('of many who send at once each is taken once, and no step has the number of another', async () => {
  const browsers = await Promise.all(Array.from({ length: 8 }, (_, at) => open(`b${at}`)))
  await Promise.all(
    browsers.map(async (browser, at) => {
      typing(browser, `<${at}>`)
      for (;;) {
        const answer = await send(browser)
        if (answer.kind === 'accepted') return browser.confirm(answer.version)
        assert.ok(answer.kind === 'behind')
        browser.receive(answer.steps)
      }
    }),
  )
  const text = (await kept()).textContent
  for (const at of browsers.keys()) assert.equal(text.split(`<${at}>`).length, 2, text)
})

test('other processes hear of it', async () => {
  const heard = new Promise<string>((resolve) => notices.on(STEPS_TAKEN, resolve))
  const browser = await open('one')
  typing(browser, ' Blue.')
  await send(browser)
  assert.equal(await heard, `${articleId} 1`)
})

const refused: [what: string, steps: { stepType: string; [more: string]: unknown }[], sentence: RegExp][] = [
  ['a kind of step that nobody knows', [{ stepType: 'explode' }], /cannot hold/],
  [
    'a block that no article has',
    [{ stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'video', attrs: { src: 'x' } }] } }],
    /cannot hold.*video/,
  ],
  ['a place beyond the text', [{ stepType: 'replace', from: 900, to: 901 }], /does not fit/],
  [
    'a paragraph inside a paragraph',
    [{ stepType: 'replace', from: 3, to: 3, slice: { content: [{ type: 'paragraph', content: [] }] } }],
    /does not fit|no longer be an article/,
  ],
  [
    'a link that runs a script',
    [
      {
        stepType: 'addMark',
        mark: { type: 'link', attrs: { href: 'javascript:alert(1)' } },
        from: 1,
        to: 5,
      },
    ],
    /not a link/,
  ],
  [
    'an embed of what is no address',
    [
      {
        stepType: 'replace',
        from: 0,
        to: 0,
        slice: { content: [{ type: 'embed', attrs: { id: 'x', url: 'data:text/html,hi', title: '' } }] },
      },
    ],
    /not a link/,
  ],
  [
    'a subhead of a level that pages do not have',
    [
      {
        stepType: 'replace',
        from: 0,
        to: 0,
        slice: { content: [{ type: 'subhead', attrs: { id: 'x', level: 9 } }] },
      },
    ],
    /no longer be an article/,
  ],
  [
    'a letter that the database cannot keep',
    [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'a\0b' }] } }],
    /cannot be kept/,
  ],
  [
    'half of a letter',
    [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'a\ud83d' }] } }],
    /cannot be kept/,
  ],
]

refused.push([
  'a letter of which a later step leaves half',
  [
    { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: '😀' }] } },
    { stepType: 'replace', from: 2, to: 3 },
  ],
  /cannot be kept/,
])

const nested = (levels: number): object =>
  levels === 0
    ? { type: 'paragraph', attrs: { id: 'x' } }
    : { type: 'quotation', attrs: { id: `q${levels}`, source: null }, content: [nested(levels - 1)] }
const inserting = (node: object) => [{ stepType: 'replace', from: 0, to: 0, slice: { content: [node] } }]
const manyOf = (type: string, count: number) => [
  { stepType: 'replace', from: 0, to: 0, slice: { content: Array.from({ length: count }, () => ({ type })) } },
]
refused.push(
  ['thirty boxes inside of each other', inserting(nested(30)), /boxes inside of boxes/],
  ['three thousand of them', inserting(nested(3_000)), /boxes inside of boxes|cannot hold/],
  [
    'a paste of millions of letters',
    inserting({ type: 'paragraph', attrs: { id: 'x' }, content: [{ type: 'text', text: 'long '.repeat(500_000) }] }),
    /too long/,
  ],
  ['a paste of a hundred thousand lines', manyOf('paragraph', 100_000), /too many parts/],
  [
    'ten thousand suggestions, each of which takes as long as the text to decide,',
    [
      {
        stepType: 'replace',
        from: 1,
        to: 1,
        slice: {
          content: Array.from({ length: 10_000 }, (_, n) => ({
            type: 'text',
            text: 'a',
            marks: [{ type: n % 2 ? 'insertion' : 'deletion', attrs: { id: `s${n}`, author: 1 } }],
          })),
        },
      },
    ],
    /suggestions/,
  ],
  [
    'a block whose identifier is none',
    [{ stepType: 'attr', pos: 0, attr: 'id', value: { toString: 'x' } }],
    /no identifier/,
  ],
)

for (const [what, steps, sentence] of refused) {
  test(`${what} stops the save with a sentence, and nothing of it is kept`, async () => {
    const before = await kept()
    const good = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Good. ' }] } }
    const batch = { base: 0, client: 'one', batch: randomUUID(), steps: [good, ...steps] }
    const answer = await takeSteps(db, articleId, STEP_BATCH.parse(batch), ana, now)
    assert.ok(answer.kind === 'refused', JSON.stringify(answer))
    assert.match(answer.sentence, sentence)
    assert.ok((await kept()).eq(before))
  })
}

test('whoever comes back after 90 days gets the text to compare, and nothing is merged unseen', async () => {
  const [one, away] = [await open('one'), await open('away')]
  typing(one, ' Blue.')
  await send(one)
  const later = now.add({ hours: 24 * 90 })
  assert.equal((await forgetSteps.nextDue(db))?.toString(), later.toString())
  while ((await forgetSteps.runDue(db, later)) > 0);
  assert.equal(await forgetSteps.nextDue(db), undefined)
  typing(away, ' Red.')
  const answer = await send(away, ben, later)
  assert.ok(answer.kind === 'apart')
  assert.deepEqual([answer.version, readText(answer.text).textContent], [1, 'Boats came in. Blue.Nobody counted them.'])
})

test('whoever has missed more than can be sent at once compares the two texts', async () => {
  const away = await open('away')
  await sql`insert into article_steps (article_id, version, step, client, staff_id, at)
    select ${articleId}, v, '{}', 'one', ${ana}, ${now} from generate_series(1, 10001) v`.execute(db)
  await sql`update working_copies set version = 10001 where article_id = ${articleId}`.execute(db)
  typing(away, ' Red.')
  const answer = await send(away, ben)
  assert.ok(answer.kind === 'apart' && answer.version === 10_001)
})

test('a browser that is ahead of a restored server compares the two texts', async () => {
  const browser = await open('one')
  typing(browser, ' Blue.')
  const batch = { ...STEP_BATCH.parse(browser.batch()), base: 40 }
  const answer = await takeSteps(db, articleId, batch, ana, now)
  assert.ok(answer.kind === 'apart' && answer.version === 0)
})
