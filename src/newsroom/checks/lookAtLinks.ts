import type { Database } from '../../platform/database.ts'
import type { Site } from '../../platform/http.ts'
import { openWorkingCopy } from '../editor/editor.module.ts'
import { readText } from '../text/text.module.ts'
import { judgeAnswer } from './judgeAnswer.rule.ts'
import { knownLinks } from './knownLinks.ts'
import { deleteLookDue, storeLook } from './links.sql.ts'
import { contentsOf } from './passages.rule.ts'
import type { ReachOut } from './ports.ts'

export type LookDeps = { db: Database; site: Site; reachOut: ReachOut }

/** An article with more links than that is a list; the rest follows at the next look. */
const MOST_AT_ONCE = 200
/** So many sites are asked at once, each for one link at a time. */
const SITES_AT_ONCE = 4
const ONE_LOOK_MS = 10_000

/** Looks at the other end of each link of an article that nobody has looked at within a day. */
export async function lookAtLinks(
  deps: LookDeps,
  { articleId, claimedUntil, signal }: { articleId: number; claimedUntil: Temporal.Instant; signal: AbortSignal },
  now: Temporal.Instant,
): Promise<void> {
  const { text } = await openWorkingCopy(deps.db, articleId, now)
  const hrefs = contentsOf(readText(text)).links.map(({ href }) => href)
  const { unlooked } = await knownLinks(deps.db, hrefs, deps.site.origin, now)
  const bySite = Map.groupBy([...new Set(unlooked)].slice(0, MOST_AT_ONCE), (url) => new URL(url).host)
  const sites = [...bySite.values()]
  const inTurn = async () => {
    for (let urls = sites.shift(); urls; urls = sites.shift()) {
      for (const url of urls) {
        signal.throwIfAborted()
        const look = judgeAnswer(await reach(deps.reachOut, url, signal))
        await storeLook(deps.db, { url, ...look }, now)
      }
    }
  }
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, inTurn))
  await deleteLookDue(deps.db, articleId, claimedUntil)
}

/** The head is enough where it is answered well; many sites answer it otherwise than the page. */
async function reach(reachOut: ReachOut, url: string, signal: AbortSignal) {
  const within = () => AbortSignal.any([signal, AbortSignal.timeout(ONE_LOOK_MS)])
  const head = await reachOut(url, 'HEAD', within())
  const isFine = head.kind !== 'answered' ? head.kind !== 'silent' : head.status < 400
  return isFine ? head : reachOut(url, 'GET', within())
}
