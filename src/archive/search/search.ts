import type { SearchAnswer, Suggestion } from './answer.ts'
import type { NewSearch, SearchReach, SearchRequest } from './request.ts'

export type Search = {
  /** Never fails for what was typed. Rejects with the database, and with `isOutOfTime` where a search took seconds. */
  search(request: SearchRequest): Promise<SearchAnswer>
  /** Article groups of which that search finds something new; a floor as with every count. */
  countNew(request: NewSearch): Promise<SearchAnswer['count']>
  /** What the last words typed may become: eight at most, places first. Nothing for less than two letters (one of a script without spaces). */
  suggest(asked: { start: string; reach: SearchReach; language: string }): Promise<Suggestion[]>
}
