import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bookForTests, pieceForTests, piecesForTests } from '../../../tests/support/bookForTests.ts'
import type { Words } from '../../design/words/words.ts'
import { cleanText } from './cleanText.rule.ts'
import { anchorId, linkTarget } from './linkTarget.rule.ts'
import { outlineOf, pagesOf } from './outline.rule.ts'
import { picturesIn, undescribed } from './pictures.rule.ts'

const words = { t: (key: string) => key } as unknown as Words

const cases: readonly (readonly [what: string, href: string, target: string | undefined])[] = [
  ['a path of the site', '/world/another', 'https://noonmark.example/world/another'],
  ['a query of the site', '?q=a b', 'https://noonmark.example/?q=a%20b'],
  ['a piece of the issue', '/world/piece-2', 'part-004.xhtml'],
  ['the same piece by its whole address', 'https://noonmark.example/world/piece-2?from=letter#x', 'part-004.xhtml'],
  [
    'a piece of another site by the same path',
    'https://other.example/world/piece-2',
    'https://other.example/world/piece-2',
  ],
  ['a subhead that is there', '#part-1', '#s-part-1'],
  ['a subhead that is gone', '#gone', undefined],
  ['mail', 'mailto:desk@noonmark.example?subject=a b', 'mailto:desk@noonmark.example?subject=a%20b'],
  ['a telephone', 'tel:+33123456789', 'tel:+33123456789'],
  ['a script', 'javascript:alert(1)', undefined],
  ['no address at all', 'https://', undefined],
  ['signs that no address may hold', 'https://a.example/?q={x}|y', 'https://a.example/?q=%7Bx%7D%7Cy'],
  ['a percent sign that encodes nothing', 'https://a.example/100%', 'https://a.example/100%25'],
]

for (const [what, href, target] of cases) {
  test(`a link to ${what} leads where a reader of the file can follow`, () => {
    const pageAt = (path: string) => (path === '/world/piece-2' ? 'part-004.xhtml' : undefined)
    const found = linkTarget(href, { origin: 'https://noonmark.example', pageAt, anchors: new Set(['part-1']) })
    assert.equal(found, target)
  })
}

test('an anchor is a name in XML whatever it is called on the site', () => {
  assert.match(anchorId('1:a'), /^[A-Za-z_][\w.-]*$/)
  assert.notEqual(anchorId('a'), anchorId('b'))
})

test('no text has a character that would break the file, and loses no other', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const breaking = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        const { kept, more } = cleanText({ kept: text, more: [{ text }] })
        assert.doesNotMatch(kept, breaking)
        assert.equal(more[0]?.text, kept)
        assert.equal(cleanText(kept), kept)
      },
    ),
  )
  const plain = 'Ünïcode, 日本語, عربي, 👩‍👩‍👧 tab\there, line\nbreak'
  assert.equal(cleanText(plain), plain)
  assert.deepEqual(cleanText({ number: 1, nothing: null, missing: undefined, yes: true }), {
    number: 1,
    nothing: null,
    missing: undefined,
    yes: true,
  })
})

test('pieces stand below the page of their section, and only of their own', () => {
  const sport = { section: { slug: 'sport', name: 'Sport' } }
  const book = bookForTests([pieceForTests('latin', 1), pieceForTests('latin', 2, sport), pieceForTests('latin', 3)])
  const outline = outlineOf(pagesOf(book, words))
  assert.deepEqual(
    outline.map(({ page, below }) => [page.kind, below.length]),
    [
      ['cover', 0],
      ['contents', 0],
      ['letter', 0],
      ['opener', 1],
      // Another section's piece, and what follows it, stand for themselves.
      ['piece', 0],
      ['piece', 0],
      ['world', 0],
      ['almanac', 0],
      ['quiz', 0],
      ['colophon', 0],
    ],
  )
})

test('an issue without a colophon ends with an imprint, and a piece without a headline can still be opened', () => {
  const pages = pagesOf({ ...bookForTests([]), parts: [pieceForTests('latin', 1, { headline: ' ' })] }, words)
  assert.deepEqual(
    pages.map(({ kind, title }) => [kind, title]),
    [
      ['cover', 'epub.cover'],
      ['contents', 'epub.contents'],
      ['piece', 'piece-1'],
      ['colophon', 'epub.imprint'],
    ],
  )
})

test('every picture is found wherever it stands, once, in reading order', () => {
  const picture = (pictureId: string, alt = 'said') => ({ type: 'picture' as const, attrs: { pictureId, alt } })
  const piece = pieceForTests('latin', 1, {
    leadPicture: { pictureId: 'lead', alt: 'said' },
    document: {
      type: 'doc',
      content: [
        { type: 'list', attrs: { ordered: false }, items: [[picture('in-list', ' ')]] },
        {
          type: 'factBox',
          attrs: { title: '' },
          content: [{ type: 'quotation', attrs: {}, content: [picture('deep')] }],
        },
        picture('lead'),
      ],
      notes: [{ id: 'n', content: [picture('in-note')] }],
    },
  })
  const found = picturesIn({ parts: [piece, piece] })
  assert.deepEqual(
    found.map(({ pictureId }) => pictureId),
    ['lead', 'in-list', 'deep', 'in-note'],
  )
  assert.deepEqual(
    undescribed(found).map(({ pictureId }) => pictureId),
    ['in-list'],
  )
  assert.equal(picturesIn(bookForTests(piecesForTests(3))).length, 6)
})
