import type { Browser } from '../../platform/browser.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import { announceStanding } from './announceStanding.ts'
import { endSession } from './endSession.ts'
import type { ReaderPorts } from './ports.ts'
import { lockReader, markAddressConfirmed } from './readers.sql.ts'
import { shortUserAgent } from './session.rule.ts'
import { sessionToken } from './sessionCookie.ts'
import { insertSession, markUnprovenSessionsEnded } from './sessions.sql.ts'

export type NewSession = {
  readerId: number
  staff: boolean
  /** True where the person had the mail sent to the address; false from the checkout. */
  addressProven: boolean
  /** Where the answer may have to be given again; chance where it is not said. */
  token?: string
  now: Temporal.Instant
}

/**
 * Begins a session in this browser and answers with its token, for `writeSessionCookie` once the transaction has
 * committed. The session that the browser had ends: a token from before signing in is worth nothing after it.
 * Undefined, and nothing changed, without proof for an account whose owner has shown themselves: whoever paid with
 * somebody else's address may come back from the checkout long after its owner has signed in.
 */
export async function startSession(
  tx: DatabaseTransaction,
  browser: Browser,
  ports: ReaderPorts,
  session: NewSession,
): Promise<string | undefined> {
  const { readerId, now } = session
  const reader = await lockReader(tx, readerId)
  if (!reader) throw new Error('no session for a reader who does not exist')
  if (!session.addressProven && reader.addressConfirmedAt) return undefined
  const before = sessionToken(browser)
  if (before) await endSession(tx, before, now)
  if (session.addressProven && (await markAddressConfirmed(tx, readerId, now))) {
    // Whoever signed in with somebody else's address at the checkout is out as soon as its owner appears.
    for (const hash of await markUnprovenSessionsEnded(tx, readerId, now)) {
      await announceStanding(tx, { sessionHash: hash.toString('hex') })
    }
  }
  const token = session.token ?? makeToken()
  const userAgent = shortUserAgent(browser.userAgent)
  await insertSession(tx, { ...session, tokenHash: tokenHash(token), userAgent })
  for (const listener of ports.signedIn) await listener.signedIn(tx, { readerId, browser, now })
  await announceStanding(tx, { readerId })
  return token
}
