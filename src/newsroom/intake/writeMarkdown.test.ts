import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { randomDocument } from '../../../tests/support/randomDocument.ts'
import type { ArticleDocument, Block, Inline } from '../../articles/store/store.module.ts'
import { readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'
import { documentOf, workingCopyOf } from '../text/text.module.ts'
import { readWritten } from './readWritten.ts'
import { writeMarkdown } from './writeMarkdown.ts'

const text = (words: string, ...marks: string[]): Inline =>
  ({ type: 'text', text: words, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) }) as Inline
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const said = (...content: Block[]): ArticleDocument => ({ type: 'doc', content })

describe('somebody without JavaScript reads an article as Markdown that people write', () => {
  const cases: [what: string, content: Block[], markdown: string][] = [
    [
      'words with marks',
      [paragraph(text('The '), text('ferry', 'bold'), text(' left '), text('at six', 'italic'), text(' a.m.'))],
      'The **ferry** left _at six_ a.m.\n',
    ],
    [
      'signs that would mean something',
      [paragraph(text('2 * 3 * 4, [x], a_b_c, #1'))],
      '2 \\* 3 \\* 4, \\[x\\], a_b_c, #1\n',
    ],
    [
      'a line that would be a list',
      [paragraph(text('1. is first')), paragraph(text('- and this'))],
      '1\\. is first\n\n\\- and this\n',
    ],
    [
      'a mark in the middle of a Japanese sentence',
      [paragraph(text('東京の'), text('「港」', 'bold'), text('です'))],
      '東京の<strong>「港」</strong>です\n',
    ],
    ['a line that breaks', [paragraph(text('One'), { type: 'hardBreak' }, text('two'))], 'One\\\ntwo\n'],
    [
      'a subhead with its anchor',
      [{ type: 'subhead', attrs: { level: 3, anchor: 'ports' }, content: [text('Ports')] }],
      '### Ports {#ports}\n',
    ],
    [
      'lists inside of lists, and two in a row',
      [
        {
          type: 'list',
          attrs: { ordered: false },
          items: [
            [paragraph(text('a')), { type: 'list', attrs: { ordered: true }, items: [[paragraph(text('b'))]] }],
            [paragraph(text('c'))],
          ],
        },
        { type: 'list', attrs: { ordered: false }, items: [[paragraph(text('d'))]] },
      ],
      '- a\n  1. b\n- c\n\n* d\n',
    ],
    [
      'a quotation with its source, a pull quote and a fact box',
      [
        { type: 'quotation', attrs: { source: 'The “mayor” & co' }, content: [paragraph(text('No.'))] },
        { type: 'pullQuote', content: [text('Never.')] },
        { type: 'factBox', attrs: { title: 'In figures' }, content: [paragraph(text('Ten.'))] },
      ],
      '::: quotation source="The “mayor” &amp; co"\nNo.\n:::\n\n::: pull-quote\nNever.\n:::\n\n::: fact-box title="In figures"\nTen.\n:::\n',
    ],
    [
      'a quiz, with the answers ticked that are right',
      [
        {
          type: 'quiz',
          attrs: { title: 'Do you know?' },
          questions: [
            {
              question: [text('Which '), text('port', 'italic'), text('?')],
              answers: [{ content: [text('Lisbon')] }, { right: true, content: [text('[x] Porto')] }],
              explanation: [text('The name says it.')],
            },
            { question: [text('And then?')], answers: [] },
          ],
        },
      ],
      '::: quiz title="Do you know?"\n1. Which _port_?\n\n   - [ ] Lisbon\n   - [x] \\[x\\] Porto\n\n   The name says it.\n\n2. And then?\n:::\n',
    ],
    [
      'a picture with its caption and credit',
      [
        {
          type: 'picture',
          attrs: { pictureId: 'ab12', alt: 'A quay', caption: [text('The '), text('quay', 'italic')], credit: 'Ana' },
        },
      ],
      '::: figure src="ab12" alt="A quay" credit="Ana"\nThe _quay_\n:::\n',
    ],
    [
      'boxes that lead elsewhere, a divider and code',
      [
        { type: 'newsletterBox', attrs: { newsletter: 'daily' } },
        { type: 'relatedArticle', attrs: { slug: 'ports' } },
        { type: 'embed', attrs: { url: 'https://example.org/v', title: 'A film' } },
        { type: 'divider' },
        { type: 'code', attrs: { language: 'ts' }, text: 'let a\n\nlet b' },
      ],
      '::: newsletter slug="daily"\n:::\n\n::: related slug="ports"\n:::\n\n::: embed url="https://example.org/v" title="A film"\n:::\n\n___\n\n```ts\nlet a\n\nlet b\n```\n',
    ],
    [
      'a table of plain rows',
      [
        {
          type: 'table',
          rows: [
            [
              { header: true, content: [text('Port')] },
              { header: true, align: 'right', content: [text('Ships')] },
            ],
            [
              { header: false, content: [text('A | B')] },
              { header: false, align: 'right', content: [text('12')] },
            ],
          ],
        },
      ],
      '| Port | Ships |\n| --- | --: |\n| A \\| B | 12 |\n',
    ],
    [
      'a table in which a cell spans two, as HTML',
      [
        {
          type: 'table',
          caption: [text('Ships')],
          rows: [[{ header: false, colspan: 2, content: [text('Both')] }]],
        },
      ],
      '<table>\n<caption>Ships</caption>\n<tr><td colspan="2">Both</td></tr>\n</table>\n',
    ],
  ]
  for (const [what, content, markdown] of cases) {
    test(what, () => {
      assert.equal(writeMarkdown(said(...content)), markdown)
      assert.deepEqual(readWritten(markdown), said(...content))
    })
  }
  test('footnotes', () => {
    const document: ArticleDocument = {
      ...said(paragraph(text('So'), { type: 'footnoteReference', attrs: { id: 'a' } }, text(' it is.'))),
      notes: [{ id: 'a', content: [paragraph(text('Said Ana.')), paragraph(text('Twice.'))] }],
    }
    assert.equal(writeMarkdown(document), 'So[^a] it is.\n\n[^a]: Said Ana.\n\n    Twice.\n')
    assert.deepEqual(readWritten(writeMarkdown(document)), document)
  })
})

test('whoever saves an article’s Markdown as it was changes nothing, whatever the article holds', () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
      const document = sayable(random)
      const markdown = writeMarkdown(document)
      assert.deepEqual(readWritten(markdown), document, markdown)
    }),
    { numRuns: 1_000 },
  )
})

describe('articles that there are come out of Markdown as they went in', async () => {
  const here = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
  for (const folder of ['sample', '../shared/corpus/posts']) {
    if (!existsSync(here(folder))) continue
    test(folder, async () => {
      let read = 0
      for await (const path of glob('**/*.md', { cwd: here(folder) })) {
        const file = readMarkdownDocument(await readFile(join(here(folder), path)), { ownPaths: true })
        if (file.kind === 'unreadable') continue
        read++
        assert.deepEqual(readWritten(writeMarkdown(file.document)), sayable(file.document), path)
      }
      assert.ok(read > 3, `${read}`)
    })
  }
})

/**
 * What of a document anybody could see: blocks that say nothing, spaces that nobody sees and names of nothing are left out,
 * as an article’s reader leaves them out.
 */
function sayable(random: ArticleDocument): ArticleDocument {
  const { content, notes = [] } = documentOf(workingCopyOf(random))
  const calls = JSON.stringify(content).includes('"footnoteReference"')
  const note = calls ? notes[0] : undefined
  const anchors = new Map<string, number>()
  const seen = content.flatMap((block) => seenOf(block, anchors))
  const stillCalls = JSON.stringify(seen).includes('"footnoteReference"')
  const isOwn = notes.every(({ id }) => JSON.stringify(content).includes(JSON.stringify({ id })))
  // Random ones are called by another name than they have.
  const kept = isOwn ? notes : note && stillCalls ? [{ id: '1', content: note.content }] : []
  const seenNotes = kept.map(({ id, content }) => ({ id, content: content.flatMap((block) => seenOf(block, anchors)) }))
  return { type: 'doc', content: seen, ...(seenNotes.length > 0 && { notes: seenNotes }) }
}

function seenOf(block: Block, anchors: Map<string, number>): Block[] {
  const all = (blocks: readonly Block[]) => blocks.flatMap((one) => seenOf(one, anchors))
  const some = <T>(list: readonly T[], made: Block): Block[] => (list.length > 0 ? [made] : [])
  switch (block.type) {
    case 'paragraph':
    case 'pullQuote': {
      const line = seenLine(block.content)
      return some(line, { ...block, content: line })
    }
    case 'subhead': {
      const line = seenLine(block.content)
      const { anchor, level } = block.attrs
      if (line.length === 0 || anchor === undefined)
        return some(line, { type: 'subhead', attrs: { level }, content: line })
      const times = anchors.get(anchor) ?? 0
      anchors.set(anchor, times + 1)
      return [{ type: 'subhead', attrs: { level, anchor: times === 0 ? anchor : `${anchor}-${times}` }, content: line }]
    }
    case 'picture': {
      const caption = seenLine(block.attrs.caption ?? [])
      const { alt, credit = '' } = block.attrs
      const attrs = {
        pictureId: Buffer.from(block.attrs.pictureId).toString('hex'),
        alt: alt.replace(/\s+/g, ' ').trim(),
        ...(caption.length > 0 && { caption }),
        ...(credit.trim() && { credit: credit.trim() }),
      }
      return [{ type: 'picture', attrs }]
    }
    case 'quotation': {
      const content = all(block.content)
      const source = block.attrs.source?.trim()
      return some(content, { type: 'quotation', attrs: source ? { source } : {}, content })
    }
    case 'factBox':
      return [{ type: 'factBox', attrs: { title: block.attrs.title.trim() }, content: all(block.content) }]
    case 'list': {
      const items = block.items.map(all).filter((item) => item.length > 0)
      const { ordered, start = 1 } = block.attrs
      return some(items, { type: 'list', attrs: { ordered, ...(ordered && start !== 1 && { start }) }, items })
    }
    case 'table': {
      const caption = seenLine(block.caption ?? [])
      const rows = block.rows
        .filter((row) => row.length > 0)
        .map((row) => row.map((cell) => ({ ...cell, content: seenLine(cell.content) })))
      const isEmpty = rows.every((row) => row.every(({ content }) => content.length === 0))
      if (isEmpty) return some(caption, { type: 'paragraph', content: caption })
      return [{ type: 'table', ...(block.bars && { bars: true }), rows, ...(caption.length > 0 && { caption }) }]
    }
    case 'code': {
      const language = block.attrs.language?.match(/^[\w+#.-]+$/)?.[0]
      return block.text.trim() === '' ? [] : [{ ...block, attrs: language ? { language } : {} }]
    }
    case 'embed':
      return [{ type: 'embed', attrs: { url: block.attrs.url, title: block.attrs.title.trim() } }]
    case 'newsletterBox':
      return [{ type: 'newsletterBox', attrs: { newsletter: block.attrs.newsletter.trim() } }]
    case 'relatedArticle':
      return [{ type: 'relatedArticle', attrs: { slug: block.attrs.slug.trim() } }]
    case 'quiz': {
      const title = block.attrs.title?.trim()
      const questions = block.questions.map(({ question, answers, explanation = [] }) => {
        const why = seenLine(explanation)
        return {
          question: seenLine(question),
          answers: answers.map((answer) => ({ ...answer, content: seenLine(answer.content) })),
          ...(why.length > 0 && { explanation: why }),
        }
      })
      return [{ type: 'quiz', attrs: title ? { title } : {}, questions }]
    }
    case 'divider':
      return [block]
  }
}

function seenLine(content: readonly Inline[]): Inline[] {
  const line: Inline[] = []
  const trim = () => {
    for (let last = line.at(-1); last && last.type !== 'footnoteReference'; last = line.at(-1)) {
      if (last.type === 'text') last.text = last.text.replace(/ +$/, '')
      if (last.type === 'text' && last.text !== '') return
      line.pop()
    }
  }
  for (const node of content) {
    if (node.type === 'hardBreak') {
      trim()
      if (line.length > 0) line.push(node)
      continue
    }
    if (node.type === 'footnoteReference') {
      line.push(node)
      continue
    }
    const last = line.at(-1)
    let words = node.text
      .replace(/[\f\v]/g, ' ')
      .replace(/(?![\t\n\r])\p{Cc}|[\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/gu, '')
      .replace(/[ \t\n\r]+/g, ' ')
    const begins = !last || last.type === 'hardBreak' || (last.type === 'text' && last.text.endsWith(' '))
    if (begins) words = words.replace(/^ /, '')
    if (words === '') continue
    if (last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) last.text += words
    else line.push({ ...node, text: words })
  }
  trim()
  return line
}
