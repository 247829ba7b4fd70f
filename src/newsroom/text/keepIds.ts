import { Fragment, type Node } from 'prosemirror-model'
import { isIdentified } from './isIdentified.rule.ts'

type Keeping = {
  newId(): string
  /** Which two count as the same. */
  isSame?(old: Node, fresh: Node, at: number): boolean
  /** What the new text could not have, since nothing of it was shown: it stays behind what it stood behind. */
  isUnsaid?(old: Node, at: number): boolean
}

/**
 * A text that was made anew, such as of Markdown, with the identifiers of the one that it comes from: what is the same is
 * that very block, what stands in its place is that block, changed.
 */
export function keepIds(
  before: Node,
  after: Node,
  { newId, isSame = isSameBlock, isUnsaid = () => false }: Keeping,
): Node {
  const taken = new Set<string>()
  const [olds, fresh] = [before.children, after.children]
  const pairs = inCommon(olds, fresh, isSame)
  const children: Node[] = []
  const keep = (node: Node) => {
    children.push(node)
    taken.add(node.attrs.id)
    node.descendants(({ attrs }) => void taken.add(attrs.id))
  }
  let [old, at] = [0, 0]
  for (const [oldAt, freshAt] of [...pairs, [olds.length, fresh.length] as const]) {
    while (old < oldAt && isUnsaid(olds[old] as Node, old)) keep(olds[old++] as Node)
    const gap = olds.slice(old, oldAt)
    for (const node of fresh.slice(at, freshAt)) {
      const match = gap.findIndex((one) => one.type === node.type)
      const [one] = match < 0 ? [] : gap.splice(0, match + 1).slice(-1)
      children.push(withIds(node, one, newId, taken))
    }
    if (olds[oldAt]) keep(olds[oldAt])
    old = oldAt + 1
    at = freshAt + 1
  }
  return after.copy(Fragment.from(children))
}

/** `node` with the identifiers of what stood in its place, as far as that was of its kind. */
function withIds(node: Node, old: Node | undefined, newId: () => string, taken: Set<string>): Node {
  if (node.isText || node.isInline) return node
  const children = node.children.map((child, at) => {
    const there = old?.maybeChild(at)
    return withIds(child, there?.type === child.type ? there : undefined, newId, taken)
  })
  const content = Fragment.from(children)
  if (!isIdentified(node.type)) return node.copy(content)
  const known: unknown = old?.attrs.id
  const id = typeof known === 'string' && !taken.has(known) ? known : newId()
  taken.add(id)
  return node.type.create({ ...node.attrs, id }, content, node.marks)
}

/** All that they say, and not by which identifiers. */
const isSameBlock = (old: Node, fresh: Node): boolean => wordsOf(old) === wordsOf(fresh)

/** Each block is compared with many. */
const written = new WeakMap<Node, string>()

function wordsOf(node: Node): string {
  const words = written.get(node) ?? JSON.stringify(sayingOf(node))
  written.set(node, words)
  return words
}

function sayingOf(node: Node): unknown[] {
  const { id, ...attrs } = node.attrs
  const said = isIdentified(node.type) ? attrs : { id, ...attrs }
  const marks = node.marks.map((mark) => [mark.type.name, mark.attrs])
  return [node.type.name, said, marks, node.text ?? node.children.map(sayingOf)]
}

/** Beyond so many comparisons only what both begin and end with is looked for. */
const MOST_COMPARED = 1_000_000

/** The places of the longest row of children that both have, in order. */
function inCommon(
  olds: readonly Node[],
  fresh: readonly Node[],
  isSame: (old: Node, fresh: Node, at: number) => boolean,
): (readonly [number, number])[] {
  const shorter = Math.min(olds.length, fresh.length)
  const same = (old: number, at: number) => isSame(olds[old] as Node, fresh[at] as Node, old)
  let first = 0
  while (first < shorter && same(first, first)) first++
  let last = 0
  while (last < shorter - first && same(olds.length - 1 - last, fresh.length - 1 - last)) last++
  const [height, width] = [olds.length - first - last, fresh.length - first - last]
  const pairs: (readonly [number, number])[] = Array.from({ length: first }, (_, at) => [at, at] as const)
  if (height > 0 && width > 0 && height * width <= MOST_COMPARED) {
    const lengths = Array.from({ length: height + 1 }, () => new Uint32Array(width + 1))
    const length = (row: number, column: number) => lengths[row]?.[column] ?? 0
    const equal = Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_, column) => same(first + row, first + column)),
    )
    for (let row = height - 1; row >= 0; row--) {
      for (let column = width - 1; column >= 0; column--) {
        const longest = equal[row]?.[column]
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1))
        ;(lengths[row] as Uint32Array)[column] = longest
      }
    }
    for (let row = 0, column = 0; row < height && column < width; ) {
      if (equal[row]?.[column]) pairs.push([first + row++, first + column++])
      else if (length(row + 1, column) >= length(row, column + 1)) row++
      else column++
    }
  }
  for (let at = last; at > 0; at--) pairs.push([olds.length - at, fresh.length - at])
  return pairs
}
