import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArticleDocument, ArticleDocumentSchema, type Block } from '../../articles/store/store.module.ts'
import { documentOf } from './bodyDocument.rule.ts'
import type { FoundPicture } from './bodyTree.rule.ts'
import { pictureSources } from './bodyTree.rule.ts'
import { readBody } from './readBody.ts'
import type { FrontMatter } from './saying.rule.ts'

function read(markdown: string, data: FrontMatter = {}): { document: ArticleDocument; notes: string[] } {
  const body = readBody(markdown, data)
  if (body.kind === 'refused') return assert.fail(body.reason)
  const pictures = new Map<string, FoundPicture>(
    pictureSources(body.tree).map((src) => [
      src,
      /^https?:/.test(src)
        ? { kind: 'remote', url: src }
        : src.startsWith('gone')
          ? { kind: 'missing', reason: 'it is not there' }
          : { kind: 'stored', pictureId: src, ...(src.startsWith('credited') && { credit: 'The file' }) },
    ]),
  )
  const made = documentOf(body.tree, {
    pictures,
    link: (href) =>
      /^(?:https?:|\/|#)/.test(href) && !href.endsWith('nobody')
        ? { kind: 'link', href }
        : { kind: 'nowhere', reason: `no ${href}` },
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
        return `${block.bars ? 'chart' : 'table'}(${block.caption ? `${line(block.caption)}: ` : ''}${block.rows
          .map((row) =>
            row
              .map(({ header, align, colspan, content }) => {
                const place = [align, colspan].filter(Boolean).join(' ')
                return `${header ? '!' : ''}${place && `${place}:`}${line(content)}`
              })
              .join(', '),
          )
          .join('; ')})`
      case 'quiz':
        return `quiz:${block.attrs.title ?? ''}(${block.questions
          .map(({ question, answers, explanation = [] }) => {
            const ticks = answers.map(({ right, content }) => `${right ? '!' : ''}${line(content)}`)
            return [line(question), ...ticks, line(explanation)].join(', ')
          })
          .join('; ')})`
      case 'code':
        return `code${block.attrs.language ? `:${block.attrs.language}` : ''}(${block.text})`
      case 'picture':
        return `picture(${[
          block.attrs.pictureId,
          block.attrs.alt,
          line(block.attrs.caption ?? []),
          ...(block.attrs.credit ? [block.attrs.credit] : []),
        ].join(', ')})`
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
  [
    'a table that is a chart',
    '<table class="wide chart"><caption>Levels</caption><tr><th>a</th><td>80</td></tr></table>',
    'chart(Levels: !a, 80)',
  ],
  ['a row with more cells than the head', '| a | b |\n|---|---|\n| c | d | e\\|f | |', 'table(!a, !b; c, d, e|f)'],
  ['such a row in a list', '- | a | b |\n  |---|---|\n  | c | d | e', 'ul(table(!a, !b; c, d, e))'],
  ['a box whose title is Markdown', '> [!NOTE] Read **this** `now`\n>\n> a', 'facts:Read this now(p(a))'],
  ['a box of others whose title is Markdown', ':::note[Read *this*]\na\n:::', 'facts:Read this(p(a))'],
  ['a table', '| a | b |\n|---|--:|\n| `1|2` | c |', 'table(!a, !right:b; `1, right:2`, c)'],
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
  ['a figure of ours', '::: figure src="x.png" alt="a" caption="c" credit="d"\n:::', 'picture(x.png, a, c, d)'],
  ['a box nobody knows', '::: gallery\nwords\n:::', 'p(words)'],
  ['a box of others', '::: warning\nwords\n:::', 'facts:Warning(p(words))'],
  ['an alert', '> [!NOTE]\n> words', 'facts:Note(p(words))'],
  ['a quotation of brackets', '> [note]\n> words', 'quote(p([note] words))'],
  [
    'a quiz',
    '::: quiz title="T"\n1. Which?\n\n   - a\n   - [x] *b*\n\n   So.\n:::\nc',
    'quiz:T(Which?, a, ![italic|b], So.) p(c)',
  ],
  [
    'a quiz without a right answer',
    '::: quiz title="T"\n1. Which?\n   - a\n   - b\n:::',
    'p(T) ol(p(Which?) ul(p(a); p(b)))',
  ],
  ['a box that is never closed', '::: fact-box title="T"\nwords', 'facts:T(p(words))'],
  ['a box in code', '```\n::: pull-quote\n```', 'code(::: pull-quote)'],
  ['braces in code', '`{{ a }}` {{ page.b }}', 'p([code|{{ a }}])'],
  ['braces of the author’s own', 'a {{ b }}', 'p(a [code|{{ b }}])'],
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

const x = (count: number) => 'x'.repeat(count)
const cell = (inside: string) => `<table><tr><td>${inside}</td></tr></table>`

/** Raw HTML of an archive, and what is said of what was left out. */
const markup: Array<[what: string, html: string, shape: string, notes?: string[]]> = [
  // In a line
  ['a broken line', 'a <br> b<br>', 'p(a/b)'],
  ['a line that is broken before it begins', '<p><br>a</p>', 'p(a)'],
  ['words in quotation marks of their own', 'a <q>b</q>', 'p(a “b”)'],
  ['blocks without an end between words', '<div>a<div>b</div>c</div>', 'p(a) p(b) p(c)'],
  ['elements that only hold words', '<div>a<span>b</span>c</div>', 'p(abc)'],
  ['a field to type in', '<div>a<input value="b">c</div>', 'p(ac)'],
  ['a term between words', '<div>a<dt>b</dt>c</div>', 'p(a) p([bold|b]) p(c)'],
  ['a link without an address', '<a>a</a>', 'p(a)'],
  ['a link that leads nowhere', '[a](x)', 'p(a)', ['no x']],
  // In a cell, which holds only a line
  ['paragraphs in a cell', cell('<p>a</p><p>b</p>'), 'table(a/b)'],
  ['a list in a cell', cell('a<ul><li>b</li><li>c</li></ul>d'), 'table(a/b/c/d)'],
  ['a numbered list in a cell', cell('a<ol>b</ol>c'), 'table(a/b/c)'],
  ['old lists in a cell', cell('a<menu>b</menu>c<dir>d</dir>e'), 'table(a/b/c/d/e)'],
  ['a quotation in a cell', cell('a<blockquote>b</blockquote>c'), 'table(a/b/c)'],
  ['a table in a cell', cell('a<table><tr><td>b</td></tr></table>c'), 'table(a/b/c)'],
  ['a subhead in a cell', cell('a<h2>b</h2>c'), 'table(a/b/c)'],
  ['a divider in a cell', cell('a<hr>b'), 'table(a/b)'],
  ['code in a cell', cell('a <pre>b  c\n</pre>'), 'table(a [code|b c])'],
  ['a broken line in a cell', cell('<p>a </p><br><p> b</p>'), 'table(a/b)'],
  [
    'a picture in a cell',
    cell('a <img src="x.png" alt="b">c'),
    'table(a c) picture(x.png, b, )',
    ['what stood in a table besides words now stands after it'],
  ],
  [
    'a figure in a cell',
    cell('a<figure><img src="x.png" alt="b"><figcaption>c</figcaption></figure>d'),
    'table(a/c/d) picture(x.png, b, )',
    ['what stood in a table besides words now stands after it'],
  ],
  // Tables
  [
    'a table in all its parts',
    '<table><caption>a <i>b</i></caption><caption>c</caption><thead><tr><td>d</td></tr></thead><tbody><tr><th>e</th><td>f</td></tr></tbody><tfoot><tr><td>g</td></tr></tfoot></table>',
    'table(a [italic|b]c: !d; !e, f; g)',
  ],
  [
    'cells that lean and span',
    '<table><tr><td align="left">a</td><td style="text-align: right">b</td><td style="text-align:center" colspan="2">c</td><td align="justify" style="text-align:left">d</td></tr></table>',
    'table(left:a, right:b, center 2:c, d)',
  ],
  [
    'cells that span as much as can be, and more',
    '<table><tr><td colspan="100">a</td><td colspan="101">b</td><td colspan="1">c</td><td colspan="x">d</td><td colspan="1.5">e</td></tr></table>',
    'table(100:a, b, c, d, e)',
  ],
  ['rows without cells', '<table><tr></tr><tr><td>a</td></tr></table>', 'table(a)'],
  [
    'an empty row among others',
    '<table><tr><td></td><td></td></tr><tr><td>a</td><td></td></tr></table>',
    'table(, ; a, )',
  ],
  ['a table of nothing', '<table><tr><td></td></tr></table>', ''],
  ['a table of nothing but its caption', '<table><caption>a</caption><tr><td></td></tr></table>', 'p(a)'],
  ['a caption of nothing', '<table><caption></caption><tr><td>a</td></tr></table>', 'table(a)'],
  // Subheads
  ['words before a subhead', '<div>a<h2>b</h2></div>', 'p(a) h2(b)'],
  ['more levels than there are here', '# a\n\n## b\n\n### c\n\n#### d\n\n##### e', 'h2(a) h3(b) h4(c) h4(d) h4(e)'],
  ['the highest level later', '### a\n\n# b', 'h3(a) h2(b)'],
  ['subheads within other elements', '<div><h4>a</h4><div><h3>b</h3></div></div>', 'h3(a) h2(b)'],
  ['subheads of nothing', '<h1></h1><h2> </h2><h3>a</h3>', 'h2(a)'],
  ['elements that only sound like a subhead', '<h7>a</h7> <xh2>b</xh2> <h22>c</h22>', 'p(a b c)'],
  ['a picture in a subhead', '## a ![b](x.png)', 'h2(a) picture(x.png, b, )'],
  // Pictures
  ['a picture with blanks in its words', '<img src=" x.png " alt=" a\n b  c ">', 'picture(x.png, a b c, )'],
  ['a picture without an address', '<img alt="a">', '', ['dropped the picture : has no address']],
  ['a picture that is gone', '![a](gone.png)', '', ['dropped the picture gone.png: it is not there']],
  [
    'a picture of a long address that is gone',
    `![a](gone${x(116)})`,
    '',
    [`dropped the picture gone${x(116)}: it is not there`],
  ],
  [
    'a picture of a longer address that is gone',
    `![a](gone${x(117)})`,
    '',
    [`dropped the picture gone${x(115)}…: it is not there`],
  ],
  [
    'a picture elsewhere',
    '![a](https://example.org/a.png)',
    'p([link:https://example.org/a.png|a])',
    ['the picture https://example.org/a.png is on another site; a link stands for it'],
  ],
  [
    'a picture elsewhere without words',
    'a ![](https://example.org/a.png)',
    'p(a)',
    ['the picture https://example.org/a.png is on another site; dropped, as it has no alternative text'],
  ],
  [
    'a picture elsewhere that leads on',
    '[![a](https://example.org/a.png)](/b)',
    'p([link:/b|a])',
    ['the picture https://example.org/a.png is on another site; a link stands for it'],
  ],
  ['a picture that leads on', '[![a](x.png)](/b)', 'picture(x.png, a, )', ['the picture x.png no longer links to /b']],
  ['a picture whose file credits somebody', '![a](credited.png)', 'picture(credited.png, a, , The file)'],
  [
    'a picture that the article credits',
    '::: figure src=" credited.png " alt="a" caption="c" credit="d"\n:::',
    'picture(credited.png, a, c, d)',
  ],
  ['a figure of ours without a caption', '::: figure src="x.png" alt="a"\nwords\n:::', 'picture(x.png, a, ) p(words)'],
  [
    'a figure of ours that is gone',
    '::: figure src="gone.png" caption="c"\n:::',
    'p(c)',
    ['dropped the picture gone.png: it is not there'],
  ],
  [
    'a figure of ours that is elsewhere',
    '::: figure src="https://example.org/a.png" alt="a" caption="c"\n:::',
    'p([link:https://example.org/a.png|a]) p(c)',
    ['the picture https://example.org/a.png is on another site; a link stands for it'],
  ],
  // Figures
  [
    'a figure of two pictures',
    '<figure><img src="x.png" alt="a"><img src="y.png" alt="b"><figcaption>c</figcaption></figure>',
    'picture(x.png, a, ) picture(y.png, b, ) p(c)',
  ],
  [
    'a figure whose caption is above',
    '<figure><figcaption>c</figcaption><img src="x.png" alt="a"><img src="y.png" alt="b"></figure>',
    'p(c) picture(x.png, a, ) picture(y.png, b, )',
  ],
  [
    'a figure of two captions',
    '<figure>a<img src="x.png" alt="a"><figcaption>b</figcaption><figcaption>c</figcaption>d</figure>',
    'p(a) picture(x.png, a, ) p(b) p(c) p(d)',
  ],
  ['a figure without a caption', '<div>a<figure>b</figure>c</div>', 'p(a) p(b) p(c)'],
  [
    'a caption of nothing',
    '<figure><img src="x.png" alt="a"><figcaption> </figcaption></figure>',
    'picture(x.png, a, )',
  ],
  ['words with a caption of nothing', '<figure>a<figcaption></figcaption></figure>', 'p(a)'],
  [
    'a picture in a caption',
    '<figure><img src="x.png" alt="a"><figcaption>b <img src="y.png" alt="c"></figcaption></figure>',
    'picture(x.png, a, b) picture(y.png, c, )',
  ],
  // Films and sounds
  [
    'a film',
    '<video src="https://example.org/v" title=" A\n film  here "></video>',
    'embed(https://example.org/v, A film here)',
  ],
  [
    'a sound',
    '<audio aria-label="A sound">x<source src=" https://example.org/s "></audio>',
    'embed(https://example.org/s, A sound)',
  ],
  [
    'a film without a title',
    '<video src="https://www.example.org/v"></video>',
    'embed(https://www.example.org/v, example.org)',
  ],
  [
    'a film whose own address goes before its sources',
    '<video src="https://example.org/v" title="T" aria-label="L"><source src="https://example.org/w"></video>',
    'embed(https://example.org/v, T)',
  ],
  ['a film without an address', '<video></video>', '', ['dropped an embed whose address is not https: ']],
  ['a frame without an address', '<iframe></iframe>', '', ['dropped an embed whose address is not https: ']],
  ['a drawing', 'a <svg><text>b</text></svg>', 'p(a)', ['dropped <svg> with what it holds']],
  // Code
  ['code in its language', '```js\na\n\nb\n```', 'code:js(a\n\nb)'],
  ['code in its language, among other classes', '<pre><code class="a language-c++ b">d\n</code></pre>', 'code:c++(d)'],
  ['code without an element within', '<pre>a\n b\n\n</pre>', 'code(a\n b\n)'],
  ['code of nothing', '<pre> \n</pre>', ''],
  ['control characters in code', '<pre>a&#1;b&#2;c</pre>', 'code(abc)'],
  // Lists
  ['words between the items of a list', '<ul>a<li>b</li>c<li>d</li></ul>', 'ul(p(a); p(b) p(c); p(d))'],
  ['another element among the items', '<ul><li>a</li><div>b</div></ul>', 'ul(p(a) p(b))'],
  ['items of nothing', '<ul><li></li><li>a</li></ul>', 'ul(p(a))'],
  ['a list of nothing', '<ul><li></li></ul>', ''],
  ['old kinds of lists', '<menu><li>a</li></menu><dir><li>b</li></dir>', 'ul(p(a)) ul(p(b))'],
  ['where a list begins to count', '<ol start="0"><li>a</li></ol>', 'ol0(p(a))'],
  ['a list that begins at one', '<ol start="1"><li>a</li></ol>', 'ol(p(a))'],
  ['a list that begins at two', '<ol start="2"><li>a</li></ol>', 'ol2(p(a))'],
  ['a list that begins at no number', '<ol start="x"><li>a</li></ol>', 'ol(p(a))'],
  ['a list that does not count', '<ul start="3"><li>a</li></ul>', 'ul(p(a))'],
  // Boxes of ours
  ['words around a box', 'a\n::: newsletter slug=" daily "\nb\n:::\nc', 'p(a) letter(daily) p(b) p(c)'],
  ['words in a link to an article', '::: related slug="x"\na\n:::', 'related(x) p(a)'],
  [
    'words in an embed of ours',
    '::: embed url="https://example.org/" title="T"\na\n:::',
    'embed(https://example.org/, T) p(a)',
  ],
  ['a pull quote of nothing', '::: pull-quote\n:::', ''],
  ['a picture in a pull quote', '::: pull-quote\na ![b](x.png)\n:::', 'pull(a) picture(x.png, b, )'],
  ['a quotation of nothing', '::: quotation source="A"\n:::', ''],
  ['a quotation without its source', '::: quotation\na\n:::', 'quote(p(a))'],
  ['a quotation of nothing in Markdown', '<blockquote></blockquote>', ''],
  [
    'a box nobody knows',
    '::: gallery\na\n:::',
    'p(a)',
    ['the box gallery is not known here; what it holds stands as text'],
  ],
  ['a comment', 'a <!-- b --> c', 'p(a c)', ['dropped an HTML comment']],
  [
    'types, and places to fill in',
    'a vector<char> of Option<T>, `x<y>`\n\nthe <udc name> of <your-name>\n\n<div>List<String, Int></div>',
    'p(a vector<char> of Option<T>, [code|x<y>]) p(the <udc name> of <your-name>) p(List<String, Int>)',
  ],
  ['a type that is an element of HTML, too', 'a <map>b</b>\n\nc', 'p(a <map>b) p(c)'],
  [
    'a film that is never closed',
    '<video src="https://example.org/v" controls>\n\nb',
    'embed(https://example.org/v, example.org) p(b)',
  ],
  [
    'a film that closes itself',
    '<video src="https://example.org/v" />\n\nb\n\n<video src="https://example.org/w"></video>',
    'embed(https://example.org/v, example.org) p(b) embed(https://example.org/w, example.org)',
  ],
  [
    'a frame that closes itself',
    '<iframe src="https://example.org/v" />\n\nb',
    'embed(https://example.org/v, example.org) p(b)',
  ],
  ['elements of somebody’s own', '<my-box>a <Chart /> b</my-box>', 'p(a b)'],
  ['an element that nobody knows', 'a <blink>b</blink>', 'p(a b)'],
  // Letters
  ['lines broken in Japanese, twice', '日本\n語の\n文', 'p(日本語の文)'],
  ['control characters', 'a\u0001b\u0002c d\u000be\u000bf', 'p(abc d e f)'],
  ['blanks at the end of what is bold', 'a **b** <b> </b>', 'p(a [bold|b])'],
]
for (const [what, html, expected, said] of markup) {
  test(`${what}: nothing is lost, and what is left out is named`, () => {
    const { document, notes } = read(html)
    assert.equal(shape(document.content), expected)
    if (said) assert.deepEqual(notes, said)
  })
}

const tagged: Array<[what: string, markdown: string, shape: string]> = [
  ['a value', 'a {{ page.excerpt }} c', 'p(a b c)'],
  ['words between the signs of a tag', '{% 代码 %}：逻辑', 'p([code|{% 代码 %}]：逻辑)'],
  ['two values', '{{ page.excerpt }}{{ page.year }}', 'p(b2014)'],
  ['a film', 'a {{ "https://example.org/v" | embed: "A film" }} b', 'p(a) embed(https://example.org/v, A film) p(b)'],
  ['a picture', 'a {% image "x.png" "Words" %}', 'p(a) picture(x.png, Words, )'],
  ['a picture with a caption', '{{< figure src="x.png" alt="Words" caption="More" >}}', 'picture(x.png, Words, More)'],
  [
    'a picture whose caption is Markdown',
    '{{% figure\n  src="x.png"\n  caption="By [Ada](/ada), *at* <b>sea</b>"\n%}}',
    'picture(x.png, , By [link:/ada|Ada], [italic|at] [bold|sea])',
  ],
  [
    'a caption of a picture that is gone',
    '{{< figure src="gone.png" caption="By [Ada](/ada)" >}}',
    'p(By [link:/ada|Ada])',
  ],
  [
    'a picture in a caption',
    '{{< figure src="x.png" caption="a ![b](y.png)" >}}',
    'picture(x.png, , a) picture(y.png, b, )',
  ],
  [
    'a caption with signs of quotation in it',
    '{{< figure src="x.png" caption="He said \\"no\\" twice" alt="b" >}}',
    'picture(x.png, b, He said "no" twice)',
  ],
  [
    'a caption between other signs',
    '{{< figure src="x.png" caption=`He said "no"` >}}',
    'picture(x.png, , He said "no")',
  ],
  ['a person', '{{ "john-doe" | team_link }} b', 'p([link:/author/john-doe|John Doe] b)'],
  ['a person without a page', '{{ "nobody" | team_link }} b', 'p(Nobody b)'],
  ['a person within a link', '[{{ "john-doe" | team_link }}](/x)', 'p([link:/x|John Doe])'],
  ['a person in bold', '**{{ "john-doe" | team_link }}**', 'p([link:/author/john-doe bold|John Doe])'],
  [
    'braces that were quoted, twice',
    'a {% raw %}{{ b }} c {{ d }}{% endraw %} e',
    'p(a [code|{{ b }}] c [code|{{ d }}] e)',
  ],
]
for (const [what, markdown, expected] of tagged) {
  test(`a template tag in prose becomes what it stood for: ${what}`, () => {
    assert.equal(shape(read(markdown, { excerpt: 'b', year: 2014 }).document.content), expected)
  })
}

test('words in a row are one text, and only marked ones have marks', () => {
  assert.deepEqual(blocks('a<span>b</span> c **d**<b>e</b>'), [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'ab c ' },
        { type: 'text', text: 'de', marks: [{ type: 'bold' }] },
      ],
    },
  ])
})

test('a document without notes has none, and a note that is defined twice is one', () => {
  assert.equal('notes' in read('a').document, false)
  const { document } = read('a[^1] \n\n[^1]: b\n\nc\n\n[^1]: d')
  assert.equal(shape(document.content), 'p(a^1) p(c)')
  assert.deepEqual(
    document.notes?.map(({ id, content }) => `${id} ${shape(content)}`),
    ['1 p(b) p(d)'],
  )
})

/** The `#…` links of a document, in the order of its text. */
const linksOf = (markdown: string) =>
  [...JSON.stringify(read(markdown).document).matchAll(/"href":"(#[^"]*)"/g)].map(([, href]) => href)
const anchorsOf = (markdown: string) =>
  blocks(markdown).flatMap((block) => (block.type === 'subhead' ? [block.attrs.anchor] : []))

test('a place that was named before a subhead leads to it', () => {
  const named = ['<a id="here"></a>', '<a name="here"></a>', '<div id="here"></div>']
  for (const place of named) assert.deepEqual(linksOf(`[a](#here)\n\n${place}\n\n## Title`), ['#title'], place)
  assert.deepEqual(linksOf('[a](#here)\n\n<span name="here"></span>\n\n## Title'), [])
  // The id goes before the old name.
  assert.deepEqual(linksOf('[a](#new) [b](#old)\n\n<a id="new" name="old"></a>\n\n## Title'), ['#title'])
  // A subhead's own name is not that of the next one.
  assert.deepEqual(linksOf('[a](#own)\n\n<h2 id="own">One</h2>\n\n## Two'), ['#own'])
})

test('links lead to a subhead wherever they stand, and however its name is written', () => {
  const link = '[a](#What_Is_It)'
  const text = [
    link,
    `> ${link}`,
    `- ${link}`,
    `| ${link} |\n|---|\n| ${link} |`,
    `<table><caption><a href="#what-is-it">a</a></caption><tr><td>b</td></tr></table>`,
    `<figure><img src="x.png" alt="a"><figcaption><a href="#what%2Dis%2Dit">a</a></figcaption></figure>`,
    `::: pull-quote\n${link}\n:::`,
    `::: fact-box title="T"\n${link}\n:::`,
    `### ${link}`,
    `b[^1]\n\n[^1]: ${link}`,
    '## What is it?',
  ].join('\n\n')
  assert.deepEqual(
    linksOf(text),
    Array.from({ length: 10 + 1 }, () => '#what-is-it'),
  )
})

test('a subhead is found by its exact name before one that only has the same letters', () => {
  assert.deepEqual(linksOf('[a](#ab) [b](#a-b)\n\n## A b\n\n## Ab'), ['#ab', '#a-b'])
})

test('a link to no subhead leaves its words, with their other marks or with none', () => {
  const { document, notes } = read('[a](#nowhere) **[b](#%E0%A4%A)**')
  assert.deepEqual(document.content, [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'b', marks: [{ type: 'bold' }] },
      ],
    },
  ])
  assert.deepEqual(notes, [
    'the link to #nowhere leads to no subhead; its words stay',
    'the link to #%E0%A4%A leads to no subhead; its words stay',
  ])
})

test('every subhead has a name of its own, of what may stand in an address', () => {
  assert.deepEqual(anchorsOf('## A\n\n## A-1\n\n## A\n\n## A\n\n## A-1'), ['a', 'a-1', 'a-2', 'a-3', 'a-1-1'])
  assert.deepEqual(anchorsOf('<h2 id="a b!c:d">T</h2>'), ['abc:d'])
  assert.deepEqual(anchorsOf(`<h2 id="${x(130)}">T</h2>`), [x(120)])
  assert.deepEqual(anchorsOf('## !!!'), [undefined])
  assert.equal('anchor' in (blocks('## !!!')[0] as Extract<Block, { type: 'subhead' }>).attrs, false)
})
