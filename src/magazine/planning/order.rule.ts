/** Where something is to stand: at a place counted from 1, or before something else; undefined: last. */
export type Target = { at: number } | { before: number } | undefined

/** The list with `piece` in its new place; one that was there moves. Beyond the end is the end. */
export function placeAt<Piece extends { groupId: number; place: string }>(
  pieces: readonly Piece[],
  piece: Piece,
  target: Target,
): Piece[] {
  const others = pieces.filter(({ groupId }) => groupId !== piece.groupId)
  // Positions are counted among those of its kind: “the third piece”, “the second sentence of the week”.
  const kin = others.filter(({ place }) => place === piece.place)
  const at = positionIn(kin, target)
  kin.splice(at, 0, piece)
  const rest = others.filter(({ place }) => place !== piece.place)
  return piece.place === 'piece' ? [...kin, ...rest] : [...rest, ...kin]
}

function positionIn(kin: readonly { groupId: number }[], target: Target): number {
  if (target === undefined) return kin.length
  if ('at' in target) return Math.min(kin.length, Math.max(0, target.at - 1))
  const before = kin.findIndex(({ groupId }) => groupId === target.before)
  return before === -1 ? kin.length : before
}
