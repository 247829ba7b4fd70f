import { type Database, inTransaction } from '../../platform/database.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { savedAs } from './askedSearch.rule.ts'
import { readAskedSearch } from './readAskedSearch.ts'
import { insertSavedSearch, listSavedSearches } from './savedSearches.sql.ts'

/** What a person can still look through. */
const MOST_SAVED = 50

export type SaveOutcome = 'saved' | 'full' | 'nothing-asked' | 'erased'

/**
 * Keeps a search with a reader's account; the same one once. `search`: an address's parameters, of which only what we
 * understand is kept.
 */
export async function saveSearch(
  deps: { db: Database; readers: Pick<Readers, 'lock'> },
  readerId: number,
  search: string,
  now: Temporal.Instant,
): Promise<SaveOutcome> {
  const asked = readAskedSearch(Object.fromEntries(new URLSearchParams(search)))
  if (!asked) return 'nothing-asked'
  const kept = savedAs(asked)
  return inTransaction(deps.db, async (tx) => {
    // Two windows of one reader do not save a fifty-first.
    const reader = await deps.readers.lock(tx, readerId)
    if (!reader || reader.erasedAt !== null) return 'erased'
    const known = await listSavedSearches(tx, readerId)
    if (known.some(({ search }) => search === kept)) return 'saved'
    if (known.length >= MOST_SAVED) return 'full'
    await insertSavedSearch(tx, readerId, kept, now)
    return 'saved'
  })
}
