import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { type NewsletterDraft, saveNewsletters } from '../newsletters/newsletters.module.ts'

const mark: NewsletterDraft = {
  slug: 'mark',
  name: 'The Mark',
  promise: 'One letter.',
  every: 'daily',
  language: 'en',
}
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

let site: TestSite
let days: string[]
before(async () => {
  site = await createSite('letters on the web')
  const { db, newsletters, publication, composing } = site.dateline
  await db
    .transaction()
    .execute((tx) => saveNewsletters(tx, [mark, { ...mark, slug: 'inner', audience: 'subscribers' }]))
  await newsletters.open()
  for (const slug of ['ferry', 'tide'])
    await site.publish({ slug, body: { type: 'doc', content: [paragraph('Read.')] } })
  days = [1, 2, 3].map((ahead) => publication.today().add({ days: ahead }).toString())
  for (const newsletter of ['mark', 'inner']) {
    for (const [at, date] of days.entries()) {
      const text = `---\nsubject: Letter ${at + 1}\npreview: Preview ${at + 1}\ndate: ${date}\n---\nWritten ${at + 1}.\n\n::: lead article="ferry"\n\n::: list article="tide"\n\n::: quiz title="Quiz"\n1. Where?\n\n   There.\n:::\n\n::: text for="trial"\nFor trials.\n:::\n\n::: box\n`
      await composing.write('cli', { newsletter, bytes: Buffer.from(text), readPicture: async () => undefined })
    }
  }
})
after(() => site.close())

const go = (date: string) =>
  sql`update letters set state = 'sent', started_at = composed_at where date = ${date}`.execute(site.dateline.db)
const get = (path: string) => site.visitor().fetch(path)

test('a letter that has not gone out stands nowhere on the web', async () => {
  assert.equal((await get(`/newsletters/mark/${days[0]}`)).status, 404)
  assert.doesNotMatch((await get('/newsletters/mark')).text, /Letter 1/)
  assert.doesNotMatch((await get('/newsletters/mark/rss.xml')).text, /Letter 1/)
})

test('once it goes, whoever comes by reads it on the web, finds the ones around it and its feed', async () => {
  for (const day of days.slice(0, 2)) await go(day)
  const page = await get(`/newsletters/mark/${days[1]}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /<h1>Letter 2<\/h1>/)
  assert.match(page.text, /Written 2\..*Headline of ferry.*Headline of tide.*<details><summary>The answer/s)
  assert.doesNotMatch(page.text, /For trials/)
  assert.doesNotMatch(page.text, /style="/)
  assert.match(page.text, new RegExp(`href="/newsletters/mark/${days[0]}"`))
  assert.match(page.headers.get('cache-control') ?? '', /private/, 'it differs by reader')
  const home = (await get('/newsletters/mark')).text
  assert.match(home, /Letter 2.*Letter 1/s)
  const feed = await get('/newsletters/mark/rss.xml')
  assert.match(feed.headers.get('content-type') ?? '', /rss/)
  assert.match(feed.text, /Letter 2.*Written 2\..*Letter 1/s)
  assert.match(feed.text, /http:\/\/news\.test\/world\/ferry/)
})

test('what was written for subscribers stays with them: the web tells of the reports alone', async () => {
  const page = await get(`/newsletters/inner/${days[1]}`)
  assert.match(page.text, /Headline of ferry/)
  assert.match(page.text, /the rest goes to those it is written for/)
  assert.match(page.text, /<meta name="robots" content="noindex"/)
  const feed = await get('/newsletters/inner/rss.xml')
  for (const { text } of [page, feed]) assert.doesNotMatch(text, /Written 2|Where\?|Preview 2/)
})

test('machines keep a letter that somebody wrote for everyone', async () => {
  assert.doesNotMatch((await get(`/newsletters/mark/${days[1]}`)).text, /noindex/)
})

test('a withdrawn report disappears from letters that told of it, on the web and in what is still to go', async () => {
  const { db, clock, composing } = site.dateline
  await withdrawArticle(db, 'cli', 'tide', { reason: 'wrong' }, clock.now())
  assert.doesNotMatch((await get(`/newsletters/mark/${days[1]}`)).text, /Headline of tide/)
  const { html, text } = await composing.preview({ newsletter: 'mark', date: days[2] ?? '', standing: 'visitor' })
  assert.doesNotMatch(html + text, /Headline of tide/)
  assert.match(html, /Headline of ferry/)
})

for (const path of [
  '/newsletters/mark/2020-01-01',
  '/newsletters/mark/2026-02-31',
  '/newsletters/none/2026-11-23',
  '/newsletters/none/rss.xml',
]) {
  test(`there is nothing at ${path}`, async () => assert.equal((await get(path)).status, 404))
}
