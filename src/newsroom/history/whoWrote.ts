import type { AuthoredRange, Authorship } from './authorshipOf.ts'
import type { Piece } from './comparedNode.ts'

/** Who put a passage in or took it out; more than one where several wrote at it. */
export function whoWrote(authorship: Authorship | undefined, { change, from, to }: Omit<Piece, 'nodes'>): number[] {
  if (!authorship) return []
  if (change === 'added' || change === 'restyled') return within(authorship.added, from, to)
  return change === 'removed' || change === 'joined' ? within(authorship.removed, from, Math.max(to, from + 1)) : []
}

const within = (ranges: readonly AuthoredRange[], from: number, to: number): number[] => [
  ...new Set(ranges.filter((range) => range.from < to && from < range.to).map(({ staffId }) => staffId)),
]
