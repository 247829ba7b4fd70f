import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseRssFeed } from 'feedsmith'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setTerms } from '../store/store.module.ts'

const SPONSOR = 'The Harbor Board'
const LABEL = /Paid for by The Harbor Board/
const HEADLINE = /Headline of paid/

const body = {
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'A quay was made longer.' }] }],
}

let site: TestSite
before(async () => {
  site = await createSite('sponsored articles')
  for (const slug of ['one', 'two', 'three', 'four']) await site.publish({ slug, terms: 'free', body })
  const firstPublished = site.dateline.clock.now().subtract({ minutes: 1 })
  await site.publish({ slug: 'paid', terms: 'free', body, firstPublished, frontLead: true })
  await sponsoredBy(SPONSOR)
})
after(() => site?.close())

async function sponsoredBy(sponsor: string | null) {
  const { db, clock, notices } = site.dateline
  const heard = Promise.withResolvers<void>()
  notices.on('articles', (payload) => {
    if (payload.includes('paid')) heard.resolve()
  })
  await setTerms(db, 'test', 'paid', { sponsor }, clock.now())
  await heard.promise
}

const text = async (path: string, client = site.visitor()) => (await client.fetch(path)).text
const LISTS = ['/latest', '/section/world', '/author/the-test-desk', '/place/france', '/tag/testing']

test('an article that somebody paid for says so to everybody: on its page, in lists, in feeds, to machines', async () => {
  for (const client of [site.visitor(), await site.reader({ subscription: 'active' })]) {
    const page = await text('/world/paid', client)
    assert.match(page, /This article was paid for by The Harbor Board\. The newsroom had no part in it/)
    const markup = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}')
    assert.equal(markup['@type'], 'AdvertiserContentArticle')
    assert.deepEqual(markup.sponsor, { '@type': 'Organization', name: SPONSOR })
  }
  for (const path of LISTS) {
    const list = await text(path)
    assert.match(list, HEADLINE, path)
    assert.match(list, LABEL, path)
  }
  const [item] = parseRssFeed(await text('/rss.xml')).items ?? []
  assert.equal(item?.title, 'Headline of paid')
  assert.match(item?.description ?? '', /^This article was paid for by The Harbor Board/)
  assert.match(item?.content?.encoded ?? '', /^<p>This article was paid for by/)
  const json = JSON.parse(await text('/feed.json')) as { items: { summary: string }[] }
  assert.match(json.items[0]?.summary ?? '', /^This article was paid for by/)
})

test('a visitor finds it among the newest below an article, labeled; nothing leads on to it as to a report', async () => {
  const page = await text('/world/one')
  const [above = '', latest = ''] = page.split('id="latest-heading"')
  assert.doesNotMatch(above, HEADLINE)
  assert.match(latest, HEADLINE)
  assert.match(latest, LABEL)
})

test('nobody buys a place on the front, not even an editor’s lead', async () => {
  assert.doesNotMatch(await text('/'), HEADLINE)
})

test('a search engine’s list of news has no article that was paid for', async () => {
  assert.match(await text('/news-sitemap.xml'), /\/world\/one/)
  assert.doesNotMatch(await text('/news-sitemap.xml'), /\/world\/paid/)
})

for (const subscription of ['trialing', 'active', 'past_due'] as const) {
  test(`somebody ${subscription} finds it in no list, not among the newest and not in their own feed`, async () => {
    const client = await site.reader({ subscription })
    for (const path of ['/', ...LISTS, '/world/one']) assert.doesNotMatch(await text(path, client), HEADLINE, path)
    const asked = await client.fetch('/account/feed', { form: {} })
    const feed = /\/feed\/[\w-]{43}\/rss\.xml/.exec(asked.text)?.[0]
    assert.ok(feed)
    assert.match(await text(feed), /Headline of one/)
    assert.doesNotMatch(await text(feed), HEADLINE)
  })
}

test('an article that nobody pays for any more is a report again, within the same second', async () => {
  await sponsoredBy(null)
  assert.doesNotMatch(await text('/world/paid'), /paid for by/i)
  assert.match(await text('/latest', await site.reader({ subscription: 'active' })), HEADLINE)
  await sponsoredBy(SPONSOR)
})

test('a reader of another language is told who paid, too, whether it was written before that was set or after', async () => {
  await site.publish({ slug: 'paye', language: 'fr', variantOf: 'paid', terms: 'free', body })
  assert.match(await text('/world/paye'), /Harbor Board/, 'a later one lacks the label')
  await sponsoredBy(null)
  assert.doesNotMatch(await text('/world/paye'), /Harbor Board/)
  await sponsoredBy(SPONSOR)
  assert.match(await text('/world/paye'), /Harbor Board/)
})

test('a visitor led on by a box in the text is told who paid for what it leads to; a subscriber is led to no such thing', async () => {
  const related = { type: 'relatedArticle' as const, attrs: { slug: 'paid' } }
  await site.publish({
    slug: 'boxed',
    terms: 'free',
    body: { ...body, content: [...body.content, related, ...body.content] },
  })
  const boxIn = (page: string) => /<aside class="related">.*?<\/aside>/s.exec(page)?.[0]
  const box = boxIn(await text('/world/boxed')) ?? assert.fail('there is no box')
  assert.match(box, HEADLINE)
  assert.match(box, LABEL)
  assert.equal(boxIn(await text('/world/boxed', await site.reader({ subscription: 'active' }))), undefined)
})
