import type { Languages } from '../../design/words/languages.ts'
import { type Checks, sayFinding } from '../../newsroom/checks/checks.module.ts'
import type { TodayPorts } from '../../newsroom/today/today.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { composeMedia } from './composeMedia.ts'

export type OnTodayDeps = {
  languages: Languages
  publication: Publication
  checks: Checks
  library: ReturnType<typeof composeMedia>['library']
}

/** Whoever opens Today waits for them; what goes out after these is judged when it is nearer. */
const MOST_JUDGED = 20
const MOST_PICTURES = 50

/** What other rooms have to say on Today. */
export function onToday({ db, clock }: Platform, deps: OnTodayDeps): TodayPorts {
  const zone = () => deps.publication.facts().zone
  return {
    async blocksOf(articles) {
      const now = clock.now()
      const judged = articles.slice(0, MOST_JUDGED).map(async ({ id, at }) => {
        const blocks = await deps.checks.blocks(db, id, at, now)
        return [id, blocks.map(({ says }) => sayFinding(deps.languages.own(), says, zone()))] as const
      })
      return new Map(await Promise.all(judged))
    },
    async picturesRunningOut(until) {
      const now = clock.now()
      const days = Math.ceil(now.until(until).total('hours') / 24)
      const ending = await deps.library.listEnding(db, now, { days, most: MOST_PICTURES })
      return ending.map(({ pictureId, until: last, caption, note }) => ({
        title: caption || note || pictureId,
        path: `/desk/media/${pictureId}`,
        at: last.add({ days: 1 }).toZonedDateTime(zone()).toInstant(),
      }))
    },
  }
}
