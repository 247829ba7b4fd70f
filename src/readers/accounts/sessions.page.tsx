import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { ReadersDeps } from './deps.ts'
import { endChosenSessions } from './endChosenSessions.ts'
import type { Session } from './findSession.ts'
import type { Readers } from './readers.ts'
import { isSessionAlive } from './session.rule.ts'
import { listSessionsOf, type SessionRow } from './sessions.sql.ts'
import { type SessionShown, SessionsView } from './sessions.view.tsx'
import { signedIn } from './signedIn.page.tsx'
import { describeDevice } from './userAgent.rule.ts'

export type SessionsPageDeps = ReadersDeps & { readers: Readers; shell: Shell }

const PATH = '/account/sessions'

/** One that is no session's ends none; the page then shows how things stand. */
const EndForm = z.object({
  session: z
    .union([z.literal('others'), z.string().regex(/^[0-9a-f]{64}$/)])
    .optional()
    .catch(undefined),
})

/** Where somebody is signed in, and how to end it there. */
export function createSessionsPage(deps: SessionsPageDeps) {
  const { db, clock, shell } = deps
  const { words } = shell

  function shown(row: SessionRow, current: Session): SessionShown {
    const hash = row.token_hash.toString('hex')
    const { browser, system } = describeDevice(row.user_agent)
    const zone = deps.zone()
    return {
      hash,
      device:
        browser && system
          ? words.t('sessions.device', { browser, system })
          : (browser ?? system ?? words.t('sessions.unknownDevice')),
      beganOn: words.date(row.created_at, zone, 'long'),
      lastUsedOn: words.date(row.last_used_at, zone, 'long'),
      isThis: hash === current.sessionHash,
      staff: row.staff,
    }
  }

  return {
    /** GET /account/sessions */
    show: (c: Context) =>
      signedIn(deps, c, PATH, async (session) => {
        const now = clock.now()
        const rows = await listSessionsOf(db, session.readerId)
        const alive = rows.filter((row) => isSessionAlive({ lastUsedAt: row.last_used_at, endedAt: row.ended_at }, now))
        const sessions = alive.map((row) => shown(row, session)).toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
        const notice = c.req.query('ended') === undefined ? undefined : words.t('sessions.ended')
        return shell.page(c, {
          title: words.t('sessions.title'),
          body: <SessionsView words={words} sessions={sessions} notice={notice} />,
          caching: 'no-store',
          referrer: 'same-origin',
          noindex: true,
        })
      }),

    /** POST /account/sessions: `session` is one's hash, or `others`. */
    end: (c: Context) =>
      signedIn(deps, c, PATH, async (current) => {
        const { session } = await readForm(c, EndForm)
        if (session !== undefined) await endChosenSessions(deps, current, session)
        return seeOther(c, `${PATH}?ended`)
      }),
  }
}
