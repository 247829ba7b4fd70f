import type { Database } from '../../platform/database.ts'
import type { KnownReader } from './deps.ts'
import { listReaders } from './readers.sql.ts'
import { standingOf } from './standing.rule.ts'

/** Of these mailboxes, those of readers with an account, and who each is to a letter now. */
export async function findReaders(
  db: Database,
  emailKeys: readonly string[],
  now: Temporal.Instant,
  zone: string,
): Promise<KnownReader[]> {
  const readers = await listReaders(db, emailKeys)
  return readers.map(({ readerId, emailKey, subscriptions }) => ({
    ...{ readerId, emailKey },
    standing: standingOf(subscriptions, now, zone),
  }))
}
