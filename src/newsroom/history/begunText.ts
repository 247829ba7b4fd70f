import type { Node } from 'prosemirror-model'
import { findBody } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { workingCopyOf } from '../text/text.module.ts'
import { findBegun } from './history.sql.ts'

/** What work on an article began with, blocks and all: its version of then. Nothing where nobody has worked on it. */
export async function begunText(db: Database, articleId: number): Promise<Node | undefined> {
  const begun = await findBegun(db, articleId)
  if (!begun) return undefined
  return workingCopyOf((await findBody(db, begun)).open(Grant.forMaking('working copy', begun.groupId)))
}
