import type { Database } from '../../platform/database.ts'
import { articlePath, lookedFor } from './address.rule.ts'
import { findRedirect } from './articles.sql.ts'

/** Where an older address leads now, whatever its shape was; undefined when nothing ever stood there. */
export async function findMovedArticle(db: Database, path: string): Promise<string | undefined> {
  const wanted = lookedFor(path)
  const found = wanted === undefined ? undefined : await findRedirect(db, wanted)
  return found && articlePath(found)
}
