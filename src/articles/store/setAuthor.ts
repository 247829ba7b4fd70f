import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { announceArticles } from './announceArticles.ts'
import { renameAuthor } from './articleWrites.sql.ts'

/** Changes how an author is called, everywhere within seconds; their address stays. */
export function setAuthor(
  db: Database,
  actor: string,
  slug: string,
  change: { name: string },
  now: Temporal.Instant,
): Promise<void> {
  const name = change.name.trim()
  if (name === '') throw invalid('name', 'The author needs a name.')
  return inTransaction(db, async (tx) => {
    if (!(await renameAuthor(tx, slug, name))) throw notFound('author-unknown', `There is no author “${slug}”.`)
    await writeAuditLog(tx, { actor, action: 'author.set', subject: `author:${slug}`, detail: { name } }, now)
    await announceArticles(tx)
  })
}
