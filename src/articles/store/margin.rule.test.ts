import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block } from './document.ts'
import { parseClose, placeBetween, placePullQuotes } from './margin.rule.ts'

const content = (text: string) => [{ type: 'text' as const, text }]

/** `p Words.` a paragraph, `h Head` a subhead, `q Words` a pull quote, `n` a letter's box, `r` a related article, `d` a divider. */
function block(line: string): Block {
  const words = line.slice(2)
  switch (line[0]) {
    case 'h':
      return { type: 'subhead', attrs: { level: 2 }, content: content(words) }
    case 'q':
      return { type: 'pullQuote', content: content(words) }
    case 'n':
      return { type: 'newsletterBox', attrs: { newsletter: 'daily' } }
    case 'r':
      return { type: 'relatedArticle', attrs: { slug: 'ferry' } }
    case 'd':
      return { type: 'divider' }
    default:
      return { type: 'paragraph', content: content(words) }
  }
}
const lineOf = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
    case 'subhead':
    case 'pullQuote': {
      const [first] = block.content
      return `${block.type[0]?.replace('s', 'h').replace('b', 'q')} ${first?.type === 'text' ? first.text : ''}`
    }
    default:
      return block.type[0] ?? ''
  }
}
const asLines = (blocks: readonly Block[]) =>
  blocks.map((one) => (one.type === 'pullQuote' ? `q ${lineOf(one).slice(2)}` : lineOf(one)))

const said = 'p In the gardens it is property. What a family owns is time. The usual share is half an hour.'
const quote = 'q What a family owns is time.'

for (const [name, before, after] of [
  ['one that says something else stays', ['p A.', 'p B.', quote, 'p C.'], ['p A.', 'p B.', quote, 'p C.']],
  [
    'one that repeats the paragraph above it closes the section before, a paragraph away',
    ['p A.', 'p B.', 'h First', 'p C.', said, quote, 'h Second', 'p D.'],
    ['p A.', 'p B.', quote, 'h First', 'p C.', said, 'h Second', 'p D.'],
  ],
  [
    'or stands between two paragraphs, the lower of which parts them',
    ['p A.', 'p B.', said, quote, 'p D.'],
    ['p A.', quote, 'p B.', said, 'p D.'],
  ],
  [
    'one that says ahead what the next paragraph says moves likewise, also over a subhead',
    ['p A.', 'p B.', quote, 'h First', said],
    ['p A.', quote, 'p B.', 'h First', said],
  ],
  ['where there is no place above, it is left out', ['p A.', said, quote, 'p B.'], ['p A.', said, 'p B.']],
  ['nothing stands above the first paragraph', [said, quote, 'p B.'], [said, 'p B.']],
  [
    'other quotation marks, dashes and capitals are no other sentence',
    ['p A.', 'p B.', 'p He said: “What a family – owns is TIME”, and left.', quote],
    ['p A.', quote, 'p B.', 'p He said: “What a family – owns is TIME”, and left.'],
  ],
  [
    'half a word is no repetition',
    ['p A.', 'p B.', 'p Prewhat a family owns is timely.', quote],
    ['p A.', 'p B.', 'p Prewhat a family owns is timely.', quote],
  ],
] as const) {
  test(`a pull quote never repeats the line above it: ${name}`, () => {
    assert.deepEqual(asLines(placePullQuotes(before.map(block))), [...after])
  })
}

test('whatever the article, only pull quotes move, and none repeats the block beside it', () => {
  const some = fc.array(
    fc.constantFrom('p A one.', 'p B two.', 'p A one. B two.', 'h First', 'q A one', 'q B two', 'd'),
    {
      maxLength: 12,
    },
  )
  fc.assert(
    fc.property(some, (lines) => {
      const placed = asLines(placePullQuotes(lines.map(block)))
      const text = (all: readonly string[]) => all.filter((line) => !line.startsWith('q'))
      assert.deepEqual(text(placed), text(lines))
      for (const [at, line] of placed.entries()) {
        if (!line.startsWith('q')) continue
        const above = placed.slice(0, at).findLast((other) => !other.startsWith('q'))
        assert.ok(!above?.includes(line.slice(2)), placed.join(' / '))
      }
    }),
  )
})

test('the letter and the article with which a text ends stand apart from it; one in its midst stays', () => {
  const { text, boxes } = parseClose(['p A.', 'n', 'p B.', 'r', 'n'].map(block))
  assert.deepEqual(asLines(text), ['p A.', 'n', 'p B.'])
  assert.deepEqual(asLines(boxes), ['r', 'n'])
  assert.deepEqual(parseClose([]), { text: [], boxes: [] })
})

const long = `p ${'word '.repeat(80).trim()}`

for (const [name, lines, below] of [
  ['a short text is left in one piece', ['p A.', 'p B.', 'p C.', 'p D.', 'p E.', 'p F.', 'p G.'], undefined],
  ['three paragraphs and enough words are read first', [long, long, long, long, long, long], 2],
  ['not above a subhead: between two paragraphs', [long, long, long, 'h Next', long, long, long, long], 4],
  ['not beside a pull quote', [long, long, long, quote, long, long, long, long], 4],
  ['not shortly before the end', [long, long, long, long, long], undefined],
  ['and not in what has no paragraphs', ['h One', 'd', 'h Two'], undefined],
] as const) {
  test(`what is for sale stands where it parts no thought: ${name}`, () => {
    assert.equal(placeBetween(lines.map(block)), below)
  })
}
