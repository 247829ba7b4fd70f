import { createIssueAccess } from '../../magazine/access/access.module.ts'
import { createIssues } from '../../magazine/issues/issues.module.ts'
import { createIssuePictures } from '../../magazine/pictures/pictures.module.ts'
import { createPlanning, loadSettings } from '../../magazine/planning/planning.module.ts'
import { createProgress } from '../../magazine/progress/progress.module.ts'
import { createMagazineReader } from '../../magazine/reader/reader.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import { composeDelivery, type DeliveryWingDeps } from './composeDelivery.ts'
import { magazineMakers } from './magazineMakers.ts'

export type MagazineWingDeps = { maps: Maps; plans: Plans } & Omit<
  DeliveryWingDeps,
  'issues' | 'newsletter' | 'readCover'
>

/** The weekly magazine: what plans its issues, what makes and releases them, and how they come to their readers. */
export async function composeMagazine(platform: Platform, deps: MagazineWingDeps) {
  const { makers, parts } = magazineMakers(platform, deps)
  const planning = createPlanning({ ...platform, ...deps })
  const late: {
    delivery?: Pick<ReturnType<typeof composeDelivery>['delivery'], 'released'>
    pictures?: Pick<ReturnType<typeof createIssuePictures>, 'makeSoon'>
  } = {}
  const issues = await createIssues(platform, {
    ...deps,
    makers,
    async released(tx, issue) {
      await late.pictures?.makeSoon(tx, issue)
      await late.delivery?.released(tx, issue)
    },
    async remade(tx, issue) {
      await late.pictures?.makeSoon(tx, issue)
    },
  })
  const issuePictures = createIssuePictures(platform, { ...deps, issues })
  const { readCover } = issuePictures
  const access = createIssueAccess({ paywall: deps.paywall, signer: platform.signerFor('magazine') })
  const reader = createMagazineReader(platform, { ...deps, issues, access })
  const progress = createProgress(platform, { ...deps, issues, access })
  const newsletter = async () => (await loadSettings(platform.db))?.newsletter
  const { delivery, parts: deliveryParts } = composeDelivery(platform, { ...deps, issues, newsletter, readCover })
  Object.assign(late, { delivery, pictures: issuePictures })
  const all = [planning, issues, issuePictures, reader, progress, ...parts, ...deliveryParts] as const
  return { planning, issues, issuePictures, parts: all }
}
