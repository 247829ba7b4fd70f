import { Fragment, type Mark, type Node, type ResolvedPos, type Slice } from 'prosemirror-model'
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { decideSuggestion } from '../text/decideSuggestion.ts'
import { openSuggestions } from '../text/openSuggestions.ts'

type Suggesting = { on: boolean; author: number }

const KEY = new PluginKey<Suggesting>('suggesting')
/** Of a transaction that is no suggestion although suggesting is on. */
const PLAIN = 'plain'

/** Whoever may only suggest begins with `on`, and cannot turn it off by this. */
export function suggesting({ author, on = false }: { author: number; on?: boolean }): Plugin<Suggesting> {
  return new Plugin({
    key: KEY,
    state: {
      init: () => ({ on, author }),
      apply: (change, before) => {
        const turned: unknown = change.getMeta(KEY)
        return typeof turned === 'boolean' ? { ...before, on: turned } : before
      },
    },
    props: {
      handleDOMEvents: {
        // An input method that puts a word together is not to be disturbed: its word is a suggestion from its first letter.
        compositionstart(view) {
          const { state } = view
          if (!isSuggesting(state)) return false
          const { nodeBefore, nodeAfter } = state.selection.$from
          view.dispatch(state.tr.addStoredMark(markOf(state, 'insertion', idBeside([nodeBefore, nodeAfter], state))))
          return false
        },
      },
    },
  })
}

export const isSuggesting = (state: EditorState): boolean => KEY.getState(state)?.on ?? false

export const toggleSuggesting: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(KEY, !isSuggesting(state)).setStoredMarks(null))
  return true
}

export const acceptSuggestion = (id?: string): Command => deciding(id, true)
export const rejectSuggestion = (id?: string): Command => deciding(id, false)

/** The one that is named, or at which the cursor stands. */
function deciding(id: string | undefined, accept: boolean): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const open = openSuggestions(state.doc)
    const one = open.find((one) => (id === undefined ? one.from <= to && from <= one.to : one.id === id))
    if (!one) return false
    dispatch?.(
      decideSuggestion(state.tr, { id: one.id, author: one.author, accept }).setMeta(KEY, PLAIN).scrollIntoView(),
    )
    return true
  }
}

/** From suggestion to suggestion, and from the last to the first. */
export const nextSuggestion: Command = (state, dispatch) => {
  const open = openSuggestions(state.doc)
  const next = open.find(({ from }) => from > state.selection.from) ?? open[0]
  if (!next) return false
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(next.from), 1)).scrollIntoView())
  return true
}

/**
 * What somebody does while they suggest: words and blocks that they put in are marked as such, and what they take out stays,
 * struck. Everything else goes as it came. undefined: it cannot be suggested, such as a new column of a table.
 */
export function asSuggested(change: Transaction, state: EditorState): Transaction | undefined {
  const isOwnDoing =
    change.docChanged &&
    isSuggesting(state) &&
    change.getMeta(KEY) === undefined &&
    change.getMeta('rebased') === undefined &&
    change.getMeta('history$') === undefined &&
    change.getMeta('appendedTransaction') === undefined
  if (!isOwnDoing) return change
  const replaced = whatIsReplaced(change)
  if (!replaced) return change
  const { from, to, slice } = replaced
  if (isSuggestedAlready(state, replaced)) return change
  const suggestion = state.tr
  const [$from, $to] = [state.doc.resolve(from), state.doc.resolve(to)]
  const id = idBeside([$from.nodeBefore, $to.nodeAfter], state)
  if (slice.size === 0 && joins($from, $to)) joinSuggested(suggestion, { from, to }, state, id)
  else {
    strike(suggestion, { from, to }, state, id)
    const at = suggestion.mapping.map(to, 1)
    // Whoever erases forward goes on behind what is struck.
    const erased = state.selection.head <= from ? at : suggestion.mapping.map(from, -1)
    const cursor = slice.size > 0 ? putIn(suggestion, at, slice, state, id) : erased
    if (cursor === undefined) return undefined
    suggestion.setSelection(TextSelection.near(suggestion.doc.resolve(cursor), -1))
  }
  if (slice.size > 0 && suggestion.selection.$from.parent.inlineContent) {
    suggestion.addStoredMark(markOf(state, 'insertion', id))
  }
  return change.scrolledIntoView ? suggestion.scrollIntoView() : suggestion
}

type Replaced = { from: number; to: number; slice: Slice }

/** Of whatever was done, what stands now in the place of what. */
function whatIsReplaced(change: Transaction): Replaced | undefined {
  const [step] = change.steps
  if (change.steps.length === 1 && step instanceof ReplaceStep) return step
  const [before, after] = [change.before.content, change.doc.content]
  const from = before.findDiffStart(after)
  const end = before.findDiffEnd(after)
  if (from === null || !end) return undefined
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return { from, to: end.a + overlap, slice: change.doc.slice(from, end.b + overlap) }
}

/** Only one's own words come and go. */
function isSuggestedAlready(state: EditorState, { from, to, slice }: Replaced): boolean {
  let isOwn = slice.openStart === 0 && slice.openEnd === 0
  const look = (node: Node) => {
    isOwn &&= node.isInline && ownMark(node, state, 'insertion') !== undefined
    return isOwn
  }
  slice.content.forEach(look)
  state.doc.nodesBetween(from, to, (node) => (node.isInline ? look(node) : true))
  return isOwn && state.doc.resolve(from).sameParent(state.doc.resolve(to)) && (slice.size > 0 || from < to)
}

const authorOf = (state: EditorState): number => KEY.getState(state)?.author ?? 0

function markOf(state: EditorState, kind: 'insertion' | 'deletion', id: string): Mark {
  return state.schema.mark(kind, { id, author: authorOf(state) })
}

function ownMark(node: Node | null, state: EditorState, kind: 'insertion' | 'deletion'): Mark | undefined {
  return node?.marks.find(({ type, attrs }) => type.name === kind && attrs.author === authorOf(state))
}

/** What is written on is one suggestion. */
function idBeside(neighbors: readonly (Node | null)[], state: EditorState): string {
  const beside = neighbors.flatMap((node) => [ownMark(node, state, 'insertion'), ownMark(node, state, 'deletion')])
  return beside.find((mark) => mark !== undefined)?.attrs.id ?? crypto.randomUUID().slice(0, 13)
}

/** What one put in oneself is gone; everything else stays, struck. */
function strike(suggestion: Transaction, { from, to }: Omit<Replaced, 'slice'>, state: EditorState, id: string) {
  const places: { node: Node; begins: number; ends: number }[] = []
  suggestion.doc.nodesBetween(from, to, (node, at, parent) => {
    const ends = at + node.nodeSize
    if (node.isInline) {
      places.push({ node, begins: Math.max(from, at), ends: Math.min(to, ends) })
      return false
    }
    const isWhole =
      from <= at && ends <= to && (parent?.type.allowsMarkType(state.schema.marks.deletion as never) ?? false)
    if (isWhole && node.type.name !== 'tableRow') places.push({ node, begins: at, ends })
    return !isWhole
  })
  const mark = markOf(state, 'deletion', id)
  for (const { node, begins, ends } of places.toReversed()) {
    if (ownMark(node, state, 'insertion')) suggestion.delete(begins, ends)
    else if (node.marks.some(({ type }) => type.name === 'deletion')) continue
    else if (node.isInline) suggestion.addMark(begins, ends, mark)
    else suggestion.addNodeMark(begins, mark)
  }
}

/**
 * Words into the text, blocks behind the one that stands there. Gives back where whoever did it goes on; undefined where
 * such a thing cannot be put in.
 */
function putIn(suggestion: Transaction, at: number, slice: Slice, state: EditorState, id: string): number | undefined {
  const mark = markOf(state, 'insertion', id)
  const place = suggestion.doc.resolve(at)
  if (slice.content.firstChild?.isInline) {
    if (!place.parent.inlineContent) return undefined
    suggestion.insert(at, marked(slice.content, mark))
    return at + slice.content.size
  }
  const blocks = slice.content.content
  if (!place.parent.inlineContent) {
    if (slice.openStart > 0 || slice.openEnd > 0 || !takes(place.parent, blocks, mark)) return undefined
    suggestion.insert(
      at,
      blocks.map((block) => asPutIn(block, mark)),
    )
    return at + slice.content.size
  }
  const lines = linesOf(blocks)
  if (place.depth < 1 || !takes(place.node(-1), lines, mark)) return undefined
  const head = slice.openStart > 0 ? lines[0] : undefined
  const rest = head ? lines.slice(1) : [...lines]
  const tail = { from: at, to: place.end() }
  const last = rest.at(-1)
  const moved =
    slice.openEnd > 0 && last
      ? asMoved(suggestion.doc.slice(tail.from, tail.to).content, place.parent, state)
      : Fragment.empty
  const put = rest.map((line) => asPutIn(line, mark))
  const target = put.at(-1)
  if (target && moved.size > 0) put[put.length - 1] = target.copy(target.content.append(moved))
  const behind = place.after()
  suggestion.insert(behind, put)
  const done = suggestion.steps.length
  const end = put.reduce((sum, { nodeSize }) => sum + nodeSize, behind) - 1 - moved.size
  if (moved.size > 0) strike(suggestion, tail, state, id)
  if (head && head.content.size > 0) suggestion.insert(at, marked(head.content, mark))
  const cursor = last ? end : at
  return suggestion.mapping.slice(done).map(cursor, last ? -1 : 1)
}

/** What comes in pieces of lists and boxes comes as its lines. */
function linesOf(blocks: readonly Node[]): Node[] {
  return blocks.flatMap((block) => (block.inlineContent || block.isAtom ? [block] : linesOf(block.children)))
}

function takes(parent: Node, blocks: readonly Node[], { type }: Mark): boolean {
  return (
    parent.type.allowsMarkType(type) && blocks.every((block) => parent.type.contentMatch.matchType(block.type) !== null)
  )
}

const isSuggestion = ({ type }: Mark) => type.name === 'insertion' || type.name === 'deletion'

function plain(content: Fragment): Fragment {
  const nodes = content.content
    .filter(({ marks }) => !marks.some(({ type }) => type.name === 'deletion'))
    .map((node) => node.mark(node.marks.filter((mark) => !isSuggestion(mark))))
  return Fragment.from(nodes)
}

/** What others have put in stays theirs where somebody else moves it: on the words, or on the block they stood in. */
function asMoved(content: Fragment, block: Node, state: EditorState): Fragment {
  const isTheirs = ({ type, attrs }: Mark) => type.name === 'insertion' && attrs.author !== authorOf(state)
  const nodes = content.content
    .filter(({ marks }) => !marks.some(({ type }) => type.name === 'deletion'))
    .map((node) => {
      const left = node.marks.filter((mark) => !isSuggestion(mark))
      const theirs = [...node.marks, ...block.marks].filter(isTheirs)
      return node.mark(theirs.reduce<readonly Mark[]>((all, mark) => mark.addToSet(all), left))
    })
  return Fragment.from(nodes)
}

const marked = (content: Fragment, mark: Mark): Fragment =>
  Fragment.from(plain(content).content.map((node) => node.mark(mark.addToSet(node.marks))))

/** A block that is put in is so as a whole; what it holds is not marked once more. */
function asPutIn(block: Node, mark: Mark): Node {
  const inside = block.inlineContent ? plain(block.content) : block.content
  return block.copy(inside).mark(mark.addToSet(block.marks.filter((one) => !isSuggestion(one))))
}

/** Between two neighboring paragraphs, and nothing else. */
function joins($from: ResolvedPos, $to: ResolvedPos): boolean {
  const isEnd = $from.parent.inlineContent && $from.parentOffset === $from.parent.content.size
  const isBegin = $to.parent.inlineContent && $to.parentOffset === 0
  return isEnd && isBegin && $from.depth > 0 && $from.after() === $to.before()
}

/** The second goes, and its words come in at the end of the first. */
function joinSuggested(
  suggestion: Transaction,
  { from, to }: Omit<Replaced, 'slice'>,
  state: EditorState,
  id: string,
): void {
  const second = state.doc.resolve(to)
  const block = second.parent
  const isOwn = ownMark(block, state, 'insertion') !== undefined
  const mine = markOf(state, 'insertion', id)
  const moved = asMoved(block.content, block, state).content.map((node) => node.mark(mine.addToSet(node.marks)))
  const words = Fragment.from(moved)
  if (isOwn) suggestion.delete(second.before(), second.after())
  else suggestion.addNodeMark(second.before(), markOf(state, 'deletion', id))
  if (words.size > 0) suggestion.insert(from, words)
  suggestion.setSelection(TextSelection.create(suggestion.doc, from))
}
