import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { DeskBrowser } from '../../../tests/support/deskBrowser.ts'
import type { Quiz } from '../../articles/store/document.ts'
import { documentOf } from '../text/documentOf.ts'
import { BROWSER_SCHEMA } from './browserSchema.ts'
import { changeQuiz, eraseInQuiz, INSERTIONS, moveInQuiz, nextQuizLine, setLink } from './commands.ts'

const line = (words: string) => (words === '' ? [] : [{ type: 'text' as const, text: words }])
/** As the desk has it: a question with three answers, each part under its name. */
const begun = () => {
  const { quiz, quizTitle, quizQuestion, quizText, quizAnswer, quizExplanation, doc } = BROWSER_SCHEMA.nodes
  const answers = ['Lisbon', 'Porto', 'Faro'].map((words, at) =>
    quizAnswer.create({ id: `a${at}`, right: at === 1 }, BROWSER_SCHEMA.text(words)),
  )
  const asked = quizText.create({ id: 'asked' }, BROWSER_SCHEMA.text('Which?'))
  const question = quizQuestion.create({ id: 'q' }, [asked, ...answers, quizExplanation.create({ id: 'why' })])
  return doc.create(null, quiz.create({ id: 'quiz' }, [quizTitle.create({ id: 'title' }), question]))
}

const quizOf = (doc: Node) => documentOf(doc).content.find(({ type }) => type === 'quiz') as Quiz
const shape = (doc: Node) =>
  quizOf(doc).questions.map(({ question, answers, explanation = [] }) =>
    [question, ...answers.map(({ content }) => content), explanation].map((words, at) => {
      const mark = answers[at - 1]?.right ? '!' : ''
      return mark + words.map((node) => (node.type === 'text' ? node.text : '')).join('')
    }),
  )

/** Behind these words. */
function behind(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, at) => {
    if (node.isText && node.text?.includes(words)) found = at + node.text.indexOf(words) + words.length
  })
  assert.ok(found >= 0, words)
  return found
}

class Writer {
  state = EditorState.create({ doc: BROWSER_SCHEMA.nodeFromJSON(begun().toJSON()) })
  at(words: string): this {
    this.state = this.state.apply(
      this.state.tr.setSelection(TextSelection.create(this.state.doc, behind(this.state.doc, words))),
    )
    return this
  }
  types(words: string): this {
    this.state = this.state.apply(this.state.tr.insertText(words))
    return this
  }
  runs(...commands: Command[]): this {
    for (const command of commands) {
      assert.ok(
        command(this.state, (change) => (this.state = this.state.apply(change))),
        String(commands.indexOf(command)),
      )
      this.state.doc.check()
    }
    return this
  }
}

test('somebody who makes a quiz never leaves the keyboard', () => {
  const writer = new Writer().at('Which?').types(' Say').runs(nextQuizLine).types('Madeira, ')
  assert.deepEqual(shape(writer.state.doc), [['Which? Say', 'Madeira, Lisbon', '!Porto', 'Faro', '']])
  writer.at('Faro').runs(nextQuizLine).types('Braga').runs(changeQuiz('right'), moveInQuiz(-1), moveInQuiz(-1))
  assert.deepEqual(shape(writer.state.doc), [['Which? Say', 'Madeira, Lisbon', '!Braga', 'Porto', 'Faro', '']])
  writer.at('Faro').runs(nextQuizLine, nextQuizLine).types('It is.').at('Faro').runs(nextQuizLine, eraseInQuiz(-1))
  writer.runs(changeQuiz('dropAnswer'), changeQuiz('addQuestion')).types('And?').runs(moveInQuiz(-1))
  assert.deepEqual(shape(writer.state.doc), [
    ['And?', '', '', ''],
    ['Which? Say', 'Madeira, Lisbon', '!Braga', 'Porto', '', 'It is.'],
  ])
  writer.runs(changeQuiz('questionDown'), changeQuiz('dropQuestion'))
  assert.equal(quizOf(writer.state.doc).questions.length, 1)
  writer.at('It is.').runs(nextQuizLine).types('On with the text.')
  assert.deepEqual(documentOf(writer.state.doc).content[1], { type: 'paragraph', content: line('On with the text.') })
})

test('a quiz comes by the slash, and one in which nothing stands goes by erasing', () => {
  const writer = new Writer().at('Which?').runs(nextQuizLine, nextQuizLine)
  const empty = EditorState.create({
    doc: BROWSER_SCHEMA.nodes.doc.create(null, BROWSER_SCHEMA.nodes.paragraph.create()),
  })
  writer.state = empty.apply(empty.tr.setSelection(TextSelection.atStart(empty.doc)))
  writer.runs(INSERTIONS.find(({ name }) => name === 'quiz')?.command ?? setLink(undefined))
  assert.deepEqual(shape(writer.state.doc), [['', '', '', '']])
  assert.deepEqual(documentOf(writer.runs(eraseInQuiz(-1)).state.doc).content, [{ type: 'paragraph', content: [] }])
})

test('whoever writes a footnote is offered no block that has no place there, and loses nothing by asking', () => {
  const writer = new Writer()
  const { notes, note, paragraph } = BROWSER_SCHEMA.nodes
  const written = note.create({ id: '1' }, paragraph.create(null, BROWSER_SCHEMA.text('As counted.')))
  writer.state = writer.state.apply(writer.state.tr.insert(writer.state.doc.content.size, notes.create(null, written)))
  writer.at('As counted.')
  for (const name of ['table', 'quiz', 'divider', 'embed']) {
    const command = INSERTIONS.find((one) => one.name === name)?.command
    assert.equal(
      command?.(writer.state, () => assert.fail(name)),
      false,
      name,
    )
  }
})

type Edit = (tr: Transaction) => Transaction
/** Both are done at once; what both end with, and what is in their trays. */
function together(one: Edit, other: Edit) {
  const text = begun().toJSON()
  const [a, b] = ['a', 'b'].map((client) => new DeskBrowser({ version: 0, text, client })) as [DeskBrowser, DeskBrowser]
  a.edit(one)
  b.edit(other)
  const first = a.batch()?.steps.map((step) => ({ step, client: 'a' })) ?? []
  a.receive(first)
  b.receive(first)
  const second = b.batch()?.steps.map((step) => ({ step, client: 'b' })) ?? []
  a.receive(second)
  b.receive(second)
  assert.ok(a.doc.eq(b.doc))
  return { shape: shape(a.doc), tray: [...a.tray, ...b.tray].map(({ words }) => words) }
}

const writes =
  (where: string, words: string): Edit =>
  (tr) =>
    tr.insertText(words, behind(tr.doc, where))
const does =
  (where: string, command: Command): Edit =>
  (tr) => {
    const state = EditorState.create({ doc: BROWSER_SCHEMA.nodeFromJSON(tr.doc.toJSON()) })
    const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, behind(state.doc, where))))
    command(there, (change) => {
      for (const step of change.steps) tr.step(Step.fromJSON(tr.doc.type.schema, step.toJSON()))
    })
    return tr
  }

test('two editors write in two answers at once, and both are there', () => {
  assert.deepEqual(together(writes('Lisbon', ', of course'), writes('Porto', ' or so')), {
    shape: [['Which?', 'Lisbon, of course', '!Porto or so', 'Faro', '']],
    tray: [],
  })
  assert.deepEqual(together(does('Lisbon', changeQuiz('addAnswer')), writes('Faro', '!')).shape, [
    ['Which?', 'Lisbon', '', '!Porto', 'Faro!', ''],
  ])
})

test('an answer that one moves while another writes in it takes the words along', () => {
  const { shape, tray } = together(does('Porto', changeQuiz('answerUp')), writes('Porto', ' or so'))
  assert.deepEqual(shape, [['Which?', '!Porto or so', 'Lisbon', 'Faro', '']])
  assert.deepEqual(tray, [])
})

test('what is written in an answer that another removes waits in the tray', () => {
  const { shape, tray } = together(does('Faro', changeQuiz('dropAnswer')), writes('Faro', ' or so'))
  assert.deepEqual(shape, [['Which?', 'Lisbon', '!Porto', '']])
  assert.deepEqual(tray, [' or so'])
})

test('two who mark two answers as right see both, and the checks ask which', () => {
  const { shape } = together(does('Lisbon', changeQuiz('right')), does('Faro', changeQuiz('right')))
  assert.deepEqual(shape, [['Which?', '!Lisbon', 'Porto', '!Faro', '']])
})
