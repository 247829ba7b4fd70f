import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { openOneLetter } from '../../../tests/support/openOneLetter.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setPublication } from '../../publication/facts/facts.module.ts'
import type { Block } from '../store/store.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('feeds')
  await openOneLetter(site)
})
after(() => site.close())

const text = (said: string) => ({ type: 'text', text: said }) as const
const paragraph = (said: string): Block => ({ type: 'paragraph', content: [text(said)] })

/** By another parser than the one that wrote it: none of the forbidden characters of XML 1.0, §2.2, raw or by number. */
function assertOpens(xml: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  assert.doesNotMatch(xml, /&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));/i)
  assert.equal(XMLValidator.validate(xml), true)
}

test('an editor who pasted a character that XML forbids, wherever, leaves every feed and sitemap readable', async () => {
  const odd = 'a\u0008b\u000bc\u001fd\ufffee\uffff'
  await site.publish({
    slug: 'odd',
    headline: `Headline ${odd}`,
    standfirst: `Standfirst ${odd}`,
    kicker: odd,
    authors: [`Author ${odd}`],
    tags: [`tag ${odd}`],
    body: { type: 'doc', content: [{ type: 'code', attrs: {}, text: `code ${odd} ]]> end` } as Block, paragraph(odd)] },
  })
  const changed = { name: `Name ${odd}`, promise: odd, description: odd }
  await setPublication(site.dateline.db, 'test', changed, site.dateline.clock.now())
  await site.dateline.publication.reload()
  const subscriber = await site.reader({ subscription: 'active' })
  const made = await subscriber.fetch('/account/feed', { form: { do: 'make' } })
  const own = /value="http:\/\/news\.test(\/feed\/[\w-]{43}\/rss\.xml)"/.exec(made.text)?.[1] ?? assert.fail()
  for (const path of ['/rss.xml', '/section/world/rss.xml', own, '/news-sitemap.xml', '/sitemap-pages.xml']) {
    const answer = await site.visitor().fetch(path)
    assert.equal(answer.status, 200, path)
    assertOpens(answer.text)
  }
  for (const path of ['/feed.json', own.replace('rss.xml', 'feed.json')])
    assert.ok(JSON.parse((await site.visitor().fetch(path)).text).items.length > 0)
  await setPublication(site.dateline.db, 'test', { name: 'The Test Meridian' }, site.dateline.clock.now())
  await site.dateline.publication.reload()
})

test('in a subscriber’s own feed pictures load, notes lead to the article, and no form stands that does nothing', async () => {
  const noted = (slug: string) =>
    site.publish({
      slug,
      terms: 'subscribers',
      body: {
        type: 'doc',
        content: [
          paragraph('Everyone may read this first paragraph.'),
          { type: 'paragraph', content: [text('See the note'), { type: 'footnoteReference', attrs: { id: 'n' } }] },
          { type: 'subhead', attrs: { level: 2, anchor: 'below' }, content: [text('Below')] },
          { type: 'paragraph', content: [{ ...text('down'), marks: [{ type: 'link', attrs: { href: '#below' } }] }] },
          { type: 'newsletterBox', attrs: { newsletter: 'mark' } },
          ...Array.from({ length: 9 }, () => paragraph('Whole sentences for those who pay stand here in a row.')),
        ],
        notes: [{ id: 'n', content: [paragraph('The note.')] }],
      },
    })
  await noted('noted-one')
  await noted('noted-two')
  assert.match((await (await site.reader({ subscription: 'active' })).fetch('/world/noted-one')).text, /newsletter-box/)
  const subscriber = await site.reader({ subscription: 'active' })
  const made = await subscriber.fetch('/account/feed', { form: { do: 'make' } })
  const path = /value="http:\/\/news\.test(\/feed\/[\w-]{43}\/feed\.json)"/.exec(made.text)?.[1] ?? assert.fail()
  const { items } = JSON.parse((await site.visitor().fetch(path)).text) as {
    items: { url: string; content_html: string }[]
  }
  const found = items.filter(({ url }) => url.includes('/noted-'))
  assert.equal(found.length, 2)
  for (const { url, content_html: html } of found) {
    assert.match(html, /The note\./)
    assert.ok(html.includes(`href="${url}#fn-1"`) && html.includes(`href="${url}#below"`), html)
    assert.doesNotMatch(html, /href="#|\sid="|<form|<input|<button/)
  }
})

test('a search engine is never given a list of nothing, nor a page that it must not keep', async () => {
  const quiet = await createSite('quiet sitemaps')
  try {
    for (const path of ['/news-sitemap.xml', '/sitemap-1.xml']) {
      const { urlset } = new XMLParser().parse((await quiet.visitor().fetch(path)).text)
      assert.equal(urlset.url.loc, 'http://news.test/', path)
    }
    const { urlset } = new XMLParser().parse((await quiet.visitor().fetch('/sitemap-pages.xml')).text)
    for (const { loc } of urlset.url as { loc: string }[]) {
      const page = await quiet.visitor().fetch(loc.replace('http://news.test', ''))
      assert.equal(page.status, 200, loc)
      assert.doesNotMatch(page.text, /<meta name="robots" content="[^"]*noindex/, loc)
      assert.doesNotMatch(page.headers.get('x-robots-tag') ?? '', /noindex/, loc)
    }
  } finally {
    await quiet.close()
  }
})

test('a news sitemap tells Google the language of each article in Google’s codes', async () => {
  await site.publish({ slug: 'pt', language: 'pt-BR', body: { type: 'doc', content: [paragraph('Um.')] } })
  await site.publish({ slug: 'zh', language: 'zh-Hant', body: { type: 'doc', content: [paragraph('一。')] } })
  // It is made anew by the minute.
  await site.pass({ minutes: 1 })
  await site.visitor().fetch('/news-sitemap.xml')
  const { text: xml } = await site.visitor().fetch('/news-sitemap.xml')
  const codes = [...xml.matchAll(/<news:language>([^<]*)</g)].map(([, code]) => code)
  assert.deepEqual([...new Set(codes)].sort(), ['en', 'pt', 'zh-tw'])
})
