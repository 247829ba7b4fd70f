import { chainCommands, setBlockType, toggleMark } from 'prosemirror-commands'
import type { MarkType, Node, NodeType } from 'prosemirror-model'
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import { BROWSER_SCHEMA } from './browserSchema.ts'

const { nodes, marks } = BROWSER_SCHEMA

/** What `/` and the menu offer, in its order; `name` is also the key of its word. */
export type Insertion = { name: string; command: Command }

/** Puts a block where the cursor is: in the place of an empty paragraph, else behind the block. */
function insertBlock(make: (state: EditorState) => Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.depth === 0 && !(state.selection instanceof NodeSelection)) return false
    // Behind the notes there is nothing more of the text.
    if (isIn($from, 'notes')) return false
    const depth = $from.depth === 0 ? 0 : 1
    const isEmpty = $from.parent.type === nodes.paragraph && $from.parent.content.size === 0 && $from.depth === 1
    const at = depth === 0 ? $from.pos : isEmpty ? $from.before(1) : $from.after(1)
    const block = make(state)
    const change = isEmpty ? state.tr.replaceWith(at, $from.after(1), block) : state.tr.insert(at, block)
    if (!dispatch) return true
    const inside = firstTextIn(change.doc, at)
    change.setSelection(
      inside === undefined ? NodeSelection.create(change.doc, at) : TextSelection.create(change.doc, inside),
    )
    dispatch(change.scrollIntoView())
    return true
  }
}

function firstTextIn(doc: Node, at: number): number | undefined {
  const block = doc.nodeAt(at)
  if (!block || block.isAtom) return undefined
  let found: number | undefined
  doc.nodesBetween(at, at + block.nodeSize, (node, place) => {
    if (found === undefined && node.isTextblock) found = place + 1
    return found === undefined
  })
  return found
}

const paragraph = () => nodes.paragraph.create()

function emptyTable(rows: number, columns: number): Node {
  return nodes.table.create(
    null,
    Array.from({ length: rows }, (_, row) =>
      nodes.tableRow.create(
        null,
        Array.from({ length: columns }, () => nodes.tableCell.create({ header: row === 0 })),
      ),
    ),
  )
}

const emptyQuestion = (): Node =>
  nodes.quizQuestion.create(null, [
    nodes.quizText.create(),
    nodes.quizAnswer.create(),
    nodes.quizAnswer.create(),
    nodes.quizExplanation.create(),
  ])

function emptyQuiz(): Node {
  return nodes.quiz.create(null, [nodes.quizTitle.create(), emptyQuestion()])
}

const setTo =
  (type: NodeType, attrs?: Record<string, unknown>): Command =>
  // Its identifier stays: it is the same block still.
  (state, dispatch) =>
    setBlockType(type, { ...attrs, id: state.selection.$from.parent.attrs.id ?? null })(state, dispatch)

/** A call where the cursor stands, and its note at the end of the text, into which one goes. */
const insertFootnote: Command = (state, dispatch) => {
  const { $from } = state.selection
  if (
    !$from.parent.inlineContent ||
    !$from.parent.type.contentMatch.matchType(nodes.footnoteReference) ||
    isIn($from, 'notes')
  )
    return false
  if (!dispatch) return true
  const id = `n${crypto.randomUUID().slice(0, 8)}`
  const change = state.tr.replaceSelectionWith(nodes.footnoteReference.create({ id }))
  const note = nodes.note.create({ id }, paragraph())
  const last = change.doc.lastChild
  if (last?.type === nodes.notes) change.insert(change.doc.content.size - 1, note)
  else change.insert(change.doc.content.size, nodes.notes.create(null, note))
  const end = change.doc.content.size
  change.setSelection(TextSelection.near(change.doc.resolve(end - 3), -1))
  dispatch(change.scrollIntoView())
  return true
}

const isIn = ($at: { depth: number; node(depth: number): Node }, name: string) =>
  Array.from({ length: $at.depth + 1 }, (_, depth) => $at.node(depth)).some((node) => node.type.name === name)

export const INSERTIONS: readonly Insertion[] = [
  { name: 'paragraph', command: setTo(nodes.paragraph) },
  { name: 'subhead', command: setTo(nodes.subhead, { level: 2 }) },
  { name: 'smallSubhead', command: setTo(nodes.subhead, { level: 3 }) },
  { name: 'pullQuote', command: setTo(nodes.pullQuote) },
  { name: 'quotation', command: insertBlock(() => nodes.quotation.create(null, paragraph())) },
  { name: 'list', command: wrapInList(nodes.list, { ordered: false }) },
  { name: 'numberedList', command: wrapInList(nodes.list, { ordered: true }) },
  { name: 'factBox', command: insertBlock(() => nodes.factBox.create({ title: '' }, paragraph())) },
  { name: 'quiz', command: insertBlock(emptyQuiz) },
  { name: 'table', command: insertBlock(() => emptyTable(3, 3)) },
  { name: 'footnote', command: insertFootnote },
  { name: 'newsletterBox', command: insertBlock(() => nodes.newsletterBox.create({ newsletter: '' })) },
  { name: 'relatedArticle', command: insertBlock(() => nodes.relatedArticle.create({ slug: '' })) },
  { name: 'embed', command: insertBlock(() => nodes.embed.create({ url: 'https://', title: '' })) },
  { name: 'code', command: setTo(nodes.codeBlock) },
  { name: 'divider', command: insertBlock(() => nodes.divider.create()) },
]

export const toggle = (mark: MarkType): Command => toggleMark(mark)

/** Sets a link on what is selected, or takes it away (`undefined`). */
export const setLink =
  (href: string | undefined): Command =>
  (state, dispatch) => {
    const { from, to, empty } = state.selection
    if (empty) return false
    const change = state.tr.removeMark(from, to, marks.link)
    if (href !== undefined) change.addMark(from, to, marks.link.create({ href }))
    dispatch?.(change)
    return true
  }

/** The block around the cursor one place up or down. */
export const moveBlock =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    const index = $from.index(0)
    const block = state.doc.maybeChild(index)
    const other = state.doc.maybeChild(index + by)
    if (!block || !other || block.type === nodes.notes || other.type === nodes.notes) return false
    if (!dispatch) return true
    const start = $from.depth === 0 ? $from.pos : $from.before(1)
    const inside = state.selection.from - start
    const change = state.tr.delete(start, start + block.nodeSize)
    const target = by < 0 ? start - other.nodeSize : start + other.nodeSize
    change.insert(target, block)
    change.setSelection(
      state.selection instanceof NodeSelection && $from.depth === 0
        ? NodeSelection.create(change.doc, target)
        : TextSelection.near(change.doc.resolve(target + inside)),
    )
    dispatch(change.scrollIntoView())
    return true
  }

/** Adds a row below the cell with the cursor, or a column behind it, or takes its row or column away. */
export const changeTable =
  (what: 'row' | 'column' | 'dropRow' | 'dropColumn'): Command =>
  (state, dispatch) => {
    const found = cellAround(state)
    if (!found) return false
    const { table, tableAt, row, column } = found
    const rows = table.children.filter((node) => node.type === nodes.tableRow)
    // Cells that cover several places stand in no simple grid; such a table is changed in its file.
    if (rows.some((one) => one.children.some(({ attrs }) => attrs.colspan > 1 || attrs.rowspan > 1))) return false
    const changed = changedRows(rows, { row, column }, what)
    if (changed.length === 0 || changed.some((one) => one.childCount === 0)) return false
    if (!dispatch) return true
    const caption = table.children.filter(({ type }) => type === nodes.caption)
    const fresh = table.type.create(table.attrs, [...caption, ...changed])
    const change = state.tr.replaceWith(tableAt, tableAt + table.nodeSize, fresh)
    const place = Math.min(state.selection.from, tableAt + fresh.nodeSize - 2)
    dispatch(change.setSelection(TextSelection.near(change.doc.resolve(place))).scrollIntoView())
    return true
  }

function changedRows(rows: readonly Node[], { row, column }: { row: number; column: number }, what: string): Node[] {
  const emptyCell = (header: boolean) => nodes.tableCell.create({ header })
  switch (what) {
    case 'row': {
      const fresh = nodes.tableRow.create(
        null,
        (rows[row] as Node).children.map(() => emptyCell(false)),
      )
      return rows.toSpliced(row + 1, 0, fresh)
    }
    case 'dropRow':
      return rows.toSpliced(row, 1)
    case 'column':
      return rows.map((one) =>
        one.type.create(
          one.attrs,
          one.children.toSpliced(column + 1, 0, emptyCell(one.children[column]?.attrs.header === true)),
        ),
      )
    default:
      return rows.map((one) => one.type.create(one.attrs, one.children.toSpliced(column, 1)))
  }
}

function cellAround({ selection: { $from } }: EditorState) {
  for (let depth = $from.depth; depth > 1; depth--) {
    if ($from.node(depth).type !== nodes.tableCell) continue
    const table = $from.node(depth - 2)
    const before = table.firstChild?.type === nodes.caption ? 1 : 0
    return {
      table,
      tableAt: $from.before(depth - 2),
      row: $from.index(depth - 2) - before,
      column: $from.index(depth - 1),
    }
  }
  return undefined
}

/** From cell to cell; false at the last one, so that the key does what it does elsewhere. */
const nextCell =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const found = cellAround(state)
    if (!found) return false
    const cells: number[] = []
    found.table.descendants((node, at) => {
      if (node.type === nodes.tableCell) cells.push(found.tableAt + 1 + at)
      return node.type !== nodes.tableCell
    })
    const here = cells.findLastIndex((at) => at < state.selection.from)
    const next = cells[here + by]
    if (next === undefined) return false
    dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(next + 1))).scrollIntoView())
    return true
  }

/** An item of a list one level in or out; in a table, from cell to cell. */
export const indent = (by: 1 | -1): Command =>
  chainCommands(by > 0 ? sinkListItem(nodes.listItem) : liftListItem(nodes.listItem), nextCell(by))

export type QuizChange =
  | 'addAnswer'
  | 'dropAnswer'
  | 'right'
  | 'answerUp'
  | 'answerDown'
  | 'addQuestion'
  | 'dropQuestion'
  | 'questionUp'
  | 'questionDown'

/** Of the answer or question with the cursor; what is added comes behind it. An answer that becomes right is the only one. */
export const changeQuiz =
  (what: QuizChange): Command =>
  (state, dispatch) => {
    const found = quizAround(state)
    const change = found && changedQuiz(state, found, what)
    if (change) dispatch?.(change.scrollIntoView())
    return change !== undefined
  }

type InQuiz = { quiz: Node; quizAt: number; question: Part | undefined; line: Part }
/** `at`: its place; `index`: which of its parent's. */
type Part = { node: Node; at: number; index: number }

/** Undefined where the cursor is in no line of a quiz. */
export function quizAround({ selection: { $from } }: Pick<EditorState, 'selection'>): InQuiz | undefined {
  const depth = Array.from({ length: $from.depth }, (_, above) => above + 1).find(
    (depth) => $from.node(depth).type === nodes.quiz,
  )
  if (depth === undefined || !$from.parent.isTextblock) return undefined
  const partAt = (depth: number): Part => ({
    node: $from.node(depth),
    at: $from.before(depth),
    index: $from.index(depth - 1),
  })
  const question = $from.node(depth + 1).type === nodes.quizQuestion ? partAt(depth + 1) : undefined
  return { quiz: $from.node(depth), quizAt: $from.before(depth), question, line: partAt($from.depth) }
}

function changedQuiz(state: EditorState, { quiz, quizAt, question, line }: InQuiz, what: QuizChange) {
  const change = state.tr
  const cursorTo = (at: number) => change.setSelection(TextSelection.near(change.doc.resolve(at), 1))
  const isAnswer = line.node.type === nodes.quizAnswer
  switch (what) {
    case 'addAnswer': {
      if (!question) return undefined
      const last = question.at + question.node.nodeSize - 1 - (question.node.lastChild?.nodeSize ?? 0)
      const at = isAnswer || line.node.type === nodes.quizText ? line.at + line.node.nodeSize : last
      change.insert(at, nodes.quizAnswer.create())
      return cursorTo(at + 1)
    }
    case 'dropAnswer':
      if (!isAnswer) return undefined
      change.delete(line.at, line.at + line.node.nodeSize)
      return change.setSelection(TextSelection.near(change.doc.resolve(line.at), -1))
    case 'right': {
      if (!isAnswer || !question) return undefined
      markRight(change, { question, answer: line.at })
      return change
    }
    case 'answerUp':
    case 'answerDown':
      return isAnswer && question ? moved(state, question.node, line, what === 'answerUp' ? -1 : 1) : undefined
    case 'addQuestion': {
      const at = question ? question.at + question.node.nodeSize : quizAt + quiz.nodeSize - 1
      change.insert(at, emptyQuestion())
      return cursorTo(at + 2)
    }
    case 'dropQuestion':
      if (!question) return undefined
      change.delete(question.at, question.at + question.node.nodeSize)
      return change.setSelection(TextSelection.near(change.doc.resolve(question.at), -1))
    default:
      return question && moved(state, quiz, question, what === 'questionUp' ? -1 : 1)
  }
}

/** Where two were made right at once, both are until somebody chooses. */
export function markRight(
  change: Transaction,
  { question, answer }: { question: Pick<Part, 'node' | 'at'>; answer: number },
): void {
  question.node.forEach((node, offset) => {
    const at = question.at + 1 + offset
    if (node.type !== nodes.quizAnswer || node.attrs.right === (at === answer)) return
    change.setNodeAttribute(at, 'right', at === answer)
  })
}

/** Past its neighbor, if that is of its kind. */
function moved(state: EditorState, parent: Node, { node, at, index }: Part, by: -1 | 1): Transaction | undefined {
  const other = parent.maybeChild(index + by)
  if (other?.type !== node.type) return undefined
  const inside = state.selection.from - at
  const target = by < 0 ? at - other.nodeSize : at + other.nodeSize
  const change = state.tr.delete(at, at + node.nodeSize).insert(target, node)
  return change.setSelection(TextSelection.near(change.doc.resolve(target + inside)))
}

/** An answer before a question before the quiz: whatever of it the cursor is in. */
export const moveInQuiz =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const found = quizAround(state)
    if (!found?.question) return false
    const what = found.line.node.type === nodes.quizAnswer ? 'answer' : 'question'
    changeQuiz(`${what}${by < 0 ? 'Up' : 'Down'}`)(state, dispatch)
    return true
  }

/** From line to line; behind an answer a further one, and behind the last question the text goes on. */
export const nextQuizLine: Command = (state, dispatch) => {
  const found = quizAround(state)
  if (!found) return false
  const { line, question, quiz, quizAt } = found
  if (line.node.type === nodes.quizAnswer && line.node.content.size > 0) return changeQuiz('addAnswer')(state, dispatch)
  if (!dispatch) return true
  const isLast = line.node.type === nodes.quizExplanation && question?.index === quiz.childCount - 1
  if (!isLast) {
    // An answer without a word ends them, and stays: the checks ask for it.
    const next = line.node.type === nodes.quizAnswer ? found.question?.node.lastChild : undefined
    const at = next && question ? question.at + question.node.nodeSize - next.nodeSize : line.at + line.node.nodeSize
    dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at), 1)).scrollIntoView())
    return true
  }
  const behind = quizAt + quiz.nodeSize
  const change = state.doc.nodeAt(behind)?.isTextblock ? state.tr : state.tr.insert(behind, paragraph())
  dispatch(change.setSelection(TextSelection.near(change.doc.resolve(behind), 1)).scrollIntoView())
  return true
}

/** At the edge of a line of a quiz nothing is joined; what is empty goes: an answer, and a quiz in which nothing stands. */
export const eraseInQuiz =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const found = quizAround(state)
    const { $from, empty } = state.selection
    const isEdge = by < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size
    if (!found || !empty || !isEdge) return false
    const { quiz, quizAt, line } = found
    if (line.node.type === nodes.quizAnswer && line.node.content.size === 0)
      return changeQuiz('dropAnswer')(state, dispatch)
    if (quiz.textContent === '') dispatch?.(state.tr.replaceWith(quizAt, quizAt + quiz.nodeSize, paragraph()))
    return true
  }
