import type { Languages } from '../../design/words/languages.ts'
import { createIssueAccess } from '../../magazine/access/access.module.ts'
import { createIssues } from '../../magazine/issues/issues.module.ts'
import { createPlanning } from '../../magazine/planning/planning.module.ts'
import { createMagazineReader } from '../../magazine/reader/reader.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { magazineMakers } from './magazineMakers.ts'

export type MagazineWingDeps = {
  languages: Languages
  publication: Publication
  media: Media
  maps: Maps
  plans: Plans
  paywall: Paywall
  readers: Readers
}

/** The weekly magazine: what plans its issues, what makes and releases them. */
export async function composeMagazine(platform: Platform, deps: MagazineWingDeps) {
  const { makers, parts } = magazineMakers(platform, deps)
  const planning = createPlanning({ ...platform, ...deps })
  const issues = await createIssues(platform, {
    ...deps,
    makers,
    // Until somebody delivers them.
    released: async () => {},
  })
  const access = createIssueAccess({ paywall: deps.paywall, signer: platform.signerFor('magazine') })
  const reader = createMagazineReader(platform, { ...deps, issues, access })
  return { planning, issues, parts: [planning, issues, reader, ...parts] as const }
}
