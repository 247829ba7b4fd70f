import type { Shell } from '../../design/frame/shell.ts'
import type { Browser } from '../../platform/browser.ts'
import { createAccountPage } from './account.page.tsx'
import type { ReadersDeps } from './deps.ts'
import { parseEmailAddress } from './emailAddress.rule.ts'
import { findOrMakeReader } from './findOrMakeReader.ts'
import { findSession, type Session } from './findSession.ts'
import { createLanguagePage } from './language.page.tsx'
import { findOrMakeNobody, findReaderById, findReaderByKey, lockReader } from './readers.sql.ts'
import type { Readers } from './readers.ts'
import { needsRenewal, oldestAlive, oldestFresh } from './session.rule.ts'
import { sessionToken, writeSessionCookie } from './sessionCookie.ts'
import { createSessionsPage } from './sessions.page.tsx'
import { updateLastUsed } from './sessions.sql.ts'
import { startSession } from './startSession.ts'

export { announceStanding, STANDING_CHANNEL } from './announceStanding.ts'
export { bringToDesk } from './bringToDesk.ts'
export type { ReadersDeps } from './deps.ts'
export { describeEmailProblem } from './describeEmailProblem.ts'
export { type EmailAddress, type EmailProblem, parseEmailAddress } from './emailAddress.rule.ts'
export { endSession } from './endSession.ts'
export { endSessionsOf } from './endSessionsOf.ts'
export { findOrMakeReader } from './findOrMakeReader.ts'
export { findSession, type Session } from './findSession.ts'
export { personKey } from './person.rule.ts'
export type {
  AccountPanel,
  Consent,
  PersonalDataHolder,
  ReaderPorts,
  ReaderToErase,
  ReaderToMove,
  SignedInListener,
} from './ports.ts'
export { findReaderById, findReaderByKey, lockReader, type Reader } from './readers.sql.ts'
export type { Readers } from './readers.ts'
export {
  isSessionAlive,
  needsRenewal,
  SESSION_COOKIE_SECONDS,
  SESSION_HOURS,
} from './session.rule.ts'
export { clearSessionCookie, sessionToken, writeSessionCookie } from './sessionCookie.ts'
export { deleteSessions, earliestSessionTimes, endAllSessions, listSessionsOf } from './sessions.sql.ts'
export { signedIn, toSignIn } from './signedIn.page.tsx'
export { startSession } from './startSession.ts'
export { takeFromDesk } from './takeFromDesk.ts'
export { describeDevice } from './userAgent.rule.ts'

export function createReaders(deps: ReadersDeps) {
  const { db, clock, ports } = deps
  const asked = new WeakMap<Browser, Promise<Session | undefined>>()

  const readers: Readers = {
    currentSession(browser) {
      const known = asked.get(browser)
      if (known) return known
      const session = findCurrentSession(browser)
      asked.set(browser, session)
      return session
    },
    sessionFromToken: findSession,
    touch: (database, sessionHash, now) =>
      updateLastUsed(
        database,
        Buffer.from(sessionHash, 'hex'),
        {
          after: oldestAlive(now),
          until: oldestFresh(now),
        },
        now,
      ),
    async startSession(tx, browser, session) {
      const token = await startSession(tx, browser, ports, session)
      asked.delete(browser)
      return token
    },
    lock: lockReader,
    async findReader(database, who) {
      if ('readerId' in who) return findReaderById(database, who.readerId)
      const address = parseEmailAddress(who.email)
      return address.kind === 'address' ? findReaderByKey(database, address.emailKey) : undefined
    },
    findOrMakeReader,
    findOrMakeNobody,
  }

  async function findCurrentSession(browser: Browser): Promise<Session | undefined> {
    const token = sessionToken(browser)
    if (!token) return undefined
    const now = clock.now()
    const session = await findSession(db, token, now)
    if (session && needsRenewal(session.lastUsedAt.epochMilliseconds, now)) {
      if (await readers.touch(db, session.sessionHash, now)) writeSessionCookie(browser, token)
    }
    return session
  }

  return {
    ...readers,
    pages: (shell: Shell) => ({
      account: createAccountPage({ ...deps, readers, shell }),
      sessions: createSessionsPage({ ...deps, readers, shell }),
      language: createLanguagePage({ ...deps, readers }),
    }),
  }
}
