import type { RefuseAt } from './refusal.ts'
import type { Facts } from './source.ts'

/**
 * No import leads back to its file, not even for a type: files that need each other are one subject that was cut in
 * the wrong place. Of every knot the shortest circle is said, since that is the one that can be untied.
 */
export function checkCycles(all: Facts[], refuseAt: RefuseAt) {
  const byPath = new Map(all.map((facts) => [facts.file.path, facts]))
  const importsOf = (path: string) =>
    (byPath.get(path)?.imports ?? []).flatMap(({ target }) =>
      target !== undefined && byPath.has(target) ? target : [],
    )
  for (const knot of findKnots([...byPath.keys()].toSorted(), importsOf)) {
    const circle = findShortestCircle(knot, importsOf)
    const [first = '', second = first] = circle
    const line = byPath.get(first)?.imports.find((found) => found.target === second)?.line ?? 1
    const others = knot.length > circle.length ? `, the shortest circle of ${knot.length} files` : ''
    refuseAt(first, line, 'cycles', `imports itself: ${[...circle, first].join(' → ')}${others}`)
  }
}

/** Tarjan's strongly connected components, without the files that stand alone. */
function findKnots(paths: string[], importsOf: (path: string) => string[]): string[][] {
  const order = new Map<string, number>()
  const earliest = new Map<string, number>()
  const stack: string[] = []
  const open = new Set<string>()
  const knots: string[][] = []

  const visit = (path: string) => {
    const number = order.size
    order.set(path, number)
    earliest.set(path, number)
    stack.push(path)
    open.add(path)
    const reach = (reached: number) => earliest.set(path, Math.min(earliest.get(path) ?? number, reached))
    for (const target of importsOf(path)) {
      if (!order.has(target)) {
        visit(target)
        reach(earliest.get(target) ?? number)
      } else if (open.has(target)) reach(order.get(target) ?? number)
    }
    if (earliest.get(path) !== number) return
    const knot = stack.splice(stack.indexOf(path))
    for (const member of knot) open.delete(member)
    if (knot.length > 1 || importsOf(path).includes(path)) knots.push(knot.toSorted())
  }

  for (const path of paths) if (!order.has(path)) visit(path)
  return knots
}

/** Begins with the file whose name comes first, so that the same circle is always said in the same way. */
function findShortestCircle(knot: string[], importsOf: (path: string) => string[]): string[] {
  const members = new Set(knot)
  return knot
    .map((start) => findWayBack(start, (path) => importsOf(path).filter((target) => members.has(target))))
    .reduce((shortest, circle) => (circle.length < shortest.length ? circle : shortest))
}

/** The shortest way from a file of a knot over its imports back to it. */
function findWayBack(start: string, importsOf: (path: string) => string[]): string[] {
  const ways = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const target of importsOf(way.at(-1) ?? start)) {
      if (target === start) return way
      if (seen.has(target)) continue
      seen.add(target)
      ways.push([...way, target])
    }
  }
  return [start]
}
