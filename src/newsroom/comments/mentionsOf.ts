import type { Database } from '../../platform/database.ts'
import { listOpenMentions, type OpenMention } from './comments.sql.ts'

const MOST = 50

/** Where somebody is named in a comment that nobody has resolved, the newest first. */
export function mentionsOf(db: Database, staffId: number): Promise<OpenMention[]> {
  return listOpenMentions(db, staffId, MOST)
}
