import type { Languages } from '../../design/words/languages.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { ToldPicture } from '../../media/library/library.module.ts'
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
import type { LibraryPorts } from './composeMedia.ts'

export type ChecksWingDeps = LibraryPorts & {
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
    async knownPictures(db, ids, at) {
      const told = await deps.library.tellOf(db, ids, at)
      const known = ({ credit, isDecorative, rights }: ToldPicture) => ({
        credit,
        isDecorative,
        refused: rights.kind === 'refused' ? { reason: rights.reason, day: rights.day } : undefined,
      })
      return new Map([...told].map(([id, picture]) => [id, known(picture)]))
    },
    embargoOf: async (db, articleId) => (await findWorkflow(db, articleId))?.embargoAt ?? undefined,
    reachOut: reachBy(deps.guardedFetch),
  }
  const checks = createChecks(platform, { ...ports, publication: deps.publication })
  const preview = createPreview({ ...platform, ...deps, box: deps.newsletters.boxes })
  return { checks, parts: [checks, preview] as const }
}

/** For all of one look, redirects too. */
const ONE_LOOK_MS = 10_000

/** The status alone is asked for, by what reaches no private network. */
function reachBy(guardedFetch: GuardedFetch): ReachOut {
  return async (url, method, signal) => {
    const answer = await guardedFetch(url, { method, most: 1, timeoutMs: ONE_LOOK_MS, signal })
    switch (answer.kind) {
      case 'answered':
        return { kind: 'answered', status: answer.status }
      case 'refused':
        return answer.reason === 'private' ? { kind: 'private' } : { kind: 'silent', why: answer.reason }
      case 'failed':
        return answer.reason === 'unknown-host' ? { kind: 'nowhere' } : { kind: 'silent', why: answer.reason }
    }
  }
}
