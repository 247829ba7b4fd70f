import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import type { Block, Inline } from '../../articles/store/store.module.ts'
import { SCHEMA, workingCopyOf } from '../text/text.module.ts'
import type { ComparedNode } from './comparedNode.ts'
import { compareTexts } from './compareTexts.ts'

const words = (text: string): Inline[] => [{ type: 'text', text }]
const paragraph = (text: string): Block => ({ type: 'paragraph', content: text === '' ? [] : words(text) })
const textOf = (...blocks: Block[]): Node => workingCopyOf({ type: 'doc', content: blocks })

/** As one would write it down: [-out-], {+in+}, ~in other letters~, ¶ where a paragraph ended. */
function written(blocks: readonly ComparedNode[]): string[] {
  return blocks.map(({ node, change, isMoved, isSplit, attributes, pieces, content }) => {
    const marks = {
      same: ['', ''],
      added: ['{+', '+}'],
      removed: ['[-', '-]'],
      restyled: ['~', '~'],
      joined: ['¶', ''],
    }
    const line = pieces
      .map((piece) => {
        const [begins, ends] = marks[piece.change]
        return begins + piece.nodes.map((one) => one.text ?? `<${one.type.name}>`).join('') + ends
      })
      .join('')
    const said = [
      isMoved && 'moved',
      isSplit && 'split',
      (change === 'added' || change === 'removed') &&
        pieces.length === 0 &&
        content.length === 0 &&
        `${change} ${node.type.name}`,
      ...attributes.map(({ name, before, after }) => `${name}: ${before} → ${after}`),
    ].filter(Boolean)
    return [said.length > 0 && `(${said.join(', ')})`, line, content.length > 0 && written(content).join(' | ')]
      .filter(Boolean)
      .join(' ')
  })
}

const between = (before: Node, after: Node, language = 'en') => written(compareTexts(before, after, language))
const changed = (before: Node, make: (change: Transform) => Transform) => make(new Transform(before)).doc

const three = textOf(paragraph('Boats came in at dawn.'), paragraph('Nobody counted them.'), paragraph('It rained.'))
const second = (three.firstChild as Node).nodeSize

const p = SCHEMA.nodes.paragraph
const newParagraph = (id: string, text: string) => p.create({ id }, SCHEMA.text(text))

type Case = [whom: string, before: Node, after: Node, expected: string[], language?: string]
const cases: Case[] = [
  [
    'whoever looks at a text that nobody has touched sees no change',
    three,
    three,
    ['Boats came in at dawn.', 'Nobody counted them.', 'It rained.'],
  ],
  [
    'an editor sees the word that came and the one that went',
    three,
    changed(three, (change) => change.replaceWith(18, 22, SCHEMA.text('noon'))),
    ['Boats came in at [-dawn-]{+noon+}.', 'Nobody counted them.', 'It rained.'],
  ],
  [
    'what changes on both sides of a space is shown as one passage',
    three,
    changed(three, (change) => change.replaceWith(15, 22, SCHEMA.text('by noon'))),
    ['Boats came in [-at dawn-]{+by noon+}.', 'Nobody counted them.', 'It rained.'],
  ],
  [
    'a sentence that was written anew is not shown shuffled into the old one',
    textOf(paragraph('The minister said that the harbor would be closed for a week.')),
    textOf(paragraph('Fishermen waited outside until somebody opened a gate to them.')),
    [
      '[-The minister said that the harbor would be closed for a week.-]{+Fishermen waited outside until somebody opened a gate to them.+}',
    ],
  ],
  [
    'a new paragraph and one that is gone are that',
    three,
    changed(three, (change) =>
      change.delete(second, second + three.child(1).nodeSize).insert(0, newParagraph('n', 'Fog.')),
    ),
    ['{+Fog.+}', 'Boats came in at dawn.', '[-Nobody counted them.-]', 'It rained.'],
  ],
  [
    'a paragraph that was moved is said to be moved, with what changed in it',
    three,
    changed(three, (change) =>
      change
        .delete(0, second)
        .insert(change.doc.content.size, p.create({ id: 'b1' }, SCHEMA.text('Boats came in at noon.'))),
    ),
    ['Nobody counted them.', 'It rained.', '(moved) Boats came in at [-dawn-]{+noon+}.'],
  ],
  [
    'a paragraph that was split loses no word to the eye',
    three,
    changed(three, (change) => change.split(14, 1, [{ type: p, attrs: { id: 'n' } }])),
    ['Boats came in', '(split)  at dawn.', 'Nobody counted them.', 'It rained.'],
  ],
  [
    'two paragraphs that were joined lose none either',
    three,
    changed(three, (change) => change.join(second)),
    ['Boats came in at dawn.¶Nobody counted them.', 'It rained.'],
  ],
  [
    'a word in bold is the same word in other letters',
    three,
    changed(three, (change) => change.addMark(1, 6, SCHEMA.marks.bold.create())),
    ['~Boats~ came in at dawn.', 'Nobody counted them.', 'It rained.'],
  ],
  [
    'a paragraph that became a subhead is said to be one',
    three,
    changed(three, (change) => change.setNodeMarkup(0, SCHEMA.nodes.subhead, { id: 'b1', level: 3 })),
    ['(type: paragraph → subhead, level: null → 3) Boats came in at dawn.', 'Nobody counted them.', 'It rained.'],
  ],
  [
    'a paragraph that was put into a quotation did not vanish',
    three,
    changed(three, (change) => {
      const range = change.doc.resolve(1).blockRange()
      return range ? change.wrap(range, [{ type: SCHEMA.nodes.quotation, attrs: { id: 'q' } }]) : change
    }),
    ['(moved) Boats came in at dawn.', 'Nobody counted them.', 'It rained.'],
  ],
]
for (const [whom, before, after, expected, language] of cases) {
  test(whom, () => assert.deepEqual(between(before, after, language), expected))
}

test('Arabic and Japanese are compared by their words', () => {
  const arabic = [textOf(paragraph('وصلت القوارب عند الفجر.')), textOf(paragraph('وصلت القوارب عند الظهر.'))] as const
  assert.deepEqual(between(...arabic, 'ar'), ['وصلت القوارب عند [-الفجر-]{+الظهر+}.'])
  const japanese = [textOf(paragraph('船は夜明けに港へ入った。')), textOf(paragraph('船は正午に港へ入った。'))] as const
  assert.deepEqual(between(...japanese, 'ja'), ['船は[-夜明け-]{+正午+}に港へ入った。'])
})

const table = (...rows: string[][]): Block => ({
  type: 'table',
  caption: words('Boats by day'),
  rows: rows.map((row) => row.map((cell) => ({ header: false, content: cell === '' ? [] : words(cell) }))),
})

test('a figure in a table is a change of its cell, and a row that came is a row', () => {
  const before = textOf(table(['Monday', '12'], ['Tuesday', '14']))
  assert.deepEqual(between(before, textOf(table(['Monday', '12'], ['Tuesday', '41']))), [
    'Boats by day | Monday | 12 | Tuesday | [-14-]{+41+}',
  ])
  const more = between(before, textOf(table(['Monday', '12'], ['Wednesday', '9'], ['Tuesday', '14'])))
  assert.deepEqual(more, ['Boats by day | Monday | 12 | {+Wednesday+} | {+9+} | Tuesday | 14'])
})

test('lists, captions, footnotes and what is said of a picture are compared as well', () => {
  const list = (...items: string[]): Block => ({
    type: 'list',
    attrs: { ordered: false },
    items: items.map((item) => [paragraph(item)]),
  })
  const picture = (alt: string, caption: string): Block => ({
    type: 'picture',
    attrs: { pictureId: 'x', alt, caption: words(caption) },
  })
  assert.deepEqual(between(textOf(list('one boat', 'two boats')), textOf(list('one boat', 'two ships', 'three'))), [
    'one boat | two [-boats-]{+ships+} | {+three+}',
  ])
  assert.deepEqual(between(textOf(picture('A boat', 'At dawn')), textOf(picture('A blue boat', 'At noon'))), [
    '(alt: A boat → A blue boat) At [-dawn-]{+noon+}',
  ])
  const noted = (text: string) =>
    workingCopyOf({
      type: 'doc',
      content: [{ type: 'paragraph', content: [...words('Boats'), { type: 'footnoteReference', attrs: { id: '1' } }] }],
      notes: [{ id: '1', content: [paragraph(text)] }],
    })
  assert.deepEqual(between(noted('Forty of them.'), noted('Fifty of them.')), [
    'Boats<footnoteReference>',
    '[-Forty-]{+Fifty+} of them.',
  ])
})

test('two long texts that share nothing are not compared word by word for minutes', () => {
  const long = (seed: number) =>
    textOf(paragraph(Array.from({ length: 8_000 }, (_, n) => `w${(n * seed) % 7919}`).join(' ')))
  const [line = ''] = between(long(31), long(57))
  assert.match(line, /^\[-w0 [^\]]*-\]\{\+w0 [^}]*\+\}$/)
})

test('nobody who looks at history holds up the desk: two other texts of 20,000 paragraphs are compared, and what both say is found', () => {
  const long = (name: string) =>
    SCHEMA.node('doc', {}, [
      ...Array.from({ length: 10_000 }, (_, n) => newParagraph(`${name}${n}`, `${name} counted ${n} boats.`)),
      ...Array.from({ length: 3 }, (_, n) => newParagraph(`${name}s${n}`, `It rained for ${n} days.`)),
      ...Array.from({ length: 10_000 }, (_, n) => newParagraph(`${name}l${n}`, `Later ${name} counted ${n}.`)),
    ])
  const began = performance.now()
  const compared = compareTexts(long('Ana'), long('Ben'), 'en')
  const took = performance.now() - began
  assert.deepEqual(written(compared.filter(({ change }) => change === 'same')), [
    'It rained for 0 days.',
    'It rained for 1 days.',
    'It rained for 2 days.',
  ])
  // A minute and more where each is held against each.
  assert.ok(took < 30_000, `it took ${Math.round(took)} ms`)
})
