import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArticleDocument, ArticleDocumentSchema, type Block } from '../../articles/store/store.module.ts'
import { documentOf, type FoundPicture } from './bodyDocument.rule.ts'
import { pictureSources } from './bodyTree.rule.ts'
import { readBody } from './readBody.ts'

function read(markdown: string): { document: ArticleDocument; notes: string[] } {
  const body = readBody(markdown, {})
  if (body.kind === 'refused') return assert.fail(body.reason)
  const pictures = new Map<string, FoundPicture>(
    pictureSources(body.tree).map((src) => [
      src,
      /^https?:/.test(src)
        ? { kind: 'remote', url: src }
        : src.startsWith('gone')
          ? { kind: 'missing', reason: 'it is not there' }
          : { kind: 'stored', pictureId: src },
    ]),
  )
  const made = documentOf(body.tree, {
    pictures,
    link: (href) =>
      /^(?:https?:|\/|#)/.test(href) ? { kind: 'link', href } : { kind: 'nowhere', reason: `no ${href}` },
  })
  ArticleDocumentSchema.parse(made.document)
  return made
}

const blocks = (markdown: string) => read(markdown).document.content

/** A document in one line: blocks and marks by their names. */
function shape(content: readonly Block[]): string {
  const line = (nodes: Extract<Block, { type: 'paragraph' }>['content']) =>
    nodes
      .map((node) => {
        if (node.type === 'hardBreak') return '/'
        if (node.type === 'footnoteReference') return `^${node.attrs.id}`
        const marks = (node.marks ?? []).map((mark) => (mark.type === 'link' ? `link:${mark.attrs.href}` : mark.type))
        return marks.length > 0 ? `[${marks.join(' ')}|${node.text}]` : node.text
      })
      .join('')
  const one = (block: Block): string => {
    switch (block.type) {
      case 'paragraph':
        return `p(${line(block.content)})`
      case 'subhead':
        return `h${block.attrs.level}(${line(block.content)})`
      case 'pullQuote':
        return `pull(${line(block.content)})`
      case 'quotation':
        return `quote${block.attrs.source ? `:${block.attrs.source}` : ''}(${shape(block.content)})`
      case 'factBox':
        return `facts:${block.attrs.title}(${shape(block.content)})`
      case 'list':
        return `${block.attrs.ordered ? `ol${block.attrs.start ?? ''}` : 'ul'}(${block.items.map(shape).join('; ')})`
      case 'table':
        return `table(${block.caption ? `${line(block.caption)}: ` : ''}${block.rows
          .map((row) => row.map((cell) => `${cell.header ? '!' : ''}${line(cell.content)}`).join(', '))
          .join('; ')})`
      case 'code':
        return `code(${block.text})`
      case 'picture':
        return `picture(${block.attrs.pictureId}, ${block.attrs.alt}, ${line(block.attrs.caption ?? [])})`
      case 'embed':
        return `embed(${block.attrs.url}, ${block.attrs.title})`
      case 'newsletterBox':
        return `letter(${block.attrs.newsletter})`
      case 'relatedArticle':
        return `related(${block.attrs.slug})`
      case 'divider':
        return 'divider'
    }
  }
  return content.map(one).join(' ')
}

const cases: Array<[what: string, markdown: string, shape: string]> = [
  [
    'marks',
    '*a* **b** ~~c~~ `d` <sup>e</sup> H<sub>2</sub>O',
    'p([italic|a] [bold|b] [strike|c] [code|d] [superscript|e] H[subscript|2]O)',
  ],
  [
    'a link around marks',
    '[a *b*](https://example.org)',
    'p([link:https://example.org|a ][link:https://example.org italic|b])',
  ],
  ['a link nobody follows', '[a](javascript:x) b', 'p(a b)'],
  ['levels of subheads', '# a\n\n### b\n\n###### c', 'h2(a) h3(b) h4(c)'],
  ['subheads that begin at the third', '### a\n\n#### b', 'h2(a) h3(b)'],
  ['lists in lists', '3. a\n   - b\n4. c', 'ol3(p(a) ul(p(b)); p(c))'],
  ['a table', '| a | b |\n|---|--:|\n| `1|2` | c |', 'table(!a, !b; [code|`1], 2`)'.replace('[code|`1], 2`', '`1, 2`')],
  ['a picture in a paragraph', 'a ![alt](x.png) b', 'p(a) picture(x.png, alt, ) p(b)'],
  [
    'a figure',
    '<figure><img src="x.png" alt="a"><figcaption>By <a href="/z">b</a></figcaption></figure>',
    'picture(x.png, a, By [link:/z|b])',
  ],
  ['a figure whose picture is gone', '<figure><img src="gone.png"><figcaption>Words</figcaption></figure>', 'p(Words)'],
  ['a picture elsewhere', '![alt](https://example.org/a.png)', 'p([link:https://example.org/a.png|alt])'],
  [
    'a film',
    '<iframe src="//www.youtube-nocookie.com/embed/abc" title="T"></iframe>',
    'embed(https://www.youtube.com/watch?v=abc, T)',
  ],
  ['a film without https', 'a <iframe src="http://example.org"></iframe>', 'p(a)'],
  ['terms', '<dl><dt>a</dt><dd>b</dd></dl>', 'p([bold|a]) p(b)'],
  ['a quotation', '> a\n>\n> b', 'quote(p(a) p(b))'],
  ['a divider', 'a\n\n***\n\nb', 'p(a) divider p(b)'],
  [
    'indented markup',
    '<div>\n<blockquote>\n\n\t\tprose\n\n</blockquote>\n</div>\n\n    code',
    'quote(p(prose)) code(code)',
  ],
  [
    'an attribute list',
    '## a {#b .c}\n\ntext {.font-alt-xs}\n{: .d}\n\n{x} {y=1} stay',
    'h2(a) p(text) p({x} {y=1} stay)',
  ],
  ['lines broken in Japanese', '日本語\nの文', 'p(日本語の文)'],
  ['a script that never ends', 'a\n\n<script>\nb\n\nc', 'p(a) p(<script> b c)'],
  ['a comment that never ends', 'a <!-- b', 'p(a <!-- b)'],
  ['a pull quote', '::: pull-quote\na *b*\n:::', 'pull(a [italic|b])'],
  ['a quotation with its source', '::: quotation source="A & B"\na\n:::', 'quote:A & B(p(a))'],
  [
    'a fact box',
    '::: fact-box title="T"\n- a\n\n::: embed url="https://example.org/" title="E"\n:::\n\nb\n:::\nc',
    'facts:T(ul(p(a)) embed(https://example.org/, E) p(b)) p(c)',
  ],
  ['boxes', '::: newsletter slug="daily"\n:::\n::: related slug="x"\n:::', 'letter(daily) related(x)'],
  ['a figure of ours', '::: figure src="x.png" alt="a" caption="c" credit="d"\n:::', 'picture(x.png, a, c)'],
  ['a box nobody knows', '::: warning\nwords\n:::', 'p(words)'],
  ['a box that is never closed', '::: fact-box title="T"\nwords', 'facts:T(p(words))'],
  ['a box in code', '```\n::: pull-quote\n```', 'code(::: pull-quote)'],
  ['braces in code', '`{{ a }}` {{ b }}', 'p([code|{{ a }}])'],
  ['braces that were quoted in prose', 'a {% raw %}{{ b }}{% endraw %} c', 'p(a [code|{{ b }}] c)'],
]
for (const [what, markdown, expected] of cases) {
  test(`${what}: the document says what the Markdown says`, () => {
    assert.equal(shape(blocks(markdown)), expected)
  })
}

test('notes come in the order of their calls; one that nobody calls stays as text', () => {
  const { document, notes } = read(
    'a[^2] b[^1] c[^2] d[^none]\n\n[^1]: one\n    more\n\n    and more\n\n[^2]: two\n[^3]: three',
  )
  assert.equal(shape(document.content), 'p(a^2 b^1 c^2 d[^none]) p(three)')
  assert.deepEqual(
    document.notes?.map(({ id, content }) => `${id} ${shape(content)}`),
    ['2 p(two)', '1 p(one more) p(and more)'],
  )
  assert.match(notes.join(), /footnote 3 is called nowhere/)
})

test('links within an article lead to its subheads, or are words', () => {
  const { document, notes } = read(
    '[a](#what-is-it) [b](#own) [c](#nowhere)\n\n## What is it?\n\n## Named {#own}\n\n## What is it?',
  )
  assert.equal(shape(document.content.slice(0, 1)), 'p([link:#what-is-it|a] [link:#own|b] c)')
  const anchors = document.content.flatMap((block) => (block.type === 'subhead' ? [block.attrs.anchor] : []))
  assert.deepEqual(anchors, ['what-is-it', 'own', 'what-is-it-1'])
  assert.match(notes.join(), /#nowhere leads to no subhead/)
})

test('scripts, styles and comments are dropped and named, the words around them stay', () => {
  const { document, notes } = read('a <script>b()</script><!-- c --><style>d{}</style> e')
  assert.equal(shape(document.content), 'p(a e)')
  assert.equal(notes.length, 3)
})
