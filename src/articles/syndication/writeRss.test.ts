import assert from 'node:assert/strict'
import { test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { writeRss } from './writeRss.ts'

test('a feed opens whatever an editor pasted into a name, a headline, a picture’s text or a line of code', async () => {
  const odd = 'a\u0000b\u0008c\u000bd\u001fe\ufffef\uffffg\ud800h'
  const xml = await writeRss(
    {
      title: odd,
      description: odd,
      home: 'https://example.org/',
      self: 'https://example.org/rss.xml',
      hub: '',
      language: 'en',
      items: [
        {
          id: 'tag:example.org,2026-11-23:article-1',
          url: 'https://example.org/world/one',
          title: `${odd} & <b> ]]>`,
          summary: odd,
          html: `<img src="https://example.org/a.webp" alt="${odd}"><pre><code>${odd} ]]&gt; ]]></code></pre>`,
          published: new Date(0),
          updated: undefined,
          language: 'en',
          authors: [{ name: odd, url: 'https://example.org/author/one' }],
          tags: [odd],
          picture: undefined,
        },
      ],
    },
    odd,
  )
  assert.equal(XMLValidator.validate(xml), true)
  // XML 1.0, §2.2, raw or by number.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  assert.doesNotMatch(xml, /&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));/i)
  assert.ok(xml.isWellFormed())
})

test('what somebody typed into a standfirst is words to whoever reads the feed, whatever it looks like', async () => {
  const said = 'Salt & <img src=x onerror=alert(1)>'
  const feed = { title: 'News', home: 'https://example.org/', self: 'https://example.org/rss.xml', hub: '' }
  const item = { id: 'tag:example.org,2026:1', url: 'https://example.org/one', title: 'One', html: '<p>One</p>' }
  const rest = { published: new Date(0), updated: undefined, language: 'en', authors: [], tags: [], picture: undefined }
  const items = [{ ...item, ...rest, summary: said }]
  const xml = await writeRss({ ...feed, description: said, language: 'en', items }, 'News')
  // As a reader has it once the XML is read: what it takes for HTML then.
  const { channel } = new XMLParser({ processEntities: true }).parse(xml).rss
  const html = 'Salt &amp; &lt;img src=x onerror=alert(1)&gt;'
  assert.deepEqual([channel.description, channel.item.description], [html, html])
})
