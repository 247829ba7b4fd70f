import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { deletePictureRow, lockPicture } from './library.sql.ts'
import type { LibraryDeps } from './libraryDeps.ts'
import { clearLooked, listLookedUntil, oldestLooked } from './looked.sql.ts'
import { countUses } from './uses.sql.ts'

/** So long somebody may still take in what they look at. */
const KEPT = Temporal.Duration.from({ hours: 24 })
const MOST_AT_ONCE = 50

/** Pictures of files that nobody took in go; those that something uses by now stay in the library. */
export function forgetLooked({ media }: Pick<LibraryDeps, 'media'>): DueWork {
  return {
    name: 'forget-looked-at-pictures',
    unhurried: true,
    evenWhileHeld: true,
    nextDue: async (db) => (await oldestLooked(db))?.add(KEPT),
    async runDue(db, now) {
      const ids = await listLookedUntil(db, now.subtract(KEPT), MOST_AT_ONCE)
      for (const id of ids) {
        await inTransaction(db, async (tx) => {
          const picture = await lockPicture(tx, id)
          if (!picture) return
          if ((await countUses(tx, id)).size > 0) return clearLooked(tx, id)
          await deletePictureRow(tx, id)
          await media.removeFiles({ id, widths: picture.renditionWidths, stamp: picture.stamp })
        })
      }
      return ids.length
    },
  }
}
