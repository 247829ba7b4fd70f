import type { CompiledClause, Way } from './compiled.ts'
import type { Marker } from './marker.ts'

/** `corrected`: words that nobody typed. */
export function makeMarker(clauses: readonly CompiledClause[], corrected: ReadonlySet<string>): Marker {
  const first = new Map<string, Way[]>()
  const beginnings: Way[] = []
  const starts = new Set<string>()
  const telling = clauses.some(({ isNot, isLittle }) => !isNot && !isLittle)
  for (const { ways, isNot, isLittle } of clauses) {
    if (isNot || (isLittle && telling)) continue
    for (const way of ways) {
      for (const word of way.lexemes) starts.add(word.replace(/^~[^:]*:/, '').slice(0, 2))
      const marked = corrected.has(way.asked) && way.how !== 'synonym' ? { ...way, how: 'spelling' as const } : way
      if (way.isPrefix) beginnings.push(marked)
      // Words of a name stand anywhere, so each is marked by itself.
      else
        for (const word of way.isPhrase ? way.lexemes.slice(0, 1) : way.lexemes) {
          first.set(word, [...(first.get(word) ?? []), marked])
        }
    }
  }
  return { first, beginnings, starts }
}
