import { diffArrays } from 'diff'
import type { Node } from 'prosemirror-model'
import { isIdentified } from '../text/text.module.ts'
import type { Placed } from './token.ts'

/** What stands in one place of both texts, or in one of them alone. */
export type Aligned =
  | { kind: 'pair'; before: Placed; after: Placed; isMoved: boolean }
  | { kind: 'removed'; before: Placed }
  | { kind: 'added'; after: Placed }

export type BlocksOfBoth = { before: ReadonlyMap<string, Placed>; after: ReadonlyMap<string, Placed> }

/**
 * Which of the older ones is which of the newer: by identifier wherever it stood, else by what they say, else, inside of
 * tables, by their place. In the order of the newer text, with what was removed where it stood.
 */
export function alignNodes(befores: readonly Placed[], afters: readonly Placed[], blocks: BlocksOfBoth): Aligned[] {
  const partner = partnersOf(befores, afters, blocks)
  const places = new Map(befores.map(({ at }, index) => [at, index]))
  const inPlace = longestRising(
    afters.flatMap((after, index) => {
      const place = places.get(partner.get(after)?.at ?? -1)
      return place === undefined ? [] : [{ index, place }]
    }),
  )
  const taken = new Set([...partner.values()].map(({ at }) => at))
  const isGone = (before: Placed) =>
    !taken.has(before.at) && !(keyOf(before.node) !== undefined && blocks.after.has(keyOf(before.node) as string))
  const aligned: Aligned[] = []
  let [next, waiting]: [number, Aligned[]] = [0, []]
  const removeUntil = (end: number) => {
    for (const before of befores.slice(next, end)) if (isGone(before)) aligned.push({ kind: 'removed', before })
    aligned.push(...waiting)
    waiting = []
    next = end + 1
  }
  for (const [index, after] of afters.entries()) {
    const before = partner.get(after)
    const place = inPlace.get(index)
    if (!before) waiting.push({ kind: 'added', after })
    else if (place === undefined) waiting.push({ kind: 'pair', before, after, isMoved: true })
    else {
      removeUntil(place)
      aligned.push({ kind: 'pair', before, after, isMoved: false })
    }
  }
  removeUntil(befores.length)
  return aligned
}

function partnersOf(befores: readonly Placed[], afters: readonly Placed[], blocks: BlocksOfBoth): Map<Placed, Placed> {
  const partner = new Map<Placed, Placed>()
  const byKey = new Map(befores.flatMap((before) => ifKeyed(before)))
  const taken = new Set<number>()
  for (const after of afters) {
    const key = keyOf(after.node)
    // Of items and notes, which are no blocks, only here; a block may have come from anywhere.
    const before = key === undefined ? undefined : (byKey.get(key) ?? blocks.before.get(key))
    if (!before || taken.has(before.at) || isBlock(before.node) !== isBlock(after.node)) continue
    partner.set(after, before)
    taken.add(before.at)
  }
  const isElsewhere = ({ node }: Placed) => isBlock(node) && blocks.after.has(String(node.attrs.id))
  const left = {
    before: befores.filter((one) => !taken.has(one.at) && !isElsewhere(one)),
    after: afters.filter((one) => !partner.has(one)),
  }
  for (const [before, after] of alike(left.before, left.after)) partner.set(after, before)
  return partner
}

const isBlock = (node: Node): boolean => isIdentified(node.type)
const ifKeyed = (placed: Placed): [string, Placed][] => {
  const key = keyOf(placed.node)
  return key === undefined ? [] : [[key, placed]]
}

/** An item is known by the block with which it begins. */
function keyOf({ attrs, type, firstChild }: Node): string | undefined {
  if (typeof attrs.id === 'string') return type.name === 'note' ? `note ${attrs.id}` : attrs.id
  return type.name === 'listItem' && typeof firstChild?.attrs.id === 'string'
    ? `item ${firstChild.attrs.id}`
    : undefined
}

/** So many blocks may come and go before the shortest way between two texts is worth nobody's waiting for it. */
const MOST_DIFFERENCES = 1_000

/** Those that say the same, in their order; between them, what has no identifier, by its place. */
function alike(befores: readonly Placed[], afters: readonly Placed[]): [Placed, Placed][] {
  const pairs: [Placed, Placed][] = []
  let [old, fresh]: [Placed[], Placed[]] = [[], []]
  const byPlace = () => {
    for (const [index, before] of old.entries()) {
      const after = fresh[index]
      if (after && before.node.type === after.node.type && !isBlock(before.node)) pairs.push([before, after])
    }
    ;[old, fresh] = [[], []]
  }
  let [i, j] = [0, 0]
  const [keys, freshKeys] = [befores.map(contentKey), afters.map(contentKey)]
  const changes = diffArrays(keys, freshKeys, { maxEditLength: MOST_DIFFERENCES })
  if (!changes) return inOrder(keys, freshKeys).map(([a, b]) => [befores[a] as Placed, afters[b] as Placed])
  for (const { added, removed, count } of changes) {
    if (removed) old.push(...befores.slice(i, i + count))
    else if (added) fresh.push(...afters.slice(j, j + count))
    else {
      byPlace()
      for (let n = 0; n < count; n++) pairs.push([befores[i + n] as Placed, afters[j + n] as Placed])
    }
    if (!added) i += count
    if (!removed) j += count
  }
  byPlace()
  return pairs
}

/** Of two texts that differ in nearly everything: each with the first that says the same, as far as their order is kept. */
function inOrder(befores: readonly string[], afters: readonly string[]): [number, number][] {
  const places = new Map<string, number[]>()
  for (const [place, key] of befores.entries()) {
    const same = places.get(key)
    if (same) same.push(place)
    else places.set(key, [place])
  }
  for (const left of places.values()) left.reverse()
  const pairs = afters.flatMap((key, index) => {
    const place = places.get(key)?.pop()
    return place === undefined ? [] : [{ index, place }]
  })
  return [...longestRising(pairs)].map(([index, place]) => [place, index])
}

function contentKey({ node }: Placed): string {
  return JSON.stringify(node.toJSON(), (name, value) => (name === 'id' ? undefined : value))
}

/** Of the pairs the most that are in the same order in both texts: they stand where they stood. */
function longestRising(pairs: readonly { index: number; place: number }[]): Map<number, number> {
  type Link = { index: number; place: number; before: Link | undefined }
  const ends: Link[] = []
  for (const pair of pairs) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as Link).place < pair.place) low = middle + 1
      else high = middle
    }
    ends[low] = { ...pair, before: ends[low - 1] }
  }
  const found = new Map<number, number>()
  for (let link = ends.at(-1); link; link = link.before) found.set(link.index, link.place)
  return found
}
