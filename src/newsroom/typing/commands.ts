import { setBlockType, toggleMark } from 'prosemirror-commands'
import type { MarkType, Node, NodeType } from 'prosemirror-model'
import { wrapInList } from 'prosemirror-schema-list'
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state'
import { BROWSER_SCHEMA } from './browserSchema.ts'

const { nodes, marks } = BROWSER_SCHEMA

/** What `/` and the menu offer, in its order; `name` is also the key of its word. */
export type Insertion = { name: string; command: Command }

/** Puts a block where the cursor is: in the place of an empty paragraph, else behind the block. */
function insertBlock(make: (state: EditorState) => Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.depth === 0 && !(state.selection instanceof NodeSelection)) return false
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

const setTo =
  (type: NodeType, attrs?: Record<string, unknown>): Command =>
  // Its identifier stays: it is the same block still.
  (state, dispatch) =>
    setBlockType(type, { ...attrs, id: state.selection.$from.parent.attrs.id ?? null })(state, dispatch)

/** A call where the cursor stands, and its note at the end of the text, into which one goes. */
const insertFootnote: Command = (state, dispatch) => {
  const { $from } = state.selection
  if (!$from.parent.inlineContent || $from.parent.type.spec.marks === '' || isIn($from, 'notes')) return false
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
export const nextCell =
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
