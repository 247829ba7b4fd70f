import type { NodeType } from 'prosemirror-model'

/** Whether such nodes have an identifier of their own: blocks, and the parts of some. */
export function isIdentified(type: NodeType): boolean {
  return type.isInGroup('block') || type.isInGroup('part')
}
