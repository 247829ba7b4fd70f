import { type Database, type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import type { Read } from '../meter/meter.module.ts'
import { earliestCounting, listReads, type PaywallPolicy, storeRead } from '../meter/meter.module.ts'
import { type Access, type ArticleToDecide, decideAccess, readOf } from './access.rule.ts'
import type { ReaderStanding } from './createStandings.ts'

export type OpenedForReader = { kind: 'decided'; access: Access; reads: Read[] } | { kind: 'gone' }

/**
 * Opens an article for a reader in one short transaction: locks the reader, counts what is stored, decides, inserts.
 * Under the lock, fifty parallel requests open exactly the allowance. When it returns, the read is on disk.
 */
export function openForReader(
  db: Database,
  lockReader: (tx: DatabaseTransaction, readerId: number) => Promise<boolean>,
  standing: ReaderStanding,
  article: ArticleToDecide,
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Promise<OpenedForReader> {
  return inTransaction(db, async (tx) => {
    if (!(await lockReader(tx, standing.readerId))) return { kind: 'gone' }
    const reads = await listReads(tx, standing.readerId, earliestCounting(policy, now))
    const access = decideAccess(standing, article, reads, policy, now)
    const read = readOf(access, article, now)
    if (read) {
      await storeRead(tx, standing.readerId, read)
      reads.push(read)
    }
    return { kind: 'decided', access, reads }
  })
}
