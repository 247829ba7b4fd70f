import type { Node } from 'prosemirror-model'
import { isIdentified } from './isIdentified.rule.ts'

type Placed = { node: Node; at: number }

/** Of those that stand in the text once: which of two is meant nobody can tell. */
export function blocksById(doc: Node): Map<string, Placed> {
  const blocks = new Map<string, Placed>()
  const twice = new Set<string>()
  doc.descendants((node, at) => {
    const { id } = node.attrs
    if (typeof id !== 'string' || !isIdentified(node.type)) return
    if (blocks.has(id)) twice.add(id)
    blocks.set(id, { node, at })
  })
  for (const id of twice) blocks.delete(id)
  return blocks
}
