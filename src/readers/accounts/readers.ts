import type { Browser } from '../../platform/browser.ts'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Session } from './findSession.ts'
import type { Reader } from './readers.sql.ts'
import type { NewSession } from './startSession.ts'

/** Accounts and the sessions that belong to them. */
export type Readers = {
  /**
   * The living session that this browser's cookie names, its use marked and its cookie renewed. Asked once per request,
   * however often it is called.
   */
  currentSession(browser: Browser): Promise<Session | undefined>
  /** The living session of a token: not ended, last used within 90 days. Writes nothing. */
  sessionFromToken(db: Database, token: string, now: Temporal.Instant): Promise<Session | undefined>
  /**
   * Marks a session as used, at most once an hour; true when it was written, and the cookie should then be written
   * again too. `currentSession` does both by itself.
   */
  touch(db: Database, sessionHash: string, now: Temporal.Instant): Promise<boolean>
  /**
   * Begins a session in this browser: the one it had ends, listeners unite what they keep. Hand the token to
   * `writeSessionCookie` after the transaction has committed. Undefined where the address is not proven and the account
   * has an owner who has proven it: they sign in by mail.
   */
  startSession(tx: DatabaseTransaction, browser: Browser, session: NewSession): Promise<string | undefined>

  /** Locks the reader's row until the transaction ends; undefined when there is no such reader. */
  lock(tx: DatabaseTransaction, readerId: number): Promise<Reader | undefined>
  findReader(db: Database, who: { email: string } | { readerId: number }): Promise<Reader | undefined>
  /** The account of this address, made if there is none; `invalid` (code `email`) for what is not an address. */
  findOrMakeReader(
    tx: DatabaseTransaction,
    wanted: { email: string; language: string },
    now: Temporal.Instant,
  ): Promise<{ reader: Reader; made: boolean }>
  /** Somebody who is erased and never was anybody: what belongs to no account, and must be kept, hangs on to this one. */
  findOrMakeNobody(tx: DatabaseTransaction, now: Temporal.Instant): Promise<Reader>
}
