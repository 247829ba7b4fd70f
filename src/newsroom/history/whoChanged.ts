import type { Authorship } from './authorshipOf.ts'
import type { ComparedNode } from './comparedNode.ts'
import { whoWrote } from './whoWrote.ts'

/** Everybody who has changed something in a block, in the order of the text. */
export function whoChanged(authorship: Authorship | undefined, node: ComparedNode): number[] {
  const { change, from } = node
  const isWhole = change === 'added' || change === 'removed'
  const own = isWhole ? whoWrote(authorship, { change, from, to: from + node.node.nodeSize }) : []
  const inside = [
    ...node.pieces.flatMap((piece) => whoWrote(authorship, piece)),
    ...node.content.flatMap((one) => whoChanged(authorship, one)),
  ]
  return [...new Set([...inside, ...own])]
}
