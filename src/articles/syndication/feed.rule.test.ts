import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapeXml, feedId, withAbsoluteLinks, withoutIndentedText } from './feed.rule.ts'

test('a feed calls an article the same for good, whatever becomes of its address', () => {
  const article = { id: 7, firstPublished: Temporal.Instant.from('2026-11-23T23:30:00Z') }
  assert.equal(feedId('https://example.org:8443', article), 'tag:example.org,2026-11-23:article-7')
})

test('links and pictures in a feed lead to the site; what leads elsewhere stays', () => {
  assert.equal(
    withAbsoluteLinks('<a href="/a">1</a><img src="/b"><a href="//x.example/c"><a href="#d">', 'https://example.org'),
    '<a href="https://example.org/a">1</a><img src="https://example.org/b"><a href="//x.example/c"><a href="#d">',
  )
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
