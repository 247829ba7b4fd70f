import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import { type ArticleDocument, ArticleDocumentSchema, type Block, type Inline, type Mark } from './document.ts'
import { renderDocument } from './document.view.tsx'

const words = createWords(en, 'en')
const pictureOf = (id: string): StoredPicture => ({
  id,
  width: 1000,
  height: 500,
  renditions: [
    { width: 320, url: `/pictures/${id}/320.webp` },
    { width: 960, url: `/pictures/${id}/960.webp` },
  ],
  colour: '#abcdef',
})

type Given = { pictures?: string[]; related?: { url: string; headline: string; kicker?: string }; idPrefix?: string }

function render(document: ArticleDocument, given: Given = {}): string {
  return String(
    renderDocument(document, {
      pictures: new Map((given.pictures ?? []).map((id) => [id, pictureOf(id)])),
      box: { newsletterBox: (slug) => (slug === 'daily' ? 'the daily letter' : undefined) },
      related: () => given.related,
      words,
      ...(given.idPrefix ? { idPrefix: given.idPrefix } : {}),
    }),
  )
}

const doc = (...content: Block[]): ArticleDocument => ({ type: 'doc', content })
const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, marks })
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content })

type Element = DefaultTreeAdapterTypes.Element
function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parseFragment(html))
  return found
}
const attributeOf = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value

test('a reader of every kind of block finds it as the designer styles it', () => {
  const html = render(
    doc(
      { type: 'subhead', attrs: { level: 2, anchor: 'a-queue' }, content: [text('A queue')] },
      paragraph(text('One', { type: 'bold' }), { type: 'hardBreak' }, text('two', { type: 'italic' })),
      { type: 'pullQuote', content: [text('Pulled')] },
      { type: 'quotation', attrs: { source: 'A treaty' }, content: [paragraph(text('Quoted'))] },
      { type: 'list', attrs: { ordered: true, start: 3 }, items: [[paragraph(text('Third'))]] },
      { type: 'code', attrs: { language: 'sql' }, text: 'select 1 < 2' },
      { type: 'factBox', attrs: { title: 'Facts' }, content: [paragraph(text('One fact'))] },
      {
        type: 'quiz',
        attrs: {},
        questions: [
          {
            question: [text('Which?')],
            answers: [{ content: [text('This')] }, { right: true, content: [text('That')] }],
            explanation: [text('It is.')],
          },
        ],
      },
      { type: 'newsletterBox', attrs: { newsletter: 'daily' } },
      { type: 'newsletterBox', attrs: { newsletter: 'unknown' } },
      { type: 'relatedArticle', attrs: { slug: 'other' } },
      { type: 'embed', attrs: { url: 'https://www.example.org/film', title: 'A film' } },
      { type: 'divider' },
    ),
    { related: { url: '/borders/other', headline: 'Another', kicker: 'Borders' } },
  )
  for (const part of [
    '<h2 id="a-queue">A queue</h2>',
    '<p><strong>One</strong><br/><em>two</em></p>',
    '<blockquote class="pull-quote"><p>Pulled</p></blockquote>',
    '<blockquote class="quotation"><p>Quoted</p><cite>A treaty</cite></blockquote>',
    '<ol start="3"><li>Third</li></ol>',
    '<code class="language-sql">select 1 &lt; 2</code>',
    '<aside class="fact-box"><h2>Facts</h2><p>One fact</p></aside>',
    '<details name="quiz-1-1"><summary>This</summary><p><strong>No. Try another.</strong> </p></details>',
    '<summary>That</summary><p><strong>Right.</strong> It is.</p></details>',
    'the daily letter',
    '<a href="/borders/other">Another</a>',
    '<figure class="embed"><a href="https://www.example.org/film" rel="noopener">A film</a>',
    '<hr class="divider"/>',
  ]) {
    assert.ok(html.includes(part), `${part}\nis not in\n${html}`)
  }
  assert.equal(html.match(/undefined|unknown/), null, 'a letter that is not there leaves no trace')
})

test('a picture reserves its space, comes when it is near, and brings its caption and credit', () => {
  const block: Block = {
    type: 'picture',
    attrs: {
      pictureId: 'p',
      alt: 'A bridge',
      caption: [text('See '), text('this', { type: 'link', attrs: { href: 'https://example.org/' } })],
      credit: 'Map: us',
    },
  }
  const html = render(doc(block), { pictures: ['p'] })
  const image = elementsOf(html).find((element) => element.tagName === 'img') ?? assert.fail()
  assert.equal(attributeOf(image, 'srcset'), '/pictures/p/320.webp 320w, /pictures/p/960.webp 960w')
  for (const [name, value] of Object.entries({
    width: '1000',
    height: '500',
    alt: 'A bridge',
    loading: 'lazy',
    decoding: 'async',
  })) {
    assert.equal(attributeOf(image, name), value)
  }
  assert.match(
    html,
    /<span class="caption">See <a href="https:\/\/example.org\/" rel="noopener">this<\/a><\/span> <span class="credit">Map: us/,
  )
  assert.equal(render(doc(block)), '', 'a picture that is not there leaves no gap')
})

test('a chart is read by whoever cannot see it: a title, names and numbers in words, and bars that are only for the eye', () => {
  const row = (name: string, ...number: Inline[]) => [
    { header: true, content: [text(name)] },
    { header: false, content: number },
  ]
  const html = render(
    doc({
      type: 'table',
      bars: true,
      caption: [text('Between the rails')],
      rows: [row('Meter', text('1,000 mm')), row('Broad', text('2,000', { type: 'bold' })), row('None', text('–'))],
    }),
  )
  assert.match(html, /^<figure class="chart"><table><caption>Between the rails<\/caption>/)
  const rows = [
    ...html.matchAll(
      /<th scope="row">(\w+)<svg[^>]*aria-hidden="true"><rect([^>]*)height="1"><\/rect>.*?<td>(.*?)<\/td>/g,
    ),
  ]
  assert.deepEqual(
    rows.map(([, name, bar, number]) => [name, bar?.trim(), number]),
    [
      ['Meter', 'width="50"', '1,000 mm'],
      ['Broad', 'class="chart-told" width="100"', '<strong>2,000</strong>'],
      ['None', 'width="0"', '–'],
    ],
  )
})

test('a table says which cells are headings, of columns or of rows', () => {
  const cell = (words: string, header = false) => ({ header, content: words ? [text(words)] : [] })
  const html = render(
    doc({
      type: 'table',
      caption: [text('Bridges')],
      rows: [
        [cell('', true), cell('Opened', true)],
        [cell('Chirundu', true), { ...cell('1939'), align: 'right' }],
      ],
    }),
  )
  assert.match(html, /aria-label="Bridges" tabindex="0"/)
  assert.match(html, /<thead><tr><td><\/td><th scope="col">Opened<\/th><\/tr><\/thead>/)
  assert.match(html, /<tbody><tr><th scope="row">Chirundu<\/th><td class="align-right">1939<\/td><\/tr><\/tbody>/)
})

test('notes are numbered, lead there and back, and two articles on one page do not mix theirs up', () => {
  const call: Inline = { type: 'footnoteReference', attrs: { id: 'x' } }
  const unknown: Inline = { type: 'footnoteReference', attrs: { id: 'gone' } }
  const document: ArticleDocument = {
    ...doc(paragraph(text('One'), call, unknown), paragraph(text('Again'), call)),
    notes: [{ id: 'x', content: [paragraph(text('The note'))] }],
  }
  for (const idPrefix of ['', 'kazungula']) {
    const all = elementsOf(render(document, { idPrefix }))
    const ids = all.flatMap((element) => attributeOf(element, 'id') ?? [])
    assert.equal(new Set(ids).size, ids.length)
    const targets = all.flatMap((element) => attributeOf(element, 'href')?.slice(1) ?? [])
    assert.equal(targets.length, 4, 'two calls, two ways back')
    for (const target of targets) assert.ok(ids.includes(target), target)
    if (idPrefix) for (const id of ids) assert.ok(id.startsWith('kazungula-'))
  }
})

test('a link that nobody should follow is only words, whoever made the document', () => {
  for (const href of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'vbscript:x',
    '\\\\evil',
    'java\nscript:alert(1)',
  ]) {
    assert.equal(render(doc(paragraph(text('x', { type: 'link', attrs: { href } })))), '<p>x</p>', href)
    assert.ok(!render(doc({ type: 'embed', attrs: { url: href, title: 'x' } })).includes('href'), href)
  }
})

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</code></pre></p><svg onload=alert(1)>',
    '&lt;script&gt;',
    '<!--',
    ']]>',
    '{{ x }}',
    'javascript:alert(1)',
    'https://example.org/"onfocus="alert(1)',
  ),
  fc.string({ minLength: 1, unit: 'grapheme' }),
)
const marks = fc.array(
  fc.oneof(
    fc.constantFrom('bold', 'italic', 'strike', 'code', 'superscript', 'subscript').map((type) => ({ type }) as Mark),
    fc.record({ type: fc.constant('link' as const), attrs: fc.record({ href: hostile, title: hostile }) }),
  ),
  { maxLength: 3 },
)
const line = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: hostile, marks }),
    fc.constant({ type: 'hardBreak' as const }),
    fc.record({
      type: fc.constant('footnoteReference' as const),
      attrs: fc.record({ id: fc.constantFrom('1', '"><b>') }),
    }),
  ),
  { maxLength: 4 },
)
const cells = fc.array(fc.record({ header: fc.boolean(), content: line }), { maxLength: 3 })
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constant('paragraph'), content: line }),
    fc.record({
      type: fc.constant('subhead'),
      attrs: fc.record({ level: fc.constantFrom(2, 3, 4), anchor: hostile }),
      content: line,
    }),
    fc.record({
      type: fc.constant('picture'),
      attrs: fc.record({ pictureId: fc.constant('p'), alt: hostile, caption: line, credit: hostile }),
    }),
    fc.record({ type: fc.constant('pullQuote'), content: line }),
    fc.record({ type: fc.constant('code'), attrs: fc.record({ language: hostile }), text: hostile }),
    fc.record({ type: fc.constant('embed'), attrs: fc.record({ url: hostile, title: hostile }) }),
    fc.record({ type: fc.constant('newsletterBox'), attrs: fc.record({ newsletter: hostile }) }),
    fc.record({ type: fc.constant('relatedArticle'), attrs: fc.record({ slug: hostile }) }),
    fc.record({ type: fc.constant('table'), caption: line, rows: fc.array(cells, { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('quotation'),
      attrs: fc.record({ source: hostile }),
      content: fc.array(tie('block'), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('factBox'),
      attrs: fc.record({ title: hostile }),
      content: fc.array(tie('block'), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('quiz'),
      attrs: fc.record({ title: hostile }),
      questions: fc.array(
        fc.record({
          question: line,
          answers: fc.array(fc.record({ content: line }), { maxLength: 2 }),
          explanation: line,
        }),
        { maxLength: 2 },
      ),
    }),
    fc.record({
      type: fc.constant('list'),
      attrs: fc.record({ ordered: fc.boolean() }),
      items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 2 }),
    }),
  ) as fc.Arbitrary<Block>,
}))

const OURS = new Set(
  (
    'p h2 h3 h4 figure img figcaption span blockquote cite ol ul li div table caption thead tbody tr th td pre code ' +
    'aside section details summary hr br a strong em del sup sub'
  ).split(' '),
)
const ATTRIBUTES = new Set(
  'id class href title rel src srcset sizes width height alt loading fetchpriority decoding start scope colspan role tabindex aria-label name'.split(
    ' ',
  ),
)

test('no word in any field of any block becomes markup', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 4 }),
      fc.array(block, { maxLength: 1 }),
      hostile,
      (content, note, said) => {
        const document = { type: 'doc', content, notes: [{ id: '1', content: note }] } as ArticleDocument
        const html = render(document, {
          pictures: ['p'],
          related: { url: said, headline: said, kicker: said },
          idPrefix: 'x',
        })
        for (const element of elementsOf(html)) {
          assert.ok(OURS.has(element.tagName), `<${element.tagName}> in ${html}`)
          for (const { name, value } of element.attrs) {
            assert.ok(ATTRIBUTES.has(name), `${name} in ${html}`)
            if (name === 'href') assert.match(value, /^(?:https?:|mailto:|tel:|\/(?!\/)|#|\?)/i)
          }
        }
        assert.ok(!html.includes('<!--'))
      },
    ),
    { numRuns: 400 },
  )
})

test('the document itself refuses what is not listed in it', () => {
  const refused = (block: unknown) =>
    assert.equal(ArticleDocumentSchema.safeParse({ type: 'doc', content: [block] }).success, false)
  refused({ type: 'html', text: '<b>' })
  refused({ type: 'paragraph', content: [], onclick: 'x' })
  refused({ type: 'quiz', attrs: {}, questions: [{ question: 'Which?', answers: [] }] })
  refused({ type: 'quiz', attrs: {}, questions: [{ question: [], answers: [{ right: false, content: [] }] }] })
  refused({ type: 'quiz', attrs: { src: 'x' }, questions: [] })
  refused({ type: 'embed', attrs: { url: 'javascript:alert(1)', title: '' } })
  refused({
    type: 'paragraph',
    content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'data:text/html,x' } }] }],
  })
  refused({ type: 'subhead', attrs: { level: 2, anchor: 'a"b' }, content: [] })
})
