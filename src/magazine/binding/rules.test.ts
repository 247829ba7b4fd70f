import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookForTests, piecesForTests } from '../../../tests/support/bookForTests.ts'
import type { Block } from '../../articles/store/store.module.ts'
import type { Book, PiecePart } from '../book/book.module.ts'
import { checkBook } from './checkBook.rule.ts'
import { contentsOf, sampleBook, sampleOf } from './contents.rule.ts'
import { slugGiver } from './slugs.rule.ts'

const text = (said: string) => [{ type: 'text' as const, text: said }]
const paragraph = (said: string): Block => ({ type: 'paragraph', content: text(said) })

const piece = (slug: string, ...content: Block[]): PiecePart => ({
  kind: 'piece',
  slug,
  groupId: 1,
  language: 'en',
  section: { slug: 'world', name: 'World' },
  headline: `The ${slug}`,
  standfirst: '',
  authors: [],
  translators: [],
  day: '2026-11-23',
  minutes: 2,
  words: 400,
  length: 'short',
  document: { type: 'doc', content },
  corrections: [],
})

const letter = {
  kind: 'letter' as const,
  slug: 'letter',
  title: 'Dear readers',
  language: 'en',
  signed: 'The desk',
  document: { type: 'doc' as const, content: [paragraph('We begin.')] },
}

function book(parts: Book['parts'], cover: Partial<Book['cover']> = {}): Book {
  return {
    publication: {
      ...{ name: 'The Meridian', language: 'en', zone: 'UTC', url: 'https://news.test', legalName: '', address: '' },
      ...{ email: '', promise: '' },
    },
    issue: { date: '2026-11-27', number: 1, revision: 1, revisedAt: '2026-11-27T04:00:00Z', title: 'T', notes: [] },
    cover: { pictureId: 'a', alt: 'A ferry', lines: ['Across'], ...cover },
    parts,
    pictures: { a: { width: 900, height: 1200 } },
  }
}

const cell = { header: false, content: text('1') }
const wide: Block = { type: 'table', rows: [Array.from({ length: 7 }, () => cell)] }
const spanning: Block = { type: 'table', rows: [[{ ...cell, colspan: 9 }]] }
const noted: Block = {
  type: 'subhead',
  attrs: { level: 2 },
  content: [...text('On salt'), { type: 'footnoteReference', attrs: { id: '1' } }],
}
const whole = [letter, piece('ferry', paragraph('It leaves.')), piece('tide', paragraph('It turns.'))]
const many = Array.from({ length: 200 }, (_, at) => piece(`piece-${at}`, paragraph('Words.')))
const nothing = { gone: [], missing: [] }

const said: [
  what: string,
  book: Book,
  facts: { gone: string[]; missing: string[] },
  warning: string | undefined,
  stops?: true,
][] = [
  ['nothing of a good one', book(whole), nothing, undefined],
  [
    'that it has no cover',
    book(whole, { pictureId: undefined as never }),
    nothing,
    'the cover: it has no picture, and will be set in type',
  ],
  [
    'that nobody has said what the cover shows',
    book(whole, { alt: '' }),
    nothing,
    'the cover: nobody has said what it shows',
  ],
  [
    'that there is one piece in it',
    book([letter, piece('ferry', paragraph('It leaves.'))]),
    nothing,
    'the issue: there is only one piece in it',
  ],
  ['that there is none, which stops it', book([letter]), nothing, 'the issue: there is no piece in it', true],
  [
    'that two hundred are many',
    book([letter, ...many]),
    nothing,
    'the issue: 200 pieces are more than a week has room for',
  ],
  [
    'what was withdrawn',
    book(whole),
    { gone: ['The bridge'], missing: [] },
    'The bridge: is not public any more, and will not be in it',
  ],
  [
    'whose picture is gone',
    book(whole),
    { gone: [], missing: ['The tide'] },
    'The tide: a picture is gone, and its place is left out',
  ],
  [
    'that a table is wider than a page',
    book([...whole, piece('salt', wide)]),
    nothing,
    'The salt: a table has more than 6 columns, and is set small on paper',
  ],
  [
    'that one cell may be as wide',
    book([...whole, piece('salt', spanning)]),
    nothing,
    'The salt: a table has more than 6 columns, and is set small on paper',
  ],
  [
    'that a heading calls a footnote',
    book([...whole, piece('salt', noted)]),
    nothing,
    'The salt: a footnote is called in a heading; the contents leave its number out',
  ],
  ['that a piece has no text', book([...whole, piece('salt')]), nothing, 'The salt: there is no text'],
]

for (const [what, given, facts, warning, stops = false] of said)
  test(`before a release it is said ${what}`, () => {
    assert.deepEqual(
      checkBook(given, facts).map((one) => [`${one.part}: ${one.text}`, one.stops]),
      warning === undefined ? [] : [[warning, stops]],
    )
  })

test('everybody may read one piece of an issue: an open one, else the first; of an only piece none', () => {
  const of = (...pieces: [slug: string, isOpen: boolean][]) =>
    sampleOf(pieces.map(([slug, isOpen]) => ({ slug, isOpen })))
  assert.equal(of(['ferry', false], ['tide', true]), 'tide')
  assert.equal(of(['ferry', false], ['tide', false]), 'ferry')
  assert.equal(of(['ferry', false]), undefined)
  assert.equal(of(['ferry', true]), 'ferry')
  assert.equal(of(), undefined)
})

test('a sample holds the letter and its piece, names all the rest, and has nothing of their texts', () => {
  const all = bookForTests(piecesForTests(3))
  const { parts } = all
  const [first, second] = parts.filter((part) => part.kind === 'piece')
  assert.ok(first && second)
  const sample = sampleBook(all, first.slug)
  assert.deepEqual(
    sample.parts.map(({ kind }) => kind).filter((kind) => kind !== 'letter'),
    ['piece'],
  )
  assert.ok(sample.wholeContents?.some(({ title, isHere }) => title === second.headline && !isHere))
  const { wholeContents: _, ...rest } = sample
  assert.ok(!JSON.stringify(rest.parts).includes(second.slug))
  assert.equal(contentsOf(all, first.slug).filter(({ isSample }) => isSample).length, sample.parts.length)
})

test('an article called “letter” keeps its address, and the letter makes way', () => {
  const slugFor = slugGiver(['letter', 'quiz'])
  assert.deepEqual(['letter', 'letter', 'quiz', 'world'].map(slugFor), ['letter-2', 'letter-3', 'quiz-2', 'world'])
})
