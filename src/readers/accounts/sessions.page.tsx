import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import { inTransaction } from '../../platform/database.ts'
import { readFields } from '../../platform/http.ts'
import type { ReadersDeps } from './deps.ts'
import { endSessionsOf } from './endSessionsOf.ts'
import type { Session } from './findSession.ts'
import type { Readers } from './readers.ts'
import { isSessionAlive } from './session.rule.ts'
import { type SessionRow, selectSessionsOf } from './sessions.sql.ts'
import { type SessionShown, SessionsView } from './sessions.view.tsx'
import { describeDevice } from './userAgent.rule.ts'

export type SessionsPageDeps = ReadersDeps & { readers: Readers; shell: Shell }

const PATH = '/account/sessions'

/** Where somebody is signed in, and how to end it there. */
export function createSessionsPage(deps: SessionsPageDeps) {
  const { db, clock, readers, shell } = deps
  const { words } = shell

  async function signedIn(c: Context, work: (session: Session) => Promise<Response>): Promise<Response> {
    const session = await readers.currentSession(c)
    if (session) return work(session)
    c.header('Cache-Control', 'no-store')
    return c.redirect(`/sign-in?return=${encodeURIComponent(PATH)}`, 303)
  }

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
      signedIn(c, async (session) => {
        const now = clock.now()
        const rows = await selectSessionsOf(db, session.readerId)
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
      signedIn(c, async ({ readerId, sessionHash }) => {
        const { session = '' } = await readFields(c)
        const others = session === 'others'
        if (others || /^[0-9a-f]{64}$/.test(session)) {
          const which = others ? { allBut: sessionHash } : { only: session }
          await inTransaction(db, (tx) => endSessionsOf(tx, readerId, which, clock.now()))
        }
        c.header('Cache-Control', 'no-store')
        return c.redirect(`${PATH}?ended`, 303)
      }),
  }
}
