import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { XMLValidator } from 'fast-xml-parser'
import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { sql } from 'kysely'
import Parser from 'rss-parser'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { setPublication } from '../../publication/facts/facts.module.ts'

let site: TestSite
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = {
  type: 'doc' as const,
  content: [
    paragraph('Everyone may read of the ferry.'),
    paragraph('And this sentence, too.'),
    ...Array.from({ length: 9 }, () => paragraph('Withheld words about the ferry stand here in a row.')),
  ],
}

before(async () => {
  site = await createSite('open web')
  await site.publish({ slug: 'ferry', headline: 'A “ferry” at noon\u00ADday', standfirst: 'It crosses twice.', body })
})
after(() => site.close())

async function set(change: Parameters<typeof setPublication>[2]) {
  const { db, clock, publication } = site.dateline
  await setPublication(db, 'test', change, clock.now())
  await publication.reload()
}

const get = (path: string) => site.visitor().fetch(path)

test('an article tells search engines everything that Google lists, and no word that is withheld', async () => {
  const { db, publication } = site.dateline
  await sql`insert into corrections (article_id, at, text)
    select id, ${'2026-11-20T10:00:00Z'}, 'The ferry crosses twice, not three times.' from articles`.execute(db)
  await site.publish({ slug: 'tide', headline: 'The tide', body })
  const { text } = await get('/world/ferry')
  const markup = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? ''
  const said = JSON.parse(markup)
  assert.equal(said['@type'], 'NewsArticle')
  // developers.google.com/search/docs/appearance/structured-data/article and …/paywalled-content
  for (const field of [
    'headline',
    'image',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'mainEntityOfPage',
    'inLanguage',
  ])
    assert.ok(said[field], field)
  assert.ok(said.headline.length <= 110 && !said.headline.includes('\u00AD'))
  for (const date of [said.datePublished, said.dateModified]) assert.match(date, /^\d{4}-\d\d-\d\dT.*Z$/)
  assert.ok(said.image.length > 0 && said.author.length > 0)
  for (const picture of said.image)
    assert.ok(URL.canParse(picture.url) && picture.width >= 696 && picture.height >= 300)
  for (const author of said.author) assert.ok(author['@type'] && author.name && URL.canParse(author.url))
  assert.equal(said.publisher.name, publication.facts().name)
  assert.equal(said.isAccessibleForFree, false)
  assert.deepEqual(said.hasPart, { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywalled' })
  assert.match(text, /class="[^"]*\bpaywalled\b/)
  assert.deepEqual(said.correction, [
    {
      '@type': 'CorrectionComment',
      text: 'The ferry crosses twice, not three times.',
      datePublished: said.correction[0].datePublished,
    },
  ])
  assert.equal(Temporal.Instant.from(said.correction[0].datePublished).toString(), '2026-11-20T10:00:00Z')
  assert.doesNotMatch(markup, /Withheld/)
})

test('another site embeds headline, author and picture of an article, and nothing of its text', async () => {
  const { text: page } = await get('/world/ferry')
  const link = /type="application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answer = await get(link.replace('http://news.test', ''))
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
  const said = JSON.parse(answer.text)
  assert.equal(said.version, '1.0')
  assert.equal(said.type, 'link')
  assert.equal(said.title, 'A “ferry” at noonday')
  assert.equal(said.provider_url, 'http://news.test')
  assert.doesNotMatch(answer.text, /Withheld/)
  for (const path of ['', '?url=x', '?url=http://elsewhere.example/world/ferry', '?url=http://news.test/world/none'])
    assert.equal((await get(`/oembed${path}`)).status, 404, path)
  assert.equal((await get(`/oembed?url=http://news.test/world/ferry&format=xml`)).status, 501)
})

test('what crawlers may do is said only where the publisher has said it', async () => {
  assert.equal((await get('/license.xml')).status, 404)
  assert.doesNotMatch((await get('/robots.txt')).text, /License/)
  await assert.rejects(set({ crawlerLicense: 'whatever' as 'all' }), /not known/)
  await set({ crawlerLicense: 'search' })
  const license = await get('/license.xml')
  assert.equal(license.status, 200)
  assert.match(license.headers.get('content-type') ?? '', /^application\/rsl\+xml/)
  assert.equal(XMLValidator.validate(license.text), true)
  assert.match(license.text, /<permits type="usage">search<\/permits>\s*<prohibits type="usage">ai-train,ai-input</)
  assert.match((await get('/robots.txt')).text, /^License: http:\/\/news\.test\/license\.xml$/m)
  assert.match(
    (await get('/world/ferry')).text,
    /<link rel="license" type="application\/rsl\+xml" href="\/license\.xml"/,
  )
})

test('a hub hears once of new articles, is named by the feeds, and is tried again when it does not answer', async () => {
  const hub = await startHub()
  const { heard } = hub
  await assert.rejects(set({ hub: 'http://hub.example/' }), /no hub/)
  const { db, clock, jobs, publication } = site.dateline
  const work = dueWorkNamed(site.dateline, 'announce-to-hub')
  assert.equal(await work.nextDue(db), undefined, 'without a hub nothing is due')
  const { address } = hub
  await sql`update publication set hub = ${address}, version = version + 1`.execute(db)
  await publication.reload()

  const rss = await get('/rss.xml')
  assert.equal(rss.headers.get('link'), `<${address}>; rel="hub", <http://news.test/rss.xml>; rel="self"`)
  assert.ok(parseRssFeed(rss.text).atom?.links?.some(({ rel, href }) => rel === 'hub' && href === address))
  assert.deepEqual(parseJsonFeed((await get('/feed.json')).text).hubs, [{ type: 'WebSub', url: address }])

  hub.status = 500
  await jobs.startWorking()
  assert.equal(await work.runDue(db, clock.now()), 1)
  await jobsDone(site.dateline)
  assert.equal(heard.length, 1)
  assert.equal(await work.runDue(db, clock.now()), 0, 'not again at once')
  hub.status = 204
  await work.runDue(db, clock.now().add({ minutes: 2 }))
  await jobsDone(site.dateline)
  assert.equal(heard.length, 2)
  assert.deepEqual(
    [...new URLSearchParams(heard[1])],
    [
      ['hub.mode', 'publish'],
      ['hub.url', 'http://news.test/rss.xml'],
      ['hub.url', 'http://news.test/feed.json'],
    ],
  )
  assert.equal(await work.nextDue(db), undefined, 'it has heard of everything')
  await site.publish({ slug: 'bridge', headline: 'The bridge', body })
  await work.runDue(db, clock.now().add({ minutes: 3 }))
  await jobsDone(site.dateline)
  assert.equal(heard.length, 3)
  hub.close()
})

async function startHub() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      heard.push(text)
      response.writeHead(hub.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hub = {
    /** What it answers. */
    status: 204,
    heard,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
  return hub
}

async function makeFeed(reader: Awaited<ReturnType<TestSite['reader']>>): Promise<string> {
  const { text } = await reader.fetch('/account/feed', { form: { do: 'make' } })
  return /value="http:\/\/news\.test(\/feed\/[\w-]{43}\/rss\.xml)"/.exec(text)?.[1] ?? assert.fail(text)
}

test('a subscriber’s own feed holds whole articles, for whoever has its address, until it is taken back', async () => {
  const reader = await site.reader({ subscription: 'active' })
  assert.match((await reader.fetch('/account')).text, /Your own feed/)
  const path = await makeFeed(reader)
  const rss = await get(path)
  assert.equal(rss.status, 200)
  assert.equal(rss.headers.get('cache-control'), 'no-store')
  assert.equal(rss.headers.get('x-robots-tag'), 'noindex')
  assert.equal(XMLValidator.validate(rss.text), true)
  const whole = ['The bridge', 'The tide', 'A “ferry” at noonday']
  const items = parseRssFeed(rss.text).items ?? []
  assert.deepEqual(
    items.filter(({ content }) => content?.encoded?.includes('Withheld words')).map(({ title }) => title),
    whole,
  )
  assert.match((await new Parser().parseString(rss.text)).items[0]?.['content:encoded'] ?? '', /Withheld words/)
  const json = parseJsonFeed((await get(path.replace('rss.xml', 'feed.json'))).text)
  assert.deepEqual(
    json.items?.filter(({ content_html }) => content_html?.includes('Withheld words')).map(({ title }) => title),
    whole,
  )
  assert.doesNotMatch((await get('/rss.xml')).text, /Withheld/)

  const renewed = await makeFeed(reader)
  assert.equal((await get(path)).status, 404, 'the older address is dead')
  assert.equal((await get(renewed)).status, 200)
  await reader.fetch('/account/feed', { form: { do: 'revoke' } })
  assert.equal((await get(renewed)).status, 404)
  assert.equal((await get(`/feed/${'A'.repeat(43)}/rss.xml`)).status, 404)
})

test('who paid with somebody else’s address keeps no feed of theirs when the owner signs in', async () => {
  const payer = await site.reader({ subscription: 'active', unproven: true })
  const answer = await payer.fetch('/account/feed', { form: { do: 'make' } })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/account#feed')
  assert.match((await payer.fetch('/account')).text, /confirm by mail first that [^ ]+ is yours/)
  const { rows } = await sql`select from personal_feeds where reader_id = ${payer.readerId}`.execute(site.dateline.db)
  assert.equal(rows.length, 0)
})

test('a feed whose owner does not subscribe any more holds beginnings, and says so', async () => {
  const lapsed = await site.reader({ subscription: 'ended' })
  assert.doesNotMatch((await lapsed.fetch('/account')).text, /Your own feed/)
  const { text } = await get(await makeFeed(lapsed))
  assert.match(text, /Everyone may read of the ferry/)
  assert.match(text, /Your subscription has ended/)
  assert.doesNotMatch(text, /Withheld/)
})

test('a hub hears of a scheduled article when it opens, and of one that is taken off', async () => {
  const { db, clock, publication } = site.dateline
  const hub = await startHub()
  await sql`update publication set hub = ${hub.address}, version = version + 1`.execute(db)
  await publication.reload()
  const work = dueWorkNamed(site.dateline, 'announce-to-hub')
  const tell = async () => {
    await work.runDue(db, clock.now())
    await jobsDone(site.dateline)
    return hub.heard.length
  }
  const later = clock.now().add({ hours: 1 })
  for (const slug of ['embargo', 'never']) await site.publish({ slug, headline: slug, body, firstPublished: later })
  await site.publish({ slug: 'pier', headline: 'The pier', body })
  assert.equal(await tell(), 1)
  await withdrawArticle(db, 'test', 'never', { reason: 'It came to nothing.' }, clock.now())
  assert.equal(await work.nextDue(db), undefined, 'nobody has seen anything of it')
  await site.pass({ hours: 2 })
  await dueWorkNamed(site.dateline, 'publish-scheduled-articles').runDue(db, clock.now())
  assert.equal(await tell(), 2)
  await withdrawArticle(db, 'test', 'embargo', { reason: 'It was wrong.' }, clock.now())
  assert.equal(await tell(), 3)
  hub.close()
})

test('an article whose address is in another script is embedded, as browsers copy the address and as people write it', async () => {
  await site.publish({ slug: 'паром', headline: 'Паром', body })
  for (const address of [encodeURI('/world/паром'), '/world/паром']) {
    const answer = await get(`/oembed?url=${encodeURIComponent(`http://news.test${address}`)}`)
    assert.equal(JSON.parse(answer.text).title, 'Паром', address)
  }
})
