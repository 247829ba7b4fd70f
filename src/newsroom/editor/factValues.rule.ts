import type { ArticleFacts } from './facts.ts'

/** What the facts say, without who said it. */
export function factValues(facts: ArticleFacts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([fact, { value }]) => [fact, value]))
}
