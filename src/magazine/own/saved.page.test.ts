import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { saveArticle } from './saveArticle.ts'
import { countSaved } from './saved.sql.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = { type: 'doc' as const, content: [paragraph('A harbor opens early in the morning.')] }

describe('articles that a reader puts aside', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('saved_articles')
    await publishAndHear(site, { slug: 'ferry', headline: 'The ferry & the salt', body })
    await publishAndHear(site, { slug: 'open-letter', headline: 'An open letter', terms: 'free', body })
  })
  after(() => site.close())
  const save = (article: string, wanted = 'save') => ({ form: { do: wanted, article } })

  test('every article has a button that saves it, and it needs no script', async () => {
    const { text } = await site.visitor().fetch('/world/ferry')
    assert.match(text, /<form class="give" method="post" action="\/account\/saved">/)
    assert.match(text, /name="article" value="ferry"/)
  })

  test('what was saved is listed once, in order, says what is for subscribers, and can be removed', async () => {
    const reader = await site.reader()
    for (const slug of ['ferry', 'open-letter', 'ferry']) {
      const answer = await reader.fetch('/account/saved', save(slug))
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/account/saved'])
    }
    const { text } = await reader.fetch('/account/saved')
    assert.match(text, /2 articles, in the order/)
    assert.ok(text.indexOf('The ferry &amp; the salt') < text.indexOf('An open letter'))
    assert.equal(text.match(/For subscribers/g)?.length, 1, 'the free one is open to everybody')
    const account = await reader.fetch('/account')
    assert.match(account.text, /You have saved 2 articles\./)
    await reader.fetch('/account/saved', save('ferry', 'remove'))
    assert.match((await reader.fetch('/account/saved')).text, /One article, in the order/)
  })

  test('a subscriber sees nothing marked as withheld', async () => {
    const reader = await site.reader({ subscription: 'active' })
    await reader.fetch('/account/saved', save('ferry'))
    assert.doesNotMatch((await reader.fetch('/account/saved')).text, /For subscribers/)
  })

  test('whoever is not signed in is led to sign in, and finds the article waiting afterwards', async () => {
    const answer = await site.visitor().fetch('/account/saved', save('ferry'))
    assert.equal(answer.headers.get('location'), '/sign-in?return=/account/saved%3Farticle%3Dferry')
    const reader = await site.reader()
    const { text } = await reader.fetch('/account/saved?article=ferry')
    assert.match(text, /Save “The ferry &amp; the salt”\?/)
    assert.equal(await countSaved(site.dateline.db, reader.readerId), 0, 'looking saves nothing')
  })

  test('an article that was taken down stays in the list and says so', async () => {
    const reader = await site.reader()
    await publishAndHear(site, { slug: 'brief', headline: 'A brief thing', body })
    await reader.fetch('/account/saved', save('brief'))
    const { db, clock } = site.dateline
    await withdrawArticle(db, 'test', 'brief', { reason: 'It was not so.' }, clock.now())
    const { text } = await reader.fetch('/account/saved')
    assert.match(text, /A brief thing/)
    assert.match(text, /Not published any more/)
    assert.doesNotMatch(text, /href="\/world\/brief"/)
  })

  test('a sixty-first is refused in words, and nothing is lost', async () => {
    const reader = await site.reader()
    const { db, clock } = site.dateline
    for (let n = 1; n <= 60; n++) {
      const articleId = await site.publish({ slug: `many-${n}`, body })
      assert.equal(await saveArticle(site.dateline, reader.readerId, articleId, clock.now()), 'saved')
    }
    const answer = await reader.fetch('/account/saved', save('ferry'))
    assert.equal(answer.status, 409)
    assert.match(answer.text, /Remove one first/)
    assert.equal(await countSaved(db, reader.readerId), 60)
  })

  test('they are in what a reader exports, and go when the reader goes', async () => {
    const reader = await site.reader({ email: 'leaving@news.test' })
    await reader.fetch('/account/saved', save('ferry'))
    const { db, ports, clock } = site.dateline
    const holder = ports.holders.find(({ name }) => name === 'savedArticles')
    const who = { readerId: reader.readerId, emailKey: 'leaving@news.test' }
    assert.ok(holder)
    const { saved_articles: rows = [] } = await holder.everything(db, who)
    assert.deepEqual(
      rows.map((row) => (row as { slug: string }).slug),
      ['ferry'],
    )
    const leaving = { ...who, email: 'leaving@news.test', personKey: 'leaving@news.test' }
    await db.transaction().execute((tx) => holder.erase(tx, leaving, clock.now()))
    assert.equal(await countSaved(db, reader.readerId), 0)
  })
})
