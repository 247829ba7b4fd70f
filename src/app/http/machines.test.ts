import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { sql } from 'kysely'
import Parser from 'rss-parser'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { ensureSection, isFixedPath } from '../../publication/facts/facts.module.ts'

let site: TestSite
const paragraph = (text: string, href?: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(href && { marks: [{ type: 'link', attrs: { href } }] }) }],
})

before(async () => {
  site = await createSite('machines')
  await site.publish({
    slug: 'ferry',
    headline: 'Ferry & “tide” <at> noon\u00ADday',
    body: {
      type: 'doc',
      content: [
        paragraph('Everyone may read of the ferry.', '/world/tide'),
        paragraph('And this sentence, too.'),
        ...Array.from({ length: 9 }, () => paragraph('Withheld words about the ferry stand here in a row.')),
      ],
    },
  })
  await site.publish({
    slug: 'tide',
    firstPublished: site.dateline.clock.now().subtract({ hours: 49 }),
    body: { type: 'doc', content: [paragraph('The tide comes twice.'), paragraph('And goes twice, too.')] },
  })
})
after(() => site.close())

for (const path of [
  '',
  '/section/world',
  '/place/paris-fr',
  '/place/france',
  '/author/the-test-desk',
  '/tag/testing',
]) {
  test(`the feeds of ${path || 'the site'} say what everyone may read, to two parsers, and no word more`, async () => {
    const rss = await site.visitor().fetch(`${path}/rss.xml`)
    assert.equal(rss.status, 200)
    assert.match(rss.headers.get('content-type') ?? '', /^application\/rss\+xml/)
    assert.match(rss.headers.get('cache-control') ?? '', /^public, s-maxage=60/)
    assert.equal(XMLValidator.validate(rss.text), true)
    assert.doesNotMatch(rss.text, /Withheld/)
    const feed = parseRssFeed(rss.text)
    assert.equal(feed.language, 'en')
    assert.equal(feed.atom?.links?.[0]?.href, `http://news.test${path}/rss.xml`)
    const [item, older] = feed.items ?? []
    assert.equal(item?.title, 'Ferry & “tide” <at> noonday')
    assert.equal(item?.link, 'http://news.test/world/ferry')
    assert.match(item?.guid?.value ?? '', /^tag:news\.test,\d{4}-\d\d-\d\d:article-\d+$/)
    assert.match(item?.content?.encoded ?? '', /href="http:\/\/news\.test\/world\/tide"[^>]*>Everyone may read/)
    assert.deepEqual(item?.dc?.creators, ['The test desk'])
    assert.equal(older?.link, 'http://news.test/world/tide')

    const second = await new Parser().parseString(rss.text)
    assert.deepEqual(
      second.items.map(({ link, title }) => [link, title]),
      (feed.items ?? []).map(({ link, title }) => [link, title]),
    )

    const json = await site.visitor().fetch(`${path}/feed.json`)
    assert.match(json.headers.get('content-type') ?? '', /^application\/feed\+json/)
    assert.doesNotMatch(json.text, /Withheld/)
    const parsed = parseJsonFeed(JSON.parse(json.text))
    assert.equal(JSON.parse(json.text).version, 'https://jsonfeed.org/version/1.1')
    assert.equal(parsed.items?.[0]?.id, item?.guid?.value)
    assert.equal(parsed.items?.[0]?.content_html, item?.content?.encoded)
    assert.equal(parsed.feed_url, `http://news.test${path}/feed.json`)
  })
}

test('a feed reader that has the feed already is told so; what has none has no feed', async () => {
  const first = await site.visitor().fetch('/rss.xml')
  const etag = first.headers.get('etag') ?? ''
  const again = await site.visitor().fetch('/rss.xml', { headers: { 'if-none-match': etag } })
  assert.equal(again.status, 304)
  for (const path of [
    '/tag/nothing/rss.xml',
    '/section/nowhere/feed.json',
    '/author/nobody/rss.xml',
    '/sitemap-9.xml',
  ]) {
    assert.equal((await site.visitor().fetch(path)).status, 404, path)
  }
})

test('a shared cache that asks for whatever there is gets the page, not an empty answer for everybody', async () => {
  for (const path of ['/', '/latest', '/rss.xml']) {
    const { status, text } = await site.visitor().fetch(path, { headers: { 'if-none-match': '*' } })
    assert.equal(status, 200, path)
    assert.ok(text.length > 100, path)
  }
})

test('a page names the feeds of what it lists', async () => {
  for (const path of ['/', '/section/world', '/latest']) {
    const { text } = await site.visitor().fetch(path)
    const base = path === '/section/world' ? path : ''
    assert.ok(
      text.includes(`type="application/rss+xml"`) && text.includes(`href="http://news.test${base}/rss.xml"`),
      path,
    )
    assert.ok(text.includes(`href="http://news.test${base}/feed.json"`), path)
  }
})

test('every language of an article names all of them and itself, and all agree which is the default', async () => {
  const body = { type: 'doc' as const, content: [paragraph('One'), paragraph('Two')] }
  const firstPublished = site.dateline.clock.now().subtract({ hours: 100 })
  await site.publish({ slug: 'harbor', firstPublished, body })
  for (const [slug, language] of [
    ['hafen', 'de'],
    ['mina', 'ar'],
  ] as const) {
    await site.publish({ slug, language, firstPublished, variantOf: 'harbor', body })
  }
  const heads = []
  for (const slug of ['harbor', 'hafen', 'mina']) {
    const { text } = await site.visitor().fetch(`/world/${slug}`)
    const links = [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
    heads.push(links.map(([, language, href]) => `${language} ${href}`))
    assert.ok(text.includes(`<link rel="canonical" href="http://news.test/world/${slug}"`))
  }
  assert.deepEqual(heads[0], [
    'ar http://news.test/world/mina',
    'de http://news.test/world/hafen',
    'en http://news.test/world/harbor',
    'x-default http://news.test/world/harbor',
  ])
  assert.deepEqual(heads[1], heads[0])
  assert.deepEqual(heads[2], heads[0])
})

test('what stands at a gate is not to be kept by an archive', async () => {
  const visitor = site.visitor()
  const open = await visitor.fetch('/world/ferry')
  assert.match(open.text, /<meta name="robots" content="max-image-preview:large"/)
  const gated = await visitor.fetch('/world/tide')
  assert.match(gated.text, /<meta name="robots" content="noarchive, max-image-preview:large"/)
})

test('the news sitemap holds two days, the newest first, with headlines as they are read', async () => {
  const { text } = await site.visitor().fetch('/news-sitemap.xml')
  assert.equal(XMLValidator.validate(text), true)
  const { urlset } = new XMLParser().parse(text)
  assert.equal(urlset.url.loc, 'http://news.test/world/ferry')
  assert.equal(urlset.url['news:news']['news:publication']['news:name'], 'The Test Meridian')
  assert.equal(urlset.url['news:news']['news:publication']['news:language'], 'en')
  assert.match(text, /<news:title>Ferry &amp; “tide” &lt;at&gt; noonday<\/news:title>/)
  assert.doesNotMatch(text, /world\/tide/)
})

test('robots are shown the sitemaps and kept from what is one reader’s', async () => {
  const { text, headers } = await site.visitor().fetch('/robots.txt')
  assert.match(headers.get('content-type') ?? '', /^text\/plain/)
  assert.match(text, /^Sitemap: http:\/\/news\.test\/sitemap\.xml$/m)
  for (const path of ['/account', '/sign-in', '/desk']) assert.match(text, new RegExp(`^Disallow: ${path}$`, 'm'))
  assert.doesNotMatch(text, /^Disallow: \/$/m)
})

test('no section and no redirect takes an address that is the site’s own', async () => {
  for (const route of site.dateline.routes) {
    const [, first = ''] = route.split('/')
    if (first.startsWith(':') || first === '*') continue
    assert.ok(isFixedPath(`/${first}`), `a redirect may cover ${route}`)
    // A file has no room for a section below it.
    if (first === '' || first.includes('.')) continue
    const made = await ensureSection(site.dateline.db, first, first)
    assert.equal(made.kind, 'refused', `a section may hide ${route}`)
  }
})

test('researchers are told whom to write to, until when', async () => {
  const { text } = await site.visitor().fetch('/.well-known/security.txt')
  assert.match(text, /^Contact: mailto:desk@news\.test$/m)
  assert.match(text, /^Canonical: http:\/\/news\.test\/\.well-known\/security\.txt$/m)
  const expires = Temporal.Instant.from(/^Expires: (.+)$/m.exec(text)?.[1] ?? '')
  const days = (expires.epochMilliseconds - site.dateline.clock.now().epochMilliseconds) / 86_400_000
  assert.ok(days > 150 && days < 365)
})

test('sitemaps of 60,000 articles keep the protocol’s limits and hold nobody up', async () => {
  const { db } = site.dateline
  for (let from = 0; from < 60_000; from += 5_000) {
    await sql`with made as (insert into article_groups select from generate_series(1, 5000) returning id),
      numbered as (select id, ${from}::int + row_number() over () as number from made)
      insert into articles (group_id, slug, section, language, terms, status, first_published, version_id)
      select id, 'made-' || number, 'world', 'en', 'metered', 'published', '2020-01-01T00:00:00Z',
        (select min(id) from article_versions) from numbered`.execute(db)
  }
  // The news of an article makes every process look again.
  await site.publish({ slug: 'newest', body: { type: 'doc', content: [paragraph('One'), paragraph('Two')] } })
  let index = await site.visitor().fetch('/sitemap.xml')
  for (let tries = 0; !index.text.includes('sitemap-2.xml') && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    index = await site.visitor().fetch('/sitemap.xml')
  }
  const { sitemapindex } = new XMLParser().parse(index.text)
  const parts: string[] = sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc.replace('http://news.test', ''))
  assert.equal(parts[0], '/sitemap-pages.xml')
  const seen = new Set<string>()
  for (const part of parts) {
    const { text, status } = await site.visitor().fetch(part)
    assert.equal(status, 200)
    assert.ok(Buffer.byteLength(text) < 50 * 1024 * 1024)
    const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '')
    assert.ok(found.length <= 50_000)
    for (const loc of found) {
      assert.ok(!seen.has(loc), `${loc} stands twice`)
      seen.add(loc)
    }
  }
  assert.ok(seen.has('http://news.test/world/made-60000'))
  assert.ok([...seen].filter((loc) => loc.includes('/world/')).length >= 60_002)
})
