import type { DueWork } from '../platform/dueWork.ts'
import type { Log } from '../platform/log.ts'
import { type EraseDeps, eraseReader } from './eraseReader.ts'
import { earliestErasure, listDueErasures, postponeErasure } from './erasures.sql.ts'

/** Where something elsewhere, such as the payment provider, does not answer, it is asked again so soon. */
const AGAIN_SECONDS = 20

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
          await postponeErasure(db, erasure.id, now.add({ seconds: AGAIN_SECONDS }))
        }
      }
      return erased
    },
  }
}
