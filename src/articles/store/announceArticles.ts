import type { Database } from '../../platform/database.ts'
import { announceAll } from '../../platform/notices.ts'
import { changeOf, joinChanges, packChanges } from './articleChange.rule.ts'
import { type Standing, whereTheyStand } from './articleWrites.sql.ts'

/** Payload: an `ArticleChange`, or anything else for "whatever there is". */
export const ARTICLES_CHANNEL = 'articles'

/** PostgreSQL takes 8,000 bytes. */
const MOST_BYTES = 7_500

/**
 * Tells every process what of these has changed, when the transaction commits, in as few notices as can be. `before`:
 * where those stood that are not new. Without articles: any may have changed.
 */
export async function announceArticles(
  tx: Database,
  articleIds?: readonly number[],
  before: ReadonlyMap<number, Standing> = new Map(),
): Promise<void> {
  if (!articleIds) return announceAll(tx, ARTICLES_CHANNEL, [''])
  const after = await whereTheyStand(tx, articleIds)
  const changes = [...after].map(([id, stands]) => {
    const stood = before.get(id)
    return stood ? joinChanges(changeOf(stood), changeOf(stands)) : changeOf(stands)
  })
  const notices = packChanges(changes, MOST_BYTES)
  await announceAll(
    tx,
    ARTICLES_CHANNEL,
    notices.map((change) => (change ? JSON.stringify(change) : '')),
  )
}
