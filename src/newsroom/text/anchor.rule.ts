import type { Node } from 'prosemirror-model'
import type { Mappable } from 'prosemirror-transform'
import { blocksById } from './blocksById.rule.ts'

export type Anchor = { from: number; to: number; gone: boolean }

/**
 * Where the text that somebody commented on stands after a change: where it was, or in its block, if that was moved as it
 * was. When all of it has gone, the place where it stood.
 */
export function anchorAfter(
  { from, to, gone }: Anchor,
  change: Mappable,
  texts?: { before: Node; after: Node },
): Anchor {
  const [begins, ends] = [change.map(from, 1), change.map(to, -1)]
  if (begins < ends) return { from: begins, to: ends, gone }
  const moved = gone || !texts ? undefined : movedBy({ from, to }, texts)
  return moved === undefined ? { from: ends, to: ends, gone: true } : { from: from + moved, to: to + moved, gone }
}

/** By how much the innermost block around these places was moved, if it is the same one still. */
function movedBy({ from, to }: Omit<Anchor, 'gone'>, { before, after }: { before: Node; after: Node }) {
  if (to > before.content.size) return undefined
  const place = before.resolve(from)
  for (let depth = place.sharedDepth(to); depth > 0; depth--) {
    const block = place.node(depth)
    const there = blocksById(after).get(block.attrs.id)
    if (there?.node.eq(block)) return there.at - place.before(depth)
  }
  return undefined
}
