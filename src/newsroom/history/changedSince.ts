import type { Database } from '../../platform/database.ts'
import { countChangesSince } from './history.sql.ts'

/**
 * How often others have changed each of these articles since somebody read it, by its number, a hundred at most; those that
 * have not changed, or that they never read, are not among them.
 */
export async function changedSince(
  db: Database,
  staffId: number,
  articleIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = articleIds.length === 0 ? [] : await countChangesSince(db, staffId, articleIds)
  return new Map(rows.map(({ articleId, count }) => [articleId, count]))
}
