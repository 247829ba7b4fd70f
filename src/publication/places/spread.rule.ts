export type Spot = { x: number; y: number }

const ROUNDS = 200

/**
 * Moves marks apart until none is nearer to another than `gap`, each no further than it must, all of them on the
 * sheet. Marks on one and the same spot fan out in the order in which they come.
 */
export function spread(spots: readonly Spot[], gap: number, sheet: { width: number; height: number }): Spot[] {
  const edge = gap / 2
  const within = ({ x, y }: Spot): Spot => ({
    x: Math.max(edge, Math.min(sheet.width - edge, x)),
    y: Math.max(edge, Math.min(sheet.height - edge, y)),
  })
  const moved = spots.map(within)
  for (let round = 0; round < ROUNDS; round++) {
    let pushed = false
    for (const [position, one] of moved.entries()) {
      for (const other of moved.slice(position + 1)) {
        const [x, y] = [other.x - one.x, other.y - one.y]
        const away = Math.hypot(x, y)
        if (away >= gap) continue
        pushed = true
        // On one spot there is no direction to go; the golden angle gives each another.
        const turn = position * 2.4
        const [alongX, alongY] = away < 0.5 ? [Math.cos(turn), Math.sin(turn)] : [x / away, y / away]
        const step = (gap - away) / 2 + 0.5
        Object.assign(one, within({ x: one.x - alongX * step, y: one.y - alongY * step }))
        Object.assign(other, within({ x: other.x + alongX * step, y: other.y + alongY * step }))
      }
    }
    if (!pushed) break
  }
  return moved.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
}
