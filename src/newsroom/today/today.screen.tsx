import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { findHold } from '../../platform/hold.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { may, mayWithArticle } from '../../staff/permissions/permissions.module.ts'
import type { StaffSignIn } from '../../staff/signIn/signIn.module.ts'
import {
  countIncompleteSources,
  findDeskArticles,
  findNextOut,
  listAssigned,
  listByAuthor,
  listGoingOut,
  listInReview,
  listRunningOut,
  listVisible,
  visibleFor,
} from '../articles/articles.module.ts'
import { listReturned } from '../errands/errands.module.ts'
import { TodayView } from './today.view.tsx'
import type { TodayPorts } from './todayPorts.ts'
import { type Facts, waitingFor } from './waitingFor.rule.ts'

const GOING_OUT_HOURS = 24
const RUNNING_OUT_HOURS = 30 * 24
const SOON_HOURS = 7 * 24
const MOST_LINES = 50
const MOST_OF_ONES_OWN = 10
/** What came back and has lain so long is no longer waiting for anybody. */
const RETURNED_HOURS = 60 * 24

export type TodayDeps = Platform &
  TodayPorts & {
    publication: Publication
    staffSignIn: Pick<StaffSignIn, 'withSecondFactor'>
  }

/** What needs a person today, and what happens without one. */
export function createTodayScreen(deps: TodayDeps, desk: DeskShell) {
  const { db, clock } = deps

  async function factsFor({ member }: AtDesk, now: Temporal.Instant): Promise<Facts> {
    const who = visibleFor(member)
    const approves = mayWithArticle(member.role, 'approve', { state: 'in-review', isOwn: false })
    const [inReview, assigned, returned, mentions] = await Promise.all([
      approves ? listInReview(db, who, MOST_LINES) : [],
      listAssigned(db, who, MOST_LINES),
      listReturned(db, member.id, now.subtract({ hours: RETURNED_HOURS })),
      deps.mentionsOf?.(member.id) ?? [],
    ])
    const ids = [...returned, ...mentions].map(({ articleId }) => articleId)
    // Whoever lost a name or a role may still be told of what is not theirs any more.
    const rows = await findDeskArticles(db, who, await listVisible(db, who, [...new Set(ids)]))
    const byId = new Map(rows.map((row) => [row.id, row]))
    return { inReview, assigned, returned, mentions, byId }
  }

  return {
    /** GET /desk */
    async show(c: Context, at: AtDesk) {
      const { member } = at
      const now = clock.now()
      const { zone } = deps.publication.facts()
      const who = visibleFor(member)
      const seesAll = who.anybodys.includes('scheduled')
      const soonest = now.add({ hours: RUNNING_OUT_HOURS })
      const [goingOut, next, runningOut, pictures, written, facts, incomplete, hold, secured] = await Promise.all([
        listGoingOut(db, who, { now, until: now.add({ hours: GOING_OUT_HOURS }), most: MOST_LINES }),
        findNextOut(db, who),
        listRunningOut(db, who, soonest, MOST_LINES),
        may(member.role, 'media') ? (deps.picturesRunningOut?.(soonest) ?? []) : [],
        listByAuthor(db, who, MOST_OF_ONES_OWN),
        factsFor(at, now),
        may(member.role, 'sources') ? countIncompleteSources(db) : 0,
        may(member.role, 'settings') ? findHold(db) : undefined,
        deps.staffSignIn.withSecondFactor(),
      ])
      // What an embargo ends for goes nowhere by itself.
      const timed = goingOut.filter(({ goes }) => goes !== 'embargo').map(({ id, goes_at }) => ({ id, at: goes_at }))
      const blocks = (await deps.blocksOf?.(timed)) ?? new Map<number, readonly string[]>()
      const words = desk.words()
      const own = [...facts.assigned, ...written.filter(({ id }) => !facts.assigned.some((row) => row.id === id))]
      const isBlocked = ({ id }: { id: number }) => (blocks.get(id)?.length ?? 0) > 0
      const body = (
        <TodayView
          words={words}
          zone={zone}
          now={now}
          soon={now.add({ hours: SOON_HOURS })}
          tasks={[
            ...(hold ? [words.t('today.held')] : []),
            ...(incomplete > 0 ? [words.t('today.sources', { count: incomplete })] : []),
          ]}
          waiting={waitingFor(facts, now, zone)}
          isSecured={secured.has(member.id)}
          own={own}
          goingOut={[...goingOut.filter(isBlocked), ...goingOut.filter((row) => !isBlocked(row))]}
          blocks={blocks}
          next={next}
          seesAll={seesAll}
          runningOut={runningOut}
          pictures={pictures}
        />
      )
      return desk.page(c, { title: words.t('desk.today'), body })
    },
  }
}
