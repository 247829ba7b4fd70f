import type { Node, Slice } from 'prosemirror-model'
import type { Mappable, Step, Transform } from 'prosemirror-transform'
import { blocksById } from './blocksById.rule.ts'

/**
 * A browser's own steps, made anew on what others did meanwhile, as `prosemirror-collab` does it: first `mine` steps that
 * take the own ones back, then `theirs`, then those of the own that could be placed, each with its mirror in the mapping.
 */
export type Rebase = { change: Transform; mine: number; theirs: number }

/** What a moved block takes along by itself; positions are those after the rebase, in order and apart from each other. */
export type Along = { from: number; to: number; slice: Slice }

/** A passage that is not in the text any more, and that nobody deleted who had read it. */
export type TrayEntry = {
  whose: 'mine' | 'theirs'
  /** The words that are missing. */
  words: string
  /** The whole of the paragraph, or whatever it stood in, as its author had it. */
  passage: string
  /** The text that stands there now; empty where nothing does. */
  instead: string
  /** Where it belongs, in the text after the rebase. */
  place: number
  slice: Slice
  /** Where it is not the words of a block that are missing, but what was said of it. */
  attribute?: string
}

export type Reconciled = { along: Along[]; tray: TrayEntry[] }

/**
 * What plain rebasing loses without a word: own steps that could not be placed, and words of others that an own step
 * deleted although its author never saw them. What stood in a block that was moved goes with it; the rest is for a person.
 */
export function reconcile({ change, mine, theirs }: Rebase): Reconciled {
  if (mine === 0) return { along: [], tray: [] }
  const base = docAt(change, mine)
  const sides: Side[] = [
    {
      whose: 'mine',
      doc: docAt(change, 0),
      way: change.mapping,
      ...writtenBy(change.steps.slice(0, mine).reverse(), 'taken back'),
      base,
      since: change.mapping.slice(0, mine).invert(),
      merged: change.doc,
    },
    {
      whose: 'theirs',
      doc: docAt(change, mine + theirs),
      way: change.mapping.slice(mine + theirs),
      ...writtenBy(change.steps.slice(mine, mine + theirs), 'done'),
      base,
      since: change.mapping.slice(mine, mine + theirs),
      merged: change.doc,
    },
  ]
  const along: Along[] = []
  const tray: TrayEntry[] = []
  for (const side of sides) {
    const moved = editsOfMoved(side)
    along.push(...moved.map(({ along }) => along))
    const isOpen = ({ from, to }: Range) => !moved.some((one) => one.from <= from && to <= one.to)
    tray.push(...asPassages(side, lostOf(side).filter(isOpen)))
    for (const { from, to, ...entry } of lostAttributes(side)) if (isOpen({ from, to })) tray.push(entry)
  }
  return { along: apartFromEachOther(along), tray }
}

type Side = {
  whose: 'mine' | 'theirs'
  /** The text as this side had it. */
  doc: Node
  /** From there to the merged text. */
  way: Mappable
  written: Range[]
  /** Attributes that it set, and of which block. */
  attributes: { at: number; name: string }[]
  /** What both sides began from, and how it became this side's text. */
  base: Node
  since: Mappable
  merged: Node
}
type Range = { from: number; to: number }
type Lost = Range & { words: string }

const docAt = (change: Transform, step: number): Node => change.docs[step] ?? change.doc

/** What these steps put in, in the text after all of them. */
function writtenBy(steps: readonly Step[], as: 'done' | 'taken back'): Pick<Side, 'written' | 'attributes'> {
  let written: Range[] = []
  let attributes: Side['attributes'] = []
  for (const step of steps) {
    const map = as === 'done' ? step.getMap() : step.getMap().invert()
    written = written
      .map(({ from, to }) => ({ from: map.map(from, 1), to: map.map(to, -1) }))
      .filter(({ from, to }) => from < to)
    attributes = attributes
      .filter(({ at }) => !map.mapResult(at, 1).deletedAfter)
      .map(({ at, name }) => ({ at: map.map(at, 1), name }))
    map.forEach((_from, _to, from, to) => {
      if (from < to) written.push({ from, to })
    })
    const { stepType, pos, attr } = step.toJSON()
    if (stepType === 'attr' && !attributes.some(({ at, name }) => at === pos && name === attr)) {
      attributes.push({ at: pos, name: attr })
    }
  }
  return { written: united(written), attributes }
}

function united(ranges: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}

/** What this side wrote and the merged text does not have: letters, and blocks that say something by themselves. */
function lostOf(side: Side): Lost[] {
  const lost: Lost[] = []
  for (const { from, to } of side.written) {
    side.doc.nodesBetween(from, to, (node, at) => {
      if (node.isText) {
        const range = { from: Math.max(from, at), to: Math.min(to, at + node.nodeSize) }
        lost.push(...lostLetters(side, range).map((one) => ({ ...one, words: textIn(side.doc, one) })))
      } else if (at >= from && saidBy(node) !== undefined && side.way.mapResult(at, 1).deletedAfter) {
        lost.push({ from: at, to: at + 1, words: saidBy(node) as string })
      }
      return true
    })
  }
  return lost
}

/** By halves: a long passage is mostly there as a whole. */
function lostLetters(side: Side, range: Range): Range[] {
  const there = { from: side.way.map(range.from, 1), to: side.way.map(range.to, -1) }
  if (there.from < there.to && textIn(side.merged, there) === textIn(side.doc, range)) return []
  if (range.to - range.from <= 1) return [range]
  const middle = (range.from + range.to) >> 1
  return united([
    ...lostLetters(side, { from: range.from, to: middle }),
    ...lostLetters(side, { from: middle, to: range.to }),
  ])
}

const textIn = (doc: Node, { from, to }: Range): string => doc.textBetween(from, to, '\n')

/** Attributes that somebody typed; undefined: the block says nothing by itself. */
function saidBy(node: Node): string | undefined {
  const { alt, credit, source, title, url, slug, newsletter } = node.attrs
  const said = [alt, credit, source, title, url, slug, newsletter].filter((value) => typeof value === 'string')
  return said.length > 0 && !node.isText ? said.join(' ') : undefined
}

type Moved = Range & { along: Along }

/**
 * Edits in blocks that stand somewhere else by now, known by their identifiers. Where the other side only moved the
 * block, it becomes what this side made of it.
 */
function editsOfMoved(side: Side): Moved[] {
  const [before, after] = [blocksById(side.base), blocksById(side.merged)]
  const found: Moved[] = []
  side.doc.descendants((node, at) => {
    if (node.isText || found.some(({ to }) => at < to)) return false
    const [base, merged] = [before.get(node.attrs.id), after.get(node.attrs.id)]
    const wasEdited = base && !node.eq(base.node)
    if (!wasEdited || !merged || !side.way.mapResult(at, 1).deletedAfter) return true
    if (!merged.node.eq(base.node) || !holdsAll(side, base, { from: at, to: at + node.nodeSize })) return true
    const from = merged.at
    const slice = side.doc.slice(at, at + node.nodeSize)
    found.push({ from: at, to: at + node.nodeSize, along: { from, to: from + merged.node.nodeSize, slice } })
    return false
  })
  return found
}

/** Whoever has split the block has a part of it elsewhere; it would be lost with what the block becomes. */
function holdsAll(side: Side, base: { node: Node; at: number }, block: Range): boolean {
  const [first, last] = [base.at + 1, base.at + base.node.nodeSize - 1]
  return side.since.map(first, -1) > block.from && side.since.map(last, 1) < block.to
}

function apartFromEachOther(along: readonly Along[]): Along[] {
  const all: Along[] = []
  for (const one of along.toSorted((a, b) => a.from - b.from)) {
    if (one.from >= (all.at(-1)?.to ?? 0)) all.push(one)
  }
  return all
}

/** What is missing in a row is one passage. */
function asPassages(side: Side, lost: readonly Lost[]): TrayEntry[] {
  const passages: Lost[] = []
  for (const one of lost) {
    const last = passages.at(-1)
    if (last && hasNoLetters(side.doc, { from: last.to, to: one.from })) {
      last.words += (last.to < one.from ? '\n' : '') + one.words
      last.to = one.to
    } else passages.push({ ...one })
  }
  return passages.map(({ from, to, words }) => ({
    ...entryAt(side, from),
    words,
    slice: side.doc.slice(from, to),
  }))
}

function entryAt(side: Side, at: number) {
  const place = side.way.map(at, -1)
  return {
    whose: side.whose,
    passage: blockTextAt(side.doc, at),
    instead: blockTextAt(side.merged, place),
    place,
  }
}

/** An attribute that somebody typed, such as the words for whoever does not see a picture, and that another one took. */
function lostAttributes(side: Side): (TrayEntry & Range)[] {
  return side.attributes.flatMap(({ at, name }) => {
    const node = side.doc.nodeAt(at)
    const value: unknown = node?.attrs[name]
    if (!node || typeof value !== 'string' || value === '') return []
    const place = side.way.mapResult(at, 1)
    const isThere = !place.deletedAfter && side.merged.nodeAt(place.pos)?.attrs[name] === value
    if (isThere) return []
    const to = at + node.nodeSize
    const slice = side.doc.slice(at, to)
    return [{ ...entryAt(side, at), words: value, slice, attribute: name, from: at, to }]
  })
}

/** Between two places there are only ends and beginnings of blocks. */
function hasNoLetters(doc: Node, { from, to }: Range): boolean {
  return from >= to || doc.textBetween(from, to) === ''
}

function blockTextAt(doc: Node, position: number): string {
  const place = doc.resolve(position)
  if (place.parent.isTextblock) return place.parent.textContent
  const after = place.nodeAfter
  return after && !after.isText ? after.textBetween(0, after.content.size, '\n') : ''
}
