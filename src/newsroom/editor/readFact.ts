import { FACTS, type FactName, type FactProblem, KEPT } from './facts.ts'

/** A fact of what was said, or what is wrong with it: in our words, never the validator's. */
export function readFact(fact: FactName, value: unknown): { value: unknown } | { problem: FactProblem } {
  const read = FACTS[fact].safeParse(value)
  if (read.success) return { value: read.data }
  const [issue] = read.error.issues
  const at = issue?.path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown>)[key], value)
  if (issue?.code === 'too_big' && Array.isArray(at)) {
    return { problem: { kind: 'too-many', count: at.length, most: Number(issue.maximum) } }
  }
  if (issue?.code === 'too_big' && typeof at === 'string') {
    const [part] = issue.path
    const named = typeof part === 'number' ? `${at.slice(0, 30)}…` : (part as string | undefined)
    return { problem: { kind: 'too-long', length: at.trim().length, most: Number(issue.maximum), part: named } }
  }
  if (typeof at === 'string' && !KEPT.test(at)) return { problem: { kind: 'letters' } }
  return { problem: { kind: fact === 'slug' ? 'no-address' : fact === 'places' ? 'no-places' : 'no-such' } }
}
