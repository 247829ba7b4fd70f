import type { Context } from 'hono'
import { isBefore } from '../platform/calendar.ts'
import type { Database, DatabaseTransaction } from '../platform/database.ts'
import { createSignInLink, type SignInLinkWish } from './createSignInLink.ts'
import type { ReadersDeps } from './deps.ts'
import { parseEmailAddress } from './emailAddress.rule.ts'
import { emailChangeMails } from './emailChangeMails.job.ts'
import { endSession } from './endSession.ts'
import { eraseReader } from './eraseReader.ts'
import { selectErasureOf } from './erasures.sql.ts'
import { exportReader, type ReaderExport } from './exportReader.ts'
import { findOrMakeReader } from './findOrMakeReader.ts'
import { findSession, type Session } from './findSession.ts'
import { type Reader, selectReaderById, selectReaderByKey, selectReaderForUpdate } from './readers.sql.ts'
import { type ErasureAsked, requestErasure } from './requestErasure.ts'
import { requestSignIn } from './requestSignIn.ts'
import { sendEmailChangeMails } from './sendEmailChangeMails.ts'
import { sendSignInMail } from './sendSignInMail.ts'
import { oldestAlive, oldestFresh } from './session.rule.ts'
import { browserSecret, sessionCookieToken, writeBrowserSecret, writeSessionCookie } from './sessionCookie.ts'
import { updateLastUsed } from './sessions.sql.ts'
import { showReader } from './showReader.ts'
import { signInMail } from './signInMail.job.ts'
import { type NewSession, startSession } from './startSession.ts'

export { announceStanding, STANDING_CHANNEL, type StandingChange } from './announceStanding.ts'
export type { ReadersDeps } from './deps.ts'
export { describeEmailProblem } from './describeEmailProblem.ts'
export { type EmailAddress, type EmailProblem, type ParsedEmail, parseEmailAddress } from './emailAddress.rule.ts'
export { eraseReaders } from './eraseReaders.ts'
export type { Session } from './findSession.ts'
export { forgetSignIns } from './forgetSignIns.ts'
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
export type { Reader } from './readers.sql.ts'
export type { NewSession } from './startSession.ts'

export type Readers = {
  /** The living session that this request's cookie names. Asked once per request, however often it is called. */
  currentSession(c: Context): Promise<Session | undefined>
  /** The token in this request's cookie, whether or not a session belongs to it. */
  sessionCookieToken(c: Context): string | undefined
  /** The living session of a token: not ended, last used within 90 days. Writes nothing. */
  sessionFromToken(db: Database, token: string, now: Temporal.Instant): Promise<Session | undefined>
  /**
   * Marks a session as used, at most once an hour; true when it was written, and the cookie should then be written
   * again too (`keepSessionCookie`). `currentSession` does both by itself.
   */
  touch(db: Database, sessionHash: string, now: Temporal.Instant): Promise<boolean>
  /** Gives the browser its 90 days anew. */
  keepSessionCookie(c: Context): void
  /**
   * Begins a session in this browser: the one it had ends, listeners unite what they keep. Hand the token to
   * `writeSessionCookie` after the transaction has committed. Undefined where the address is not proven and the account
   * has an owner who has proven it: they sign in by mail.
   */
  startSession(tx: DatabaseTransaction, c: Context, session: NewSession): Promise<string | undefined>
  writeSessionCookie(c: Context, sessionToken: string): void
  endSession(tx: DatabaseTransaction, sessionToken: string, now: Temporal.Instant): Promise<void>

  /** Locks the reader's row until the transaction ends; undefined when there is no such reader. */
  lock(tx: DatabaseTransaction, readerId: number): Promise<Reader | undefined>
  findReader(db: Database, who: { email: string } | { readerId: number }): Promise<Reader | undefined>
  /** The account of this address, made if there is none; `invalid` (code `email`) for what is not an address. */
  findOrMakeReader(
    tx: DatabaseTransaction,
    wanted: { email: string; language: string },
    now: Temporal.Instant,
  ): Promise<{ reader: Reader; made: boolean }>
  /** A one-time link that is handed over by other means than our mail: `staff invite`. */
  createSignInLink(tx: DatabaseTransaction, wish: SignInLinkWish): Promise<{ url: string; expiresAt: Temporal.Instant }>
  /** Mails a link and a code to this address, as the sign-in page does; false when that is over the limits. */
  mailSignInLink(
    c: Context,
    wish: { email: string; returnTo: string; network: string; language: string },
  ): Promise<boolean>
  /** What `dateline reader show` prints; undefined when nobody has this address. */
  showReader(db: Database, email: string): Promise<Record<string, unknown> | undefined>
  /**
   * What `dateline reader erase` asks for, and what the worker does within seconds: everything held is erased, what law
   * keeps excepted. `erased`: at once; `asked`: something elsewhere does not answer yet, and is asked again.
   */
  eraseReader(readerId: number): Promise<Exclude<ErasureAsked['kind'], 'kept'> | 'erased' | 'staff'>
  /** What `dateline reader export` prints: everything held; undefined when there is no such reader. */
  exportReader(db: Database, readerId: number): Promise<ReaderExport | undefined>
}

export function createReaders(deps: ReadersDeps): Readers {
  const { db, clock, site } = deps
  deps.jobs.handle(signInMail, ({ requestId }) => sendSignInMail(deps, requestId))
  deps.jobs.handle(emailChangeMails, ({ changeId }) => sendEmailChangeMails(deps, changeId))
  const asked = new WeakMap<Request, Promise<Session | undefined>>()

  const readers: Readers = {
    currentSession(c) {
      const known = asked.get(c.req.raw)
      if (known) return known
      const session = findCurrentSession(c)
      asked.set(c.req.raw, session)
      return session
    },
    sessionCookieToken: (c) => sessionCookieToken(c, site),
    sessionFromToken: findSession,
    touch: (database, sessionHash, now) =>
      updateLastUsed(database, Buffer.from(sessionHash, 'hex'), now, {
        after: oldestAlive(now),
        until: oldestFresh(now),
      }),
    keepSessionCookie(c) {
      const token = sessionCookieToken(c, site)
      if (token) writeSessionCookie(c, site, token)
    },
    async startSession(tx, c, session) {
      const token = await startSession(tx, c, deps, session)
      asked.delete(c.req.raw)
      return token
    },
    writeSessionCookie: (c, token) => writeSessionCookie(c, site, token),
    endSession,
    lock: selectReaderForUpdate,
    async findReader(database, who) {
      if ('readerId' in who) return selectReaderById(database, who.readerId)
      const address = parseEmailAddress(who.email)
      return address.kind === 'address' ? selectReaderByKey(database, address.emailKey) : undefined
    },
    findOrMakeReader,
    createSignInLink: (tx, wish) => createSignInLink(tx, deps, wish),
    async mailSignInLink(c, wish) {
      const asked = await requestSignIn(deps, { ...wish, browserSecret: browserSecret(c, site) })
      if (asked.kind !== 'asked') return false
      writeBrowserSecret(c, site, asked.browserSecret)
      return true
    },
    showReader: (database, email) => showReader(database, email, deps.ports, clock.now()),
    async eraseReader(readerId) {
      const asked = await requestErasure(deps, readerId)
      if (asked.kind !== 'asked') return asked.kind === 'kept' ? asked.why : asked.kind
      const erasure = await selectErasureOf(db, readerId)
      if (!erasure) return 'erased'
      try {
        await eraseReader(deps, erasure)
        return 'erased'
      } catch (error) {
        deps.log.warn({ err: (error as Error).message }, 'an erasure has to wait')
        return 'asked'
      }
    },
    exportReader: (database, readerId) => exportReader(database, readerId, deps.ports, clock.now()),
  }

  async function findCurrentSession(c: Context): Promise<Session | undefined> {
    const token = sessionCookieToken(c, site)
    if (!token) return undefined
    const now = clock.now()
    const session = await findSession(db, token, now)
    if (session && !isBefore(oldestFresh(now), session.lastUsedAt)) {
      if (await readers.touch(db, session.sessionHash, now)) readers.keepSessionCookie(c)
    }
    return session
  }

  return readers
}
