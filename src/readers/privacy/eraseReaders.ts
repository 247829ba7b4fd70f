import type { DueWork } from '../../platform/dueWork.ts'
import type { Log } from '../../platform/log.ts'
import { type EraseDeps, eraseReader } from './eraseReader.ts'
import { type ErasureRow, earliestErasure, listDueErasures, postponeErasure } from './erasures.sql.ts'

/**
 * Where something elsewhere, such as the payment provider, does not answer, it is asked again so soon; the longer it has
 * been silent, the longer it is left alone.
 */
const SOONEST_SECONDS = 20
const LATEST_SECONDS = 3600

function nextTry({ askedAt }: ErasureRow, now: Temporal.Instant): Temporal.Instant {
  const waited = now.since(askedAt).total('seconds')
  return now.add({ seconds: Math.round(Math.min(Math.max(waited / 2, SOONEST_SECONDS), LATEST_SECONDS)) })
}

/** Erases whoever has asked for it. */
export function eraseReaders(deps: EraseDeps & { log: Log }): DueWork {
  return {
    name: 'erase-readers',
    // Whoever wants to be forgotten does not wait for somebody to look at old mails.
    evenWhileHeld: true,
    nextDue: earliestErasure,
    async runDue(db, now) {
      let erased = 0
      for (const erasure of await listDueErasures(db, now)) {
        try {
          await eraseReader(deps, erasure)
          erased++
        } catch (error) {
          deps.log.warn({ erasure: erasure.id, err: (error as Error).message }, 'an erasure has to wait')
          await postponeErasure(db, erasure.id, nextTry(erasure, now))
        }
      }
      return erased
    },
  }
}
