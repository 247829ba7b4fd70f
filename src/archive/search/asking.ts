import type { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { IndexFacts } from './createIndexFacts.ts'
import type { Words } from './search.sql.ts'

/** One search, in its transaction. `proof` is there where `words` are the full ones. */
export type Asking = {
  tx: Database
  words: Words
  proof: ReadsEverything | undefined
  facts: IndexFacts
  zone: string
  now: Temporal.Instant
}
