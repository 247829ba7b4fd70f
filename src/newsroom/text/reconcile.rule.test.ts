import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { canJoin, Transform } from 'prosemirror-transform'
import { DeskBrowser } from '../../../tests/support/deskBrowser.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { putBack } from './putBack.ts'
import { SCHEMA } from './schema.ts'
import { workingCopyOf } from './workingCopyOf.ts'

const PARAGRAPHS = ['The first stands here.', 'The second stands here.', 'Third of all.', 'The last one.']
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const begun = () => workingCopyOf({ type: 'doc', content: PARAGRAPHS.map(paragraph) }).toJSON()

type Edit = (tr: Transaction) => Transaction

/** The identifier of a block is its place at the beginning. */
function blockAt(doc: Node, id: string): { node: Node; at: number } {
  let found: { node: Node; at: number } | undefined
  doc.descendants((node, at) => {
    if (node.attrs.id === id) found = { node, at }
  })
  return found ?? assert.fail(`no block ${id}`)
}

const typed =
  (words: string, id = 'b2', behind = 10): Edit =>
  (tr) =>
    tr.insertText(words, blockAt(tr.doc, id).at + 1 + behind)

const replaced =
  (id: string, old: string, words: string): Edit =>
  (tr) => {
    const { node, at } = blockAt(tr.doc, id)
    const from = at + 1 + node.textContent.indexOf(old)
    return tr.insertText(words, from, from + old.length)
  }

const moved =
  (id: string, before: string): Edit =>
  (tr) => {
    const { node, at } = blockAt(tr.doc, id)
    tr.delete(at, at + node.nodeSize)
    return tr.insert(blockAt(tr.doc, before).at, node)
  }

const deleted =
  (id: string): Edit =>
  (tr) => {
    const { node, at } = blockAt(tr.doc, id)
    return tr.delete(at, at + node.nodeSize)
  }

const typeOf = (name: 'subhead' | 'quotation' | 'paragraph') => SCHEMA.nodes[name]

const wrapped: Edit = (tr) => {
  const { node, at } = blockAt(tr.doc, 'b2')
  const range = tr.doc.resolve(at + 1).blockRange(tr.doc.resolve(at + node.nodeSize - 1))
  return tr.wrap(range ?? assert.fail('no range'), [{ type: typeOf('quotation') }])
}

const joined: Edit = (tr) => {
  const { at } = blockAt(tr.doc, 'b2')
  assert.ok(canJoin(tr.doc, at))
  return tr.join(at)
}

const bolded: Edit = (tr) => {
  const { node, at } = blockAt(tr.doc, 'b2')
  return tr.addMark(at + 1, at + node.nodeSize - 1, SCHEMA.marks.bold.create())
}

/** What A did in the second paragraph while B typed " NEW" in it, what there is of it in the end, and in whose tray. */
const PAIRS: readonly [what: string, a: Edit, b: Edit, text: readonly string[], tray: readonly string[]][] = [
  [
    'splits it',
    (tr) => tr.split(blockAt(tr.doc, 'b2').at + 5),
    typed(' NEW'),
    ['The first stands here.', 'The ', 'second NEW stands here.', 'Third of all.', 'The last one.'],
    [],
  ],
  [
    'joins it to the one above',
    joined,
    typed(' NEW'),
    ['The first stands here.The second NEW stands here.', 'Third of all.', 'The last one.'],
    [],
  ],
  [
    'makes it a subhead',
    (tr) => tr.setNodeMarkup(blockAt(tr.doc, 'b2').at, typeOf('subhead'), { id: 'b2', level: 2 }),
    typed(' NEW'),
    ['The first stands here.', 'The second NEW stands here.', 'Third of all.', 'The last one.'],
    [],
  ],
  [
    'wraps it in a quotation',
    wrapped,
    typed(' NEW'),
    ['The first stands here.', 'The second NEW stands here.', 'Third of all.', 'The last one.'],
    [],
  ],
  [
    'moves it',
    moved('b2', 'b1'),
    typed(' NEW'),
    ['The second NEW stands here.', 'The first stands here.', 'Third of all.', 'The last one.'],
    [],
  ],
  ['deletes it', deleted('b2'), typed(' NEW'), ['The first stands here.', 'Third of all.', 'The last one.'], [' NEW']],
  [
    'replaces all of it while B mends a word',
    (tr) => tr.insertText('Completely new.', blockAt(tr.doc, 'b2').at + 1, blockAt(tr.doc, 'b2').at + 24),
    replaced('b2', 'second', 'middle'),
    ['The first stands here.', 'Completely new.', 'Third of all.', 'The last one.'],
    ['middle'],
  ],
  [
    'makes all of it bold',
    bolded,
    typed(' NEW'),
    ['The first stands here.', 'The second NEW stands here.', 'Third of all.', 'The last one.'],
    [],
  ],
]

const textsOf = (doc: Node): string[] => {
  const texts: string[] = []
  doc.descendants((node) => {
    if (node.isTextblock) texts.push(node.textContent)
  })
  return texts
}

/** `first` is there before the other one, who learns of it when both have done what they do. */
function meet(first: Edit, second: Edit) {
  const at = { version: 0, text: begun() }
  const [one, other] = [new DeskBrowser({ client: 'one', ...at }), new DeskBrowser({ client: 'other', ...at })]
  one.edit(first)
  other.edit(second)
  const steps = one.batch()?.steps ?? []
  one.confirm(steps.length)
  other.receive(steps.map((step) => ({ step, client: 'one' })))
  const rest = other.batch()
  other.confirm(other.version + (rest?.steps.length ?? 0))
  one.receive((rest?.steps ?? []).map((step) => ({ step, client: 'other' })))
  assert.ok(one.doc.eq(other.doc))
  one.doc.check()
  assert.deepEqual(one.tray, [])
  return { texts: textsOf(one.doc), doc: one.doc, tray: other.tray }
}

for (const [what, a, b, text, tray] of PAIRS) {
  test(`A ${what}, and B, who had not seen it, loses no word`, () => {
    const met = meet(a, b)
    assert.deepEqual(met.texts, text)
    assert.deepEqual(
      met.tray.map(({ whose, words }) => [whose, words]),
      tray.map((words) => ['mine', words]),
    )
  })
}

for (const [what, a, b] of PAIRS) {
  test(`B was there first, and A, who ${what}, takes no word of B’s away unseen`, () => {
    const met = meet(b, a)
    const words = what.startsWith('replaces') ? ['middle', 'Completely new.'] : [' NEW']
    for (const word of words) {
      const all = [...met.texts, ...met.tray.map(({ words }) => words)]
      assert.ok(
        all.some((text) => text.includes(word)),
        JSON.stringify(all),
      )
    }
    // A move takes the words along, whoever was quicker.
    if (what === 'moves it') assert.deepEqual([met.texts[0], met.tray], ['The second NEW stands here.', []])
  })
}

test('the second half of a paragraph that was split stays, when somebody else moved it meanwhile', () => {
  const split: Edit = (tr) =>
    typed(
      ' NEW',
      'b2',
      3,
    )(tr.split(blockAt(tr.doc, 'b2').at + 5, 1, [{ type: typeOf('paragraph'), attrs: { id: 'b9' } }]))
  for (const [first, second] of [
    [moved('b2', 'b1'), split],
    [split, moved('b2', 'b1')],
  ] as const) {
    const met = meet(first, second)
    const all = [...met.texts, ...met.tray.map(({ words }) => words)].join(' ')
    for (const word of ['NEW', 'second']) assert.ok(all.includes(word), all)
  }
})

test('of a word that both replaced, one stands and the other is in the tray of whoever came later', () => {
  const met = meet(replaced('b3', 'Third', 'Fourth'), replaced('b3', 'Third', 'Fifth'))
  const kept = [...met.texts, ...met.tray.map(({ words }) => words)].join('|')
  assert.match(kept, /Fourth/)
  assert.match(kept, /Fifth/)
})

test('what could not be placed says whose it is, where it stood and what stands there now', () => {
  const [entry] = meet(deleted('b2'), typed(' NEW')).tray
  assert.deepEqual(
    [entry?.whose, entry?.words, entry?.passage, entry?.instead],
    ['mine', ' NEW', 'The second NEW stands here.', 'Third of all.'],
  )
})

test('a passage that is put back stands where it was, as a paragraph where its own is gone', () => {
  const met = meet(deleted('b2'), typed(' NEW'))
  const change = putBack(new Transform(met.doc), met.tray[0] ?? assert.fail())
  change.doc.check()
  assert.deepEqual(textsOf(change.doc).toSorted(), [' NEW', 'The first stands here.', 'The last one.', 'Third of all.'])
})

test('words for a picture that two people wrote at once are both kept', () => {
  const picture: Block = { type: 'picture', attrs: { pictureId: 'p', alt: '' } }
  const text = workingCopyOf({ type: 'doc', content: [picture] }).toJSON()
  const [one, other] = ['one', 'other'].map((client) => new DeskBrowser({ client, version: 0, text }))
  if (!one || !other) return assert.fail()
  one.edit((tr) => tr.setNodeAttribute(0, 'alt', 'A harbor'))
  other.edit((tr) => tr.setNodeAttribute(0, 'alt', 'Boats at dawn'))
  other.receive((one.batch()?.steps ?? []).map((step) => ({ step, client: 'one' })))
  assert.equal(other.doc.firstChild?.attrs.alt, 'Boats at dawn')
  assert.deepEqual(
    other.tray.map(({ whose, words, attribute }) => [whose, words, attribute]),
    [['theirs', 'A harbor', 'alt']],
  )
  const put = putBack(new Transform(other.doc), other.tray[0] ?? assert.fail())
  assert.equal(put.doc.firstChild?.attrs.alt, 'A harbor')
})

test('the letters of a word that was typed one by one are one passage of the tray', () => {
  const letterByLetter: Edit = (tr) => {
    for (const [place, letter] of [...' NEW'].entries()) typed(letter, 'b2', 10 + place)(tr)
    return tr
  }
  assert.deepEqual(
    meet(deleted('b2'), letterByLetter).tray.map(({ words }) => words),
    [' NEW'],
  )
})

test('what its author had deleted again is not brought back by the tray', () => {
  const typedAndDeleted: Edit = (tr) => {
    typed(' NEW')(tr)
    const { at } = blockAt(tr.doc, 'b2')
    return tr.delete(at + 11, at + 15)
  }
  assert.deepEqual(meet(deleted('b2'), typedAndDeleted).tray, [])
})

test('steps that fit nothing are not taken in half, and what somebody has typed stands as it did', () => {
  const browser = new DeskBrowser({ client: 'one', version: 0, text: begun() })
  browser.edit(typed(' NEW'))
  const before = browser.doc
  const good = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Good. ' }] } }
  for (const wrong of [
    { stepType: 'replace', from: 900, to: 900 },
    { stepType: 'replace', from: 3, to: 3, slice: { content: [{ type: 'paragraph', content: [] }] } },
    { stepType: 'explode' },
  ]) {
    const steps = [good, wrong].map((step) => ({ step, client: 'other' }))
    assert.equal(browser.receive(steps), false, JSON.stringify(wrong))
    assert.deepEqual([browser.doc.eq(before), browser.version, browser.waits], [true, 0, true])
  }
  assert.ok(browser.receive([{ step: good, client: 'other' }]))
  assert.match(browser.doc.textContent, /^Good\. .* NEW/)
})
