import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { openOneLetter } from '../../../tests/support/openOneLetter.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

let site: TestSite
const slugs = ['ferry', 'tide', 'salt', 'clock', 'border', 'bridge', 'night', 'delta', 'harbor', 'summit']
before(async () => {
  site = await createSite('what machines see of an article')
  await openOneLetter(site)
  for (const [index, slug] of slugs.entries()) {
    await site.publish({
      slug,
      language: slug === 'ferry' ? 'fr' : 'en',
      authors: ['Ada Lovelace', 'The night desk'],
      places: [{ country: index % 2 ? 'JP' : 'FR', city: index % 2 ? 'Tokyo' : 'Paris' }],
      body: {
        type: 'doc',
        content: Array.from({ length: 8 }, (_, number) => ({
          type: 'paragraph' as const,
          content: [
            { type: 'text' as const, text: `Paragraph ${number} of ${slug}, which says a little of what happened.` },
          ],
        })),
      },
    })
  }
})
after(() => site.close())

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (node: Element, name: string) => node.attrs.find((attr) => attr.name === name)?.value

function find(node: Node, wanted: (element: Element) => boolean): Element | undefined {
  if (isElement(node) && wanted(node)) return node
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    const found = find(child, wanted)
    if (found) return found
  }
  return undefined
}

/** What a reader view takes for the text: everything in `main` that does not say that it is complementary. */
function textOf(node: Node): string {
  if (isElement(node) && attribute(node, 'role') === 'complementary') return ''
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : ''
}

async function open(path: string, reader = site.visitor()) {
  const answer = await reader.fetch(path)
  assert.equal(answer.status, 200, path)
  const document = parse(answer.text)
  const main = find(document, ({ tagName }) => tagName === 'main') ?? assert.fail('no main')
  return { html: answer.text, document, said: textOf(main) }
}

test('a reader view of an article shows that article and none of the others on its page', async () => {
  for (const reader of [site.visitor(), await site.reader({ subscription: 'active' })]) {
    for (const slug of ['salt', 'clock']) {
      const { html, said } = await open(`/world/${slug}`, reader)
      assert.match(said, new RegExp(`Paragraph 0 of ${slug}`))
      for (const other of slugs.filter((known) => known !== slug)) {
        assert.doesNotMatch(said, new RegExp(`Headline of ${other}|of ${other}, which`), `${other} in ${slug}`)
      }
      // They stand there all the same, for whoever looks at the page.
      assert.match(html, /class="stream"/)
      assert.match(html, /class="latest"/)
      assert.match(html, /class="elsewhere"/)
      assert.doesNotMatch(said, /limit of|Start your free trial|Annual/)
    }
  }
})

test('a program that reads aloud or translates is told the article’s language, and that of the frame around it', async () => {
  const { document } = await open('/world/ferry', await site.reader({ subscription: 'active' }))
  const html = find(document, ({ tagName }) => tagName === 'html') ?? assert.fail()
  const frame = find(document, ({ tagName }) => tagName === 'body') ?? assert.fail()
  const text = find(document, (element) => attribute(element, 'class')?.includes('article-body') ?? false)
  assert.deepEqual([attribute(html, 'lang'), attribute(html, 'dir')], ['fr', 'ltr'])
  assert.equal(attribute(frame, 'lang'), 'en')
  assert.equal(text && attribute(text, 'lang'), 'fr')
})

test('a search engine is told which author is a person, and the publication’s logo, which is there', async () => {
  const { html } = await open('/world/tide')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')
  assert.deepEqual(
    data.author.map((author: Record<string, string>) => [author['@type'], author.name]),
    [
      ['Person', 'Ada Lovelace'],
      ['Organization', 'The night desk'],
    ],
  )
  const logo = new URL(data.publisher.logo.url)
  assert.equal(logo.origin, 'http://news.test')
  assert.equal((await site.visitor().fetch(logo.pathname)).status, 200)
})

test('whatever address of the publication is pasted, other sites know what it is called and where it stands', async () => {
  const paths = [
    '/',
    '/latest',
    '/section/world',
    '/place/paris-fr',
    '/place/france',
    '/author/ada-lovelace',
    '/tag/testing',
  ]
  for (const path of [...paths, '/newsletters', '/newsletters/mark', '/world/tide']) {
    const { html } = await open(path)
    const said = (property: string) => new RegExp(`<meta property="og:${property}" content="([^"]*)"`).exec(html)?.[1]
    assert.equal(said('type'), path === '/world/tide' ? 'article' : 'website', path)
    assert.equal(said('site_name'), 'The Test Meridian', path)
    assert.ok(said('title'), path)
    assert.equal(said('url'), `http://news.test${path}`, path)
    assert.ok(said('locale'), path)
  }
})
