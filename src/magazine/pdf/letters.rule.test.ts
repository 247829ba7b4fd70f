import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { charactersIn, replaceLetters } from './letters.rule.ts'
import type { Sheets } from './makeSheets.ts'

/** As much of the sheets as letters are looked for in. */
const sheetsOf = (headline: string, title = '') =>
  ({
    title,
    tongue: { letters: 'latin' },
    cover: { file: '/pictures/0.jpg' },
    parts: [
      {
        kind: 'long',
        section: 'World',
        piece: { slug: 'piece', headline, blocks: [{ t: 'text', s: headline, href: 'https://example.org/日' }] },
      },
    ],
  }) as unknown as Sheets

const latin = (code: number) => code < 0x250 || code === 0x2019
const settled = (headline: string, title?: string) => replaceLetters(sheetsOf(headline, title), latin)
const headlineOf = ({ settled: { parts } }: ReturnType<typeof settled>) =>
  parts[0]?.kind === 'long' ? parts[0].piece.headline : undefined

describe('a letter that no face has', () => {
  const cases: [string, string, string][] = [
    ['becomes a question mark', 'Łódź สวัส', 'Łódź ????'],
    ['is left out where it is a drawing', 'Hello 👋🏽 there', 'Hello  there'],
    ['is left out with all that it is joined to', 'A family 👨‍👩‍👧.', 'A family .'],
    ['is a half of none', 'half \ud83d a pair', 'half ? a pair'],
  ]
  for (const [name, written, expected] of cases) {
    test(name, () => assert.equal(headlineOf(settled(written)), expected))
  }

  test('is said once, with the piece it is of, though the contents and the colophon repeat it', () => {
    const { warnings } = settled('Tokyo 日本', 'Noonmark: Tokyo 日本 한')
    assert.deepEqual(
      warnings.map(({ part, text }) => [part, text]),
      [
        ['the issue', 'No face has 한 (U+D55C)'],
        ['Tokyo 日本', 'No face has 日 (U+65E5), 本 (U+672C)'],
      ],
    )
  })
})

describe('a text as it can be set', () => {
  const cases: [string, string, string][] = [
    ['letters and their marks are one', 'Cafe\u0301', 'Café'],
    ['control characters are gone, and lines are spaces', 'one\u0000\u0007 two\nthree\u2028four', 'one two three four'],
    ['what has no width is gone', 'zero\u200bwidth\ufeff\u2060', 'zerowidth'],
    ['a narrow space that holds words together still does', '2\u202f000', '2\u00a0000'],
    ['marks of direction and soft hyphens stay', 'a\u200fb\u00adc\u2068d\u2069', 'a\u200fb\u00adc\u2068d\u2069'],
  ]
  for (const [name, written, expected] of cases) {
    test(name, () => {
      const made = settled(written)
      assert.equal(headlineOf(made), expected)
      assert.deepEqual(made.warnings, [])
    })
  }

  test('letters are asked of the face of the text around them; addresses and names of files ask for none', () => {
    const japanese = { tongue: { letters: 'japanese' }, headline: '骨' }
    const { parts, ...around } = sheetsOf('a')
    const characters = charactersIn({ ...around, parts: [...parts, { kind: 'long', piece: japanese }] } as never)
    const has = (letters: 'latin' | 'japanese', letter: string) =>
      characters.get(letters)?.has(letter.codePointAt(0) ?? 0)
    assert.ok(has('latin', 'a') && has('japanese', '骨') && !has('latin', '骨'))
    assert.ok(!has('latin', '日') && !has('japanese', '日'))
  })
})
