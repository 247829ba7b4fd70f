import type { FactName } from './facts.ts'

/** How a fact stands at the desk; of version 0 it is as the article has it, and nobody has touched it here. */
export type ArticleFact = {
  value: unknown
  version: number
  staffId: number | undefined
  at: Temporal.Instant | undefined
}
export type ArticleFacts = Record<FactName, ArticleFact>
