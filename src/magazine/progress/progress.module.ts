import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { createPlaceEndpoint } from './place.endpoint.ts'
import { countPlaces, deletePlaces, listPlaceRows } from './places.sql.ts'
import type { ProgressDeps } from './progressDeps.ts'

/** Where readers are in which issue, and what of it they have read, on whichever of their devices. */
export function createProgress(platform: Platform, given: Omit<ProgressDeps, keyof Platform>) {
  const deps: ProgressDeps = { ...platform, ...given }
  // They stand by the reader's number: a new address changes nothing.
  const places: PersonalDataHolder = {
    name: 'magazinePlaces',
    facts: async (from, { readerId }) => (await countPlaces(from, readerId)) || undefined,
    everything: (from, { readerId }) => listPlaceRows(from, readerId),
    erase: (tx, { readerId }) => deletePlaces(tx, readerId),
  }
  return { endpoints: { magazinePlace: createPlaceEndpoint(deps) }, personalData: [places] }
}
