import type { Database } from '../../platform/database.ts'
import { isFixedPath } from '../../publication/facts/facts.module.ts'
import { articlePath, lookedFor } from './address.rule.ts'
import { storeRedirects } from './articleWrites.sql.ts'

/** The address that an article has had leads to it from now on. */
export async function keepOldAddress(
  tx: Database,
  articleId: number,
  address: { section: string; slug: string },
): Promise<void> {
  const path = lookedFor(articlePath(address))
  if (path && !isFixedPath(path)) await storeRedirects(tx, [{ path, articleId }])
}
