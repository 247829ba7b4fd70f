import type { Languages } from '../../design/words/languages.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { Library } from '../../media/library/library.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import { type ChecksPorts, createChecks, type ReachOut } from '../../newsroom/checks/checks.module.ts'
import { createPreview } from '../../newsroom/preview/preview.module.ts'
import { findWorkflow } from '../../newsroom/workflow/workflow.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { GuardedFetch } from '../../platform/outgoing/guardedFetch.ts'
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
  library: Library
  guardedFetch: GuardedFetch
}

/** Of a link it is only asked whether it is there. */
const REACHED = { most: 0, timeoutMs: 10_000 }

function reachBy(guardedFetch: GuardedFetch): ReachOut {
  return async (url, method, signal) => {
    const found = await guardedFetch(url, { ...REACHED, method, signal })
    if (found.kind === 'answered') return { kind: 'answered', status: found.status }
    if (found.reason === 'private') return { kind: 'private' }
    return found.reason === 'unknown-host' ? { kind: 'nowhere' } : { kind: 'silent', why: found.reason }
  }
}

/** What is said of an article before it goes out, and how it would look. */
export function composeChecks(platform: Platform, deps: ChecksWingDeps) {
  const ports: ChecksPorts = {
    async knownPictures(db, ids, at) {
      const rights = await deps.library.rightsOf(db, ids, at)
      const refusedOf = (id: string) => {
        const right = rights.get(id)
        return right?.kind === 'refused' ? { reason: right.reason, day: right.day } : undefined
      }
      const said = await deps.library.listSaid(db, ids)
      return new Map(said.map(({ id, ...rest }) => [id, { ...rest, refused: refusedOf(id) }]))
    },
    embargoOf: async (db, articleId) => (await findWorkflow(db, articleId))?.embargoAt ?? undefined,
    reachOut: reachBy(deps.guardedFetch),
  }
  const checks = createChecks(platform, { ...ports, publication: deps.publication })
  const preview = createPreview({ ...platform, ...deps, box: deps.newsletters.boxes })
  return { checks, parts: [checks, preview] as const }
}
