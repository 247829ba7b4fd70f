import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapeXml, feedId, newsLanguage, standingAlone, withoutForbidden, withoutIndentedText } from './feed.rule.ts'

test('a feed calls an article the same for good, whatever becomes of its address', () => {
  const article = { id: 7, firstPublished: Temporal.Instant.from('2026-11-23T23:30:00Z') }
  assert.equal(feedId('https://example.org:8443', article), 'tag:example.org,2026-11-23:article-7')
})

test('links and pictures in a feed lead to the site; what leads elsewhere stays', () => {
  const at = { origin: 'https://example.org', url: 'https://example.org/world/one' }
  const cases: [string, string][] = [
    ['<a href="/a">1</a>', '<a href="https://example.org/a">1</a>'],
    ['<img src="/b">', '<img src="https://example.org/b">'],
    ['<a href="//x.example/c">', '<a href="//x.example/c">'],
    ['<a href="https://x.example/#c">', '<a href="https://x.example/#c">'],
    [
      '<img src="/b" srcset="/b-320.webp 320w, /b-640.webp 640w,//x.example/b 2x">',
      '<img src="https://example.org/b" srcset="https://example.org/b-320.webp 320w, https://example.org/b-640.webp 640w,//x.example/b 2x">',
    ],
    [
      '<sup><a href="#fn-1" id="fnref-1">1</a></sup><li id="fn-1">Note <a href="#fnref-1">↩</a></li>',
      '<sup><a href="https://example.org/world/one#fn-1">1</a></sup><li>Note <a href="https://example.org/world/one#fnref-1">↩</a></li>',
    ],
    ['<p>a href=&quot;/a&quot; id=&quot;x&quot;</p>', '<p>a href=&quot;/a&quot; id=&quot;x&quot;</p>'],
  ]
  for (const [html, alone] of cases) assert.equal(standingAlone(html, at), alone)
})

test('a news sitemap names languages as Google reads them', () => {
  const cases = {
    en: 'en',
    'pt-BR': 'pt',
    fr: 'fr',
    zh: 'zh-cn',
    'zh-Hans': 'zh-cn',
    'zh-Hant': 'zh-tw',
    'zh-TW': 'zh-tw',
    'zh-HK': 'zh-tw',
    'sr-Latn': 'sr',
    fil: 'fil',
  }
  for (const [tag, code] of Object.entries(cases)) assert.equal(newsLanguage(tag), code, tag)
})

test('no character that XML forbids reaches a feed, however it came in', () => {
  const forbidden = ['\u0000', '\u0008', '\u000B', '\u001F', '\uFFFE', '\uFFFF', '\uD800']
  const kept = '\t\n\r\u0085\u200B\u{10FFFF}é😀'
  const left = withoutForbidden(`<a>${forbidden.join('')}${kept}</a>`)
  assert.equal(left, `<a>\uFFFD${kept}</a>`, 'half of a pair becomes the sign for it')
})

test('no feed reader shows the indentation of the file', () => {
  assert.equal(
    withoutIndentedText('<a>\n  <![CDATA[x y]]>\n</a>\n<b> <![CDATA[z]]> </b>\n<c> d </c>'),
    '<a><![CDATA[x y]]></a>\n<b><![CDATA[z]]></b>\n<c> d </c>',
  )
})

test('whatever an editor types is text in a feed, and what XML cannot hold is left out', () => {
  assert.equal(escapeXml(`a & b < c > "d" 'e'`), 'a &amp; b &lt; c &gt; &quot;d&quot; &apos;e&apos;')
  assert.equal(escapeXml('a\u0000b\u000Bc\td\n\uFFFEe😀\uD800f'), 'abc\td\ne😀\uFFFDf')
})
