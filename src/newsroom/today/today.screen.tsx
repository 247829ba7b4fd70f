import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { findHold } from '../../platform/hold.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { may } from '../../staff/permissions/permissions.module.ts'
import type { StaffSignIn } from '../../staff/signIn/signIn.module.ts'
import {
  countIncompleteSources,
  findNextOut,
  listByAuthor,
  listGoingOut,
  listRunningOut,
  visibleTo,
} from '../articles/articles.module.ts'
import { TodayView } from './today.view.tsx'

const GOING_OUT_HOURS = 24
const RUNNING_OUT_HOURS = 30 * 24
const SOON_HOURS = 7 * 24
const MOST_LINES = 50
const MOST_OF_ONES_OWN = 10

export type TodayDeps = Platform & {
  publication: Publication
  staffSignIn: Pick<StaffSignIn, 'withSecondFactor'>
}

/** What needs a person today, and what happens without one. */
export function createTodayScreen(deps: TodayDeps, desk: DeskShell) {
  const { db, clock } = deps

  return {
    /** GET /desk */
    async show(c: Context, { member }: AtDesk) {
      const now = clock.now()
      const { anybodys } = visibleTo(member.role)
      const seesScheduled = anybodys.includes('scheduled')
      const [goingOut, next, runningOut, own, incomplete, hold, secured] = await Promise.all([
        seesScheduled ? listGoingOut(db, now.add({ hours: GOING_OUT_HOURS }), MOST_LINES) : [],
        seesScheduled ? findNextOut(db) : undefined,
        seesScheduled ? listRunningOut(db, now.add({ hours: RUNNING_OUT_HOURS }), MOST_LINES) : [],
        member.author === undefined ? [] : listByAuthor(db, member.author, MOST_OF_ONES_OWN),
        may(member.role, 'sources') ? countIncompleteSources(db) : 0,
        may(member.role, 'settings') ? findHold(db) : undefined,
        deps.staffSignIn.withSecondFactor(),
      ])
      const words = desk.words()
      const body = (
        <TodayView
          words={words}
          zone={deps.publication.facts().zone}
          now={now}
          soon={now.add({ hours: SOON_HOURS })}
          waiting={[
            ...(hold ? [words.t('today.held')] : []),
            ...(incomplete > 0 ? [words.t('today.sources', { count: incomplete })] : []),
          ]}
          isSecured={secured.has(member.id)}
          own={own}
          goingOut={goingOut}
          next={next}
          runningOut={runningOut}
        />
      )
      return desk.page(c, { title: words.t('desk.today'), body })
    },
  }
}
