import type { Languages } from '../../design/words/languages.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import { type ChecksPorts, createChecks } from '../../newsroom/checks/checks.module.ts'
import { createPreview } from '../../newsroom/preview/preview.module.ts'
import { findWorkflow } from '../../newsroom/workflow/workflow.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'

export type ChecksWingDeps = {
  languages: Languages
  publication: Publication
  media: Media
  maps: Maps
  plans: Plans
  paywall: Paywall
  newsletters: Newsletters
}

/** What is said of an article before it goes out, and how it would look. */
export function composeChecks(platform: Platform, deps: ChecksWingDeps) {
  const ports: ChecksPorts = {
    async knownPictures(db, ids) {
      const found = await deps.media.findPictures(db, ids)
      return new Map([...found].map(([id, { credit }]) => [id, { credit, isDecorative: false, refused: undefined }]))
    },
    embargoOf: async (db, articleId) => (await findWorkflow(db, articleId))?.embargoAt ?? undefined,
    reachOut: async () => ({ kind: 'silent', why: 'links are not looked at yet' }),
  }
  const checks = createChecks(platform, { ...ports, publication: deps.publication })
  const preview = createPreview({ ...platform, ...deps, box: deps.newsletters.boxes })
  return { checks, parts: [checks, preview] as const }
}
