import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { keepStanding, type LockedCopy, lockCopy } from '../editor/editor.module.ts'
import { earliestToKeep, lockCopiesToKeep } from './history.sql.ts'

const AT_ONCE = 20

/** Keeps by itself what was written: a revision of each sitting, and of each hour of a long one. */
export const keepOnTime: DueWork = {
  name: 'keep revisions of articles',
  evenWhileHeld: true,
  nextDue: earliestToKeep,
  runDue: (db, now) =>
    inTransaction(db, async (tx) => {
      const due = await lockCopiesToKeep(tx, AT_ONCE, now)
      for (const articleId of due) {
        const copy = (await lockCopy(tx, articleId)) as LockedCopy
        await keepStanding(tx, articleId, { copy, label: null, staffId: copy.changedBy }, now)
      }
      return due.length
    }),
}
