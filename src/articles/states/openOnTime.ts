import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { announceArticles } from '../store/store.module.ts'
import { closeArticles, countOpenings, nextClosing, nextOpening, openArticles } from './states.sql.ts'

/** Who has scheduled articles hears, in the same transaction, that they are open. */
export type Opened = (tx: Database, articleIds: readonly number[], now: Temporal.Instant) => Promise<void>

/**
 * Scheduled articles are published at their time, and those that expire are taken off. After a restore the first waits
 * for a person: somebody may have put an article off since the backup was made.
 */
export function openOnTime(opened: Opened): DueWork[] {
  return [
    {
      name: 'publish-scheduled-articles',
      nextDue: nextOpening,
      countDue: countOpenings,
      runDue: (db, now) =>
        inTransaction(db, async (tx) => {
          const articleIds = await openArticles(tx, now)
          await opened(tx, articleIds, now)
          return told(tx, articleIds)
        }),
    },
    {
      name: 'take-off-expired-articles',
      evenWhileHeld: true,
      nextDue: nextClosing,
      runDue: (db, now) => inTransaction(db, async (tx) => told(tx, await closeArticles(tx, now))),
    },
  ]
}

async function told(tx: Database, articleIds: readonly number[]): Promise<number> {
  if (articleIds.length > 0) await announceArticles(tx, articleIds)
  return articleIds.length
}
