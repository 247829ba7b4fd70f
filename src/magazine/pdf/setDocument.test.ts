import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ArticleDocument, Block } from '../../articles/store/store.module.ts'
import { setDocument } from './setDocument.ts'

const text = (words: string) => ({ type: 'text' as const, text: words })
const note = (id: string) => ({ type: 'footnoteReference' as const, attrs: { id } })
const paragraph = (...content: Extract<Block, { type: 'paragraph' }>['content']): Block => ({
  type: 'paragraph',
  content,
})
const subhead = (level: 2 | 3 | 4): Block => ({ type: 'subhead', attrs: { level }, content: [text('under')] })

const set = (content: Block[], notes?: ArticleDocument['notes']) =>
  setDocument(
    { type: 'doc', content, ...(notes ? { notes } : {}) },
    {
      slug: 'piece',
      url: 'https://noonmark.example',
      untitled: 'A picture',
      quiz: { title: 'Quiz', solved: 'The answers' },
      picture: (id) => (id === 'kept' ? { file: '/pictures/0.jpg', ratio: 1.5 } : undefined),
    },
  )

describe('footnotes on paper', () => {
  test('are numbered by their first call, called again by the same number, and lead back to the first', () => {
    const { blocks, notes } = set(
      [paragraph(text('one'), note('b'), text('two'), note('a')), paragraph(note('b'))],
      [
        { id: 'a', content: [paragraph(text('of a'))] },
        { id: 'b', content: [paragraph(text('of b'))] },
        { id: 'never called', content: [paragraph(text('of nobody'))] },
      ],
    )
    const calls = blocks.flatMap((block) => (block.t === 'paragraph' ? block.c : [])).filter(({ t }) => t === 'note')
    assert.deepEqual(calls, [
      { t: 'note', s: '1', label: 'piece/note-1', back: 'piece/note-1/call' },
      { t: 'note', s: '2', label: 'piece/note-2', back: 'piece/note-2/call' },
      { t: 'note', s: '1', label: 'piece/note-1' },
    ])
    assert.deepEqual(
      notes.map(({ s, back }) => [s, back]),
      [
        ['1', 'piece/note-1/call'],
        ['2', 'piece/note-2/call'],
      ],
    )
  })

  test('that call another one are followed by it, and a call of none is left out', () => {
    const { blocks, notes } = set(
      [paragraph(note('a'), note('gone'))],
      [
        { id: 'a', content: [paragraph(note('b'))] },
        { id: 'b', content: [paragraph(text('last'))] },
      ],
    )
    assert.deepEqual(
      notes.map(({ s }) => s),
      ['1', '2'],
    )
    assert.deepEqual(
      blocks.map((block) => block.t === 'paragraph' && block.c.length),
      [1],
    )
  })
})

test('headings go down one level at a time, whatever levels were written', () => {
  const { blocks } = set([subhead(3), subhead(4), subhead(2), subhead(4), subhead(3)])
  assert.deepEqual(
    blocks.map((block) => block.t === 'subhead' && block.level),
    [1, 2, 1, 2, 2],
  )
})

test('links lead to the site, to elsewhere, or nowhere where only the page knew them', () => {
  const linked = (href: string) => ({ ...text('there'), marks: [{ type: 'link' as const, attrs: { href } }] })
  const { blocks } = set([paragraph(linked('/world/one'), linked('https://un.org/'), linked('#part'))])
  assert.deepEqual(
    blocks.flatMap((block) => (block.t === 'paragraph' ? block.c.map((node) => 'href' in node && node.href) : [])),
    ['https://noonmark.example/world/one', 'https://un.org/', false],
  )
})

test('a picture that is gone takes its caption along; one without words still says that it is one', () => {
  const picture = (pictureId: string): Block => ({ type: 'picture', attrs: { pictureId, alt: ' ' } })
  assert.deepEqual(
    set([picture('gone'), picture('kept')]).blocks.map((block) => block.t === 'picture' && block.alt),
    ['A picture'],
  )
})

test('a pull quote’s opening mark hangs, and its words begin at the line', () => {
  const quoted = (words: string): Block => ({ type: 'pullQuote', content: [text(words)] })
  assert.deepEqual(
    set([quoted('“Well, no.”'), quoted('« Non »'), quoted('Well')]).blocks.map((block) =>
      block.t === 'pull' ? [block.hangs, block.c.map((node) => ('s' in node ? node.s : '')).join('')] : [],
    ),
    [
      ['“', 'Well, no.”'],
      ['«', 'Non »'],
      ['', 'Well'],
    ],
  )
})

test('cells that reach over others leave them their places', () => {
  const cell = (words: string, more = {}) => ({ header: false, content: [text(words)], ...more })
  const { blocks } = set([
    {
      type: 'table',
      rows: [
        [cell('a', { rowspan: 2 }), cell('b', { colspan: 2 })],
        [cell('c'), cell('d')],
      ],
    },
  ])
  const [table] = blocks
  assert.ok(table?.t === 'table')
  assert.deepEqual(
    table.cells.map(({ x, y }) => [x, y]),
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
    ],
  )
  assert.equal(table.columns, 3)
})
