import type { AuthoredRange, Authorship } from './authorsBetween.ts'
import type { ComparedNode, Piece } from './comparedNode.ts'

/** Who put a passage in or took it out; more than one where several wrote at it. */
export function whoWrote(authorship: Authorship | undefined, { change, from, to }: Omit<Piece, 'nodes'>): number[] {
  if (!authorship) return []
  if (change === 'added' || change === 'restyled') return within(authorship.added, from, to)
  return change === 'removed' || change === 'joined' ? within(authorship.removed, from, Math.max(to, from + 1)) : []
}

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

const within = (ranges: readonly AuthoredRange[], from: number, to: number): number[] => [
  ...new Set(ranges.filter((range) => range.from < to && from < range.to).map(({ staffId }) => staffId)),
]
