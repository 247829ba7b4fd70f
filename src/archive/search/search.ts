import type { SearchAnswer, Suggestion } from './answer.ts'
import type { SearchReach, SearchRequest } from './request.ts'

export type Search = {
  /** Never fails for what was typed. Rejects with the database, and with `isOutOfTime` where a search took seconds. */
  search(request: SearchRequest): Promise<SearchAnswer>
  /** What the last words typed may become: eight at most, places first. Nothing for less than two letters (one of a script without spaces). */
  suggest(asked: { start: string; reach: SearchReach; language: string }): Promise<Suggestion[]>
}
