import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { baseKeymap, joinBackward, splitBlock, toggleMark } from 'prosemirror-commands'
import { type Command, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { decideSuggestion } from '../text/decideSuggestion.ts'
import { documentOf } from '../text/documentOf.ts'
import { openSuggestions } from '../text/openSuggestions.ts'
import { SCHEMA } from '../text/schema.ts'
import { withoutSuggestions } from '../text/withoutSuggestions.ts'
import {
  acceptSuggestion,
  asSuggested,
  isSuggesting,
  nextSuggestion,
  rejectSuggestion,
  suggesting,
  toggleSuggesting,
} from './suggesting.ts'

const paragraph = (id: string, text: string) => SCHEMA.nodes.paragraph.create({ id }, SCHEMA.text(text))
const TEXT = SCHEMA.nodes.doc.create(null, [paragraph('b1', 'Boats came in.'), paragraph('b2', 'Nobody counted them.')])

/** Somebody at the text, as the editor's window holds them. */
class Writer {
  state: EditorState
  cannot = 0
  constructor(author: number, doc = TEXT, on = true) {
    this.state = EditorState.create({ doc, plugins: [suggesting({ author, on })] })
  }
  does(make: (change: Transaction) => Transaction): this {
    const change = asSuggested(make(this.state.tr), this.state)
    if (change) this.state = this.state.apply(change)
    else this.cannot++
    this.state.doc.check()
    return this
  }
  runs(command: Command): this {
    command(this.state, (change) => {
      this.does(() => change)
    })
    return this
  }
  at(from: number, to = from): this {
    return this.does((change) => change.setSelection(TextSelection.create(change.doc, from, to)))
  }
  types(words: string): this {
    for (const letter of words) this.does((change) => change.replaceSelectionWith(SCHEMA.text(letter), true))
    return this
  }
  erases(letters: number): this {
    for (let n = 0; n < letters; n++) {
      this.does((change) => change.delete(change.selection.from - 1, change.selection.from))
    }
    return this
  }
  /** [-out-] and {+in+}, blocks as a whole in double ones. */
  get written(): string[] {
    return this.state.doc.children.map((block) => {
      const line = block.children.map((node) => inked(node.text ?? '', names(node), 1)).join('')
      return inked(line, names(block), 2)
    })
  }
  decided(accept: boolean): string[] {
    const doc = decideSuggestion(new Transform(this.state.doc), { id: undefined, accept }).doc
    return doc.children.map(({ textContent }) => textContent)
  }
}
const names = ({ marks }: { marks: readonly { type: { name: string } }[] }) => marks.map(({ type }) => type.name)
const inked = (text: string, marks: string[], times: number) => {
  const [begins, ends] = marks.includes('insertion')
    ? ['{+', '+}']
    : marks.includes('deletion')
      ? ['[-', '-]']
      : ['', '']
  return begins.repeat(times) + text + ends.repeat(times)
}

test('who suggests a word leaves the text as it was, and the word in it', () => {
  const cy = new Writer(7).at(15).types(' They were blue.')
  assert.deepEqual(cy.written, ['Boats came in.{+ They were blue.+}', 'Nobody counted them.'])
  assert.deepEqual(documentOf(cy.state.doc), documentOf(TEXT))
  assert.deepEqual(
    openSuggestions(cy.state.doc).map(({ author, inserted, deleted }) => [author, inserted, deleted]),
    [[7, ' They were blue.', '']],
  )
  assert.equal(cy.decided(true)[0], 'Boats came in. They were blue.')
  assert.equal(cy.decided(false)[0], 'Boats came in.')
})

test('a word that is replaced is struck beside the one in its place, and both are one suggestion', () => {
  const cy = new Writer(7).at(1, 6).types('Ships')
  assert.deepEqual(cy.written[0], '[-Boats-]{+Ships+} came in.')
  assert.equal(openSuggestions(cy.state.doc).length, 1)
  assert.equal(cy.decided(true)[0], 'Ships came in.')
})

test('letters that are erased one by one are struck, and one’s own are gone', () => {
  const cy = new Writer(7).at(6).erases(3)
  assert.equal(cy.written[0], 'Bo[-ats-] came in.')
  assert.equal(openSuggestions(cy.state.doc).length, 1)
  const own = new Writer(7).at(6).types('xyz').erases(2)
  assert.equal(own.written[0], 'Boats{+x+} came in.')
})

test('a paragraph that is split, joined or put in stays one suggestion that can be taken and left', () => {
  const split = new Writer(7).at(6).runs(splitBlock)
  assert.deepEqual(split.written, ['Boats[- came in.-]', '{+{+ came in.+}+}', 'Nobody counted them.'])
  assert.deepEqual(split.decided(true), ['Boats', ' came in.', 'Nobody counted them.'])
  assert.deepEqual(split.decided(false), ['Boats came in.', 'Nobody counted them.'])
  const joined = new Writer(7).at(17).runs(joinBackward)
  assert.deepEqual(joined.decided(true), ['Boats came in.Nobody counted them.'])
  assert.deepEqual(joined.decided(false), ['Boats came in.', 'Nobody counted them.'])
  const added = new Writer(7).at(15).runs(splitBlock).types('Fog.')
  assert.deepEqual(added.decided(true), ['Boats came in.', 'Fog.', 'Nobody counted them.'])
  assert.deepEqual(documentOf(added.state.doc), documentOf(TEXT))
})

test('words in bold and a subhead are suggested as what they become', () => {
  const bold = new Writer(7).at(1, 6).runs(toggleMark(SCHEMA.marks.bold))
  assert.deepEqual(documentOf(bold.state.doc), documentOf(TEXT))
  const taken = decideSuggestion(new Transform(bold.state.doc), { id: undefined, accept: true }).doc
  assert.ok(taken.rangeHasMark(1, 6, SCHEMA.marks.bold))
  const subhead = new Writer(7).does((change) => change.setNodeMarkup(0, SCHEMA.nodes.subhead, { id: 'b1', level: 2 }))
  assert.deepEqual(documentOf(subhead.state.doc), documentOf(TEXT))
  assert.equal(
    decideSuggestion(new Transform(subhead.state.doc), { id: undefined, accept: true }).doc.firstChild?.type.name,
    'subhead',
  )
})

test('who writes goes on writing, and what is typed beside a suggestion is none', () => {
  const cy = new Writer(7).at(15).types(' Blue.')
  const ana = new Writer(1, cy.state.doc, false).at(21).types(' Red.')
  assert.equal(ana.written[0], 'Boats came in.{+ Blue.+} Red.')
})

test('suggesting is turned on and off, and what others send is theirs', () => {
  const ana = new Writer(1, TEXT, false).runs(toggleSuggesting).at(15).types(' Blue.')
  assert.ok(isSuggesting(ana.state))
  ana.runs(toggleSuggesting).at(1).types('X')
  ana.runs(toggleSuggesting).does((change) => change.insertText('Y', 1).setMeta('rebased', 0))
  assert.equal(ana.written[0], 'YXBoats came in.{+ Blue.+}')
})

test('of two who suggest neither takes away what the other has put in', () => {
  const cy = new Writer(7).at(15).types(' Blue.')
  const ben = new Writer(2, cy.state.doc).at(21).erases(6)
  assert.deepEqual(
    openSuggestions(ben.state.doc).map(({ author, inserted, deleted }) => [author, inserted, deleted]),
    [
      [7, ' Blue.', ''],
      [2, '', ' Blue.'],
    ],
  )
  assert.ok(withoutSuggestions(ben.state.doc, 2).eq(cy.state.doc))
})

test('words that somebody suggests stay theirs when a colleague splits or joins their paragraph', () => {
  const moves: [string, (cy: Writer) => Writer][] = [
    ['split', (cy) => new Writer(2, cy.at(15).types(' Blue.').state.doc).at(6).runs(splitBlock)],
    ['joined', (cy) => new Writer(2, cy.at(37).types(' Blue.').state.doc).at(17).runs(joinBackward)],
    [
      'a block of theirs',
      (cy) => new Writer(2, cy.at(15).runs(splitBlock).types('Blue.').state.doc).at(20).runs(splitBlock),
    ],
  ]
  for (const [what, move] of moves) {
    const ben = move(new Writer(7))
    assert.ok(
      openSuggestions(ben.state.doc).some(({ author }) => author === 2),
      what,
    )
    const theirs = openSuggestions(ben.state.doc).filter(({ author }) => author === 7)
    const change = new Transform(ben.state.doc)
    for (const { id, author } of theirs) decideSuggestion(change, { id, author, accept: false })
    assert.doesNotMatch(decideSuggestion(change, { id: undefined, accept: true }).doc.textContent, /[Blue]{3}/, what)
  }
})

test('from suggestion to suggestion, each taken or left with a key', () => {
  const cy = new Writer(7).at(15).types(' Blue.').at(24).types('XX')
  cy.at(1).runs(nextSuggestion).runs(acceptSuggestion())
  cy.runs(nextSuggestion).runs(rejectSuggestion())
  assert.deepEqual(cy.written, ['Boats came in. Blue.', 'Nobody counted them.'])
  assert.equal(acceptSuggestion()(cy.state), false)
})

test('whatever somebody does while they suggest, the text without it is what it was, and it can be taken', () => {
  const doing = fc.oneof(
    fc.tuple(fc.constant('types' as const), fc.nat(60), fc.constantFrom('a', ' b', 'é', '船')),
    fc.tuple(fc.constant('replaces' as const), fc.nat(60), fc.nat(20)),
    fc.tuple(fc.constant('deletes' as const), fc.nat(60), fc.nat(20)),
    fc.tuple(fc.constant('splits' as const), fc.nat(60), fc.constant(0)),
    fc.tuple(fc.constant('joins' as const), fc.nat(60), fc.constant(0)),
    fc.tuple(fc.constant('enters' as const), fc.nat(60), fc.constant(0)),
  )
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 25 }), (doings) => {
      const cy = new Writer(7)
      for (const [what, place, more] of doings) {
        const { doc } = cy.state
        const $at = TextSelection.near(doc.resolve(Math.min(place, doc.content.size))).$from
        const end = Math.min($at.end(), $at.pos + Number(more || 0))
        if (!$at.parent.inlineContent) continue
        if (what === 'types') cy.at($at.pos).types(String(more))
        else if (what === 'replaces') cy.at($at.pos, end).types('z')
        else if (what === 'deletes' && end > $at.pos) cy.does((change) => change.delete($at.pos, end))
        else if (what === 'splits') cy.at($at.pos).runs(splitBlock)
        else if (what === 'joins') cy.at($at.start()).runs(joinBackward)
        else if (what === 'enters') cy.at($at.pos).runs(baseKeymap.Enter as Command)
      }
      assert.ok(withoutSuggestions(cy.state.doc, 7).eq(TEXT), cy.written.join('\n'))
      const rejected = decideSuggestion(new Transform(cy.state.doc), { id: undefined, accept: false })
      assert.ok(rejected.doc.eq(TEXT), String(rejected.doc))
      const accepted = decideSuggestion(new Transform(cy.state.doc), { id: undefined, accept: true })
      assert.equal(openSuggestions(accepted.doc).length, 0)
      accepted.doc.check()
    }),
    { numRuns: 300 },
  )
})
