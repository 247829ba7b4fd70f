import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setPolicy } from '../../paywall/meter/meter.module.ts'
import type { Block } from '../store/store.module.ts'
import { saveArticles, setTerms } from '../store/store.module.ts'

const paragraphs = (...texts: string[]) => ({
  type: 'doc' as const,
  content: texts.map((text): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const long = 'The ferry leaves when the tide says so, and the tide says so twice a day. '.repeat(12)

describe('an article page', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('article_page')
    await site.publish({
      slug: 'ferry',
      body: paragraphs('It begins at low water.', long, long),
      redirectFrom: ['/2014/old/ferry'],
    })
    await site.publish({ slug: 'tide', body: paragraphs('It begins at high water.', long, long) })
  })
  after(() => site.close())

  test('a wrong section leads to the article’s own address, once and for all, and costs nothing', async () => {
    const client = site.visitor()
    const answer = await client.fetch('/elsewhere/ferry?part=body')
    assert.equal(answer.status, 301)
    assert.equal(answer.headers.get('location'), '/world/ferry?part=body')
    assert.equal(client.cookies.size, 0)
  })

  test('an older address leads to the article', async () => {
    await site.publish({ slug: 'moved', importKey: 'moved', importDigest: '1', body: paragraphs(long) })
    await site.publish({ slug: 'moved-on', importKey: 'moved', importDigest: '2', body: paragraphs(long) })
    const answer = await site.visitor().fetch('/world/moved')
    assert.deepEqual([answer.status, answer.headers.get('location')], [301, '/world/moved-on'])
  })

  test('an address deeper or shallower than an article’s is not found, and redirects from there are honored', async () => {
    assert.equal((await site.visitor().fetch('/world/ferry/comments')).status, 404)
    const old = await site.visitor().fetch('/2014/old/ferry')
    assert.deepEqual([old.status, old.headers.get('location')], [301, '/world/ferry'])
  })

  test('posting to an article is refused with the methods that there are', async () => {
    const answer = await site.visitor().fetch('/world/ferry', { form: { a: 'b' } })
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, HEAD'])
  })

  test('a machine that asks for JSON is told in JSON that there is nothing', async () => {
    const answer = await site.visitor().fetch('/world/nowhere', { headers: { accept: 'application/json' } })
    assert.equal(answer.status, 404)
    assert.equal(JSON.parse(answer.text).error.code, 'article-unknown')
  })

  test('search engines are told what is withheld, and by which class', async () => {
    const answer = await site.visitor().fetch('/world/ferry')
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(answer.text) ?? []
    const data = JSON.parse(json ?? '{}')
    assert.equal(data['@type'], 'NewsArticle')
    assert.equal(data.isAccessibleForFree, false)
    assert.equal(data.hasPart.cssSelector, '.paywalled')
    assert.match(answer.text, /<div class="[^"]*\bpaywalled\b/)
    assert.match(answer.text, /<link rel="canonical" href="http:\/\/news\.test\/world\/ferry"/)
  })

  test('the gate names the limit, both plans with what they cost and save, and the way in', async () => {
    const client = site.visitor()
    await client.fetch('/world/ferry')
    const { text, access } = await client.fetch('/world/tide')
    assert.equal(access, 'gate; reason=allowance-spent; gate=subscribe')
    assert.match(text, /<section class="gate" data-gate="subscribe"/)
    for (const said of [
      'limit of one free article',
      '30 days free',
      '$2.90',
      '$19.90',
      '$14.90',
      'Log in',
      'start your free trial today',
    ]) {
      assert.ok(text.includes(said), `the gate does not say ${said}`)
    }
    assert.doesNotMatch(text, /class="[^"]*\bpaywalled\b/)
  })

  test('what is left is said on an open article, and "part=body" is decided and counted like the page', async () => {
    await setPolicy(site.dateline.db, 'test', { allowance: 2 }, site.dateline.clock.now())
    await site.dateline.paywall.reload()
    const client = site.visitor()
    assert.match((await client.fetch('/world/ferry')).text, /You have one more free article/)
    const part = await client.fetch('/world/tide?part=body')
    assert.equal(part.access, 'metered; reason=new; left=0')
    assert.equal(part.headers.get('x-robots-tag'), 'noindex')
    assert.match(part.text, /^<div class="paywalled"/)
    assert.doesNotMatch(part.text, /<html/)
    const gated = await client.fetch('/world/moved-on?part=body')
    assert.match(gated.text, /data-gate="subscribe"/)
    assert.doesNotMatch(gated.text, /ferry leaves/)
    await setPolicy(site.dateline.db, 'test', { allowance: 1 }, site.dateline.clock.now())
    await site.dateline.paywall.reload()
  })

  test('a subscriber sees no offer, a reader no "sign in"', async () => {
    const subscriber = await site.reader({ subscription: 'active' })
    const { text } = await subscriber.fetch('/world/ferry')
    assert.doesNotMatch(text, /href="\/subscribe/)
    const reader = await site.reader()
    assert.doesNotMatch((await reader.fetch('/world/ferry')).text, /href="\/sign-in/)
  })

  test('a change of terms acts at the next request', async () => {
    await site.publish({ slug: 'opening', body: paragraphs(long, long), terms: 'subscribers' })
    const client = site.visitor()
    assert.match((await client.fetch('/world/opening')).access ?? '', /subscribers-only/)
    const heard = nextArticleNotice(site)
    await setTerms(site.dateline.db, 'test', 'opening', { terms: 'free' }, site.dateline.clock.now())
    await heard
    assert.equal((await client.fetch('/world/opening')).access, 'open; reason=free')
  })

  test('a new version is shown at the next request and costs nobody a second read', async () => {
    await site.publish({
      slug: 'growing',
      importKey: 'growing',
      importDigest: '1',
      body: paragraphs('First take.', long),
    })
    const client = site.visitor()
    assert.equal((await client.fetch('/world/growing')).access, 'metered; reason=new; left=0')
    const heard = nextArticleNotice(site)
    await site.publish({
      slug: 'growing',
      importKey: 'growing',
      importDigest: '2',
      body: paragraphs('Second take.', long),
    })
    await heard
    const again = await client.fetch('/world/growing')
    assert.equal(again.access, 'metered; reason=reread; left=0')
    assert.match(again.text, /Second take/)
  })

  test('two articles never share an address, and the second one says why it was refused', async () => {
    const [outcome] = await saveArticles(
      site.dateline.db,
      [
        {
          slug: 'ferry',
          section: 'world',
          language: 'en',
          terms: 'metered',
          headline: 'Another',
          authors: [],
          tags: [],
          places: [],
          firstPublished: site.dateline.clock.now(),
          redirectFrom: [],
          status: 'published',
          extra: {},
          body: paragraphs('x'),
        },
      ],
      site.dateline.clock.now(),
    )
    assert.deepEqual(outcome, { kind: 'refused', why: 'address', reason: 'another article has the address …/ferry' })
  })

  test('hostile words in every fact stay words', async () => {
    const evil = '</script><script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
    await site.publish({
      slug: 'evil',
      headline: evil,
      kicker: evil,
      standfirst: evil,
      authors: [evil],
      tags: [evil],
      places: [{ country: 'FR', city: evil }],
      body: paragraphs(evil, long),
    })
    for (const path of ['/world/evil', '/', '/latest', '/section/world']) {
      const { text } = await site.visitor().fetch(path)
      assert.doesNotMatch(text, /<script>alert|<img src=x/)
    }
  })
})

/** Resolves when this process has heard of a change to an article. */
function nextArticleNotice(site: TestSite): Promise<void> {
  return new Promise((resolve) => site.dateline.notices.on('articles', () => resolve()))
}
