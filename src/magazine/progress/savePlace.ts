import type { Database } from '../../platform/database.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { decidePlace, type ToldPlace } from './place.rule.ts'
import { findPlace, upsertPlace } from './places.sql.ts'

/** Remembers where a reader is in an issue, as one of their devices tells it, soon or late. */
export async function savePlace(
  { db, readers }: { db: Database; readers: Pick<Readers, 'lock'> },
  who: { readerId: number; issue: Pick<ReleasedIssue, 'date' | 'contents'> },
  told: ToldPlace,
  now: Temporal.Instant,
): Promise<void> {
  const { readerId, issue } = who
  const known = new Set(issue.contents.map(({ slug }) => slug))
  await db.transaction().execute(async (tx) => {
    if (!(await readers.lock(tx, readerId))) return
    const place = decidePlace(await findPlace(tx, readerId, issue.date), told, known, now)
    if (place) await upsertPlace(tx, readerId, issue.date, place)
  })
}
