/** Gives parts their addresses: those of articles are theirs, and whatever else stands in an issue makes way. */
export function slugGiver(taken: readonly string[]): (wish: string) => string {
  const used = new Set(taken)
  return (wish) => {
    let slug = wish
    for (let turn = 2; used.has(slug); turn++) slug = `${wish}-${turn}`
    used.add(slug)
    return slug
  }
}
