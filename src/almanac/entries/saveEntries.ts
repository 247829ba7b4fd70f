import { type Database, inTransaction } from '../../platform/database.ts'
import { findOrMakePlaces } from '../../publication/places/places.module.ts'
import { announceEntries } from './announceEntries.ts'
import { type Stored, storeEntries } from './entries.sql.ts'
import type { EntryDraft, MonthDay } from './entry.ts'

/**
 * Stores these entries, each key at most once among them, and tells every process which days are others now: an entry
 * that is there already is changed, or left as it is where nothing of it is another.
 */
export function saveEntries(db: Database, drafts: readonly EntryDraft[], now: Temporal.Instant): Promise<Stored[]> {
  return inTransaction(db, async (tx) => {
    const places = await findPlaces(tx, drafts)
    const rows = drafts.map(({ place, ...draft }) => ({
      ...draft,
      placeId: places.get(draft.key),
      point: place?.point,
    }))
    const stored = await storeEntries(tx, rows, now)
    const byKey = new Map(drafts.map((draft) => [draft.key, draft]))
    const days = stored.flatMap(({ key, outcome, before }): MonthDay[] => {
      const draft = byKey.get(key)
      return outcome === 'unchanged' || !draft ? [] : [draft, ...(before ? [before] : [])]
    })
    await announceEntries(tx, days)
    return stored
  })
}

/** By the entry's key. A point is where it was: it says where a city is, and nothing of where its country is. */
async function findPlaces(tx: Database, drafts: readonly EntryDraft[]): Promise<Map<string, number>> {
  const placed = drafts.flatMap(({ key, place }) => (place ? [{ key, place }] : []))
  const wanted = placed.map(({ place }) => (place.city === undefined ? { country: place.country } : place))
  const ids = await findOrMakePlaces(tx, wanted)
  return new Map(placed.flatMap(({ key }, at) => (ids[at] === undefined ? [] : [[key, ids[at]] as const])))
}
