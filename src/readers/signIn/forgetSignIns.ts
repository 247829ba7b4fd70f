import { earlier } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { deleteSessions, earliestSessionTimes, SESSION_HOURS } from '../accounts/accounts.module.ts'
import { deleteSignInRequests, earliestRequestExpiry } from './signIn.sql.ts'

/** Until then a link still answers that it was used or has expired; afterwards it is unknown. */
const FORGET_REQUEST_HOURS = 24
/** Somebody who finds a stranger in their account can still be told from where. */
const FORGET_ENDED_SESSION_HOURS = 30 * 24

/** Addresses that strangers typed, browsers and times are kept no longer than they serve anybody. */
export const forgetSignIns: DueWork = {
  name: 'forget-sign-ins',
  unhurried: true,
  evenWhileHeld: true,
  async nextDue(db) {
    const expiry = await earliestRequestExpiry(db)
    const { last_used_at: used, ended_at: ended } = await earliestSessionTimes(db)
    const dues = [
      expiry?.add({ hours: FORGET_REQUEST_HOURS }),
      used?.add({ hours: SESSION_HOURS }),
      ended?.add({ hours: FORGET_ENDED_SESSION_HOURS }),
    ].filter((due) => due !== undefined)
    return dues.length > 0 ? dues.reduce(earlier) : undefined
  },
  async runDue(db: Database, now: Temporal.Instant) {
    const requests = await deleteSignInRequests(db, now.subtract({ hours: FORGET_REQUEST_HOURS }))
    const sessions = await deleteSessions(
      db,
      now.subtract({ hours: SESSION_HOURS }),
      now.subtract({ hours: FORGET_ENDED_SESSION_HOURS }),
    )
    return requests + sessions
  },
}
