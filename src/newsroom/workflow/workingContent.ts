import type { Database } from '../../platform/database.ts'
import { factValues, listFacts, openWorkingCopy } from '../editor/editor.module.ts'
import { documentOf, readText } from '../text/text.module.ts'
import type { Content } from './changes.rule.ts'

/** An article as the newsroom has it now. */
export async function workingContent(db: Database, articleId: number, now: Temporal.Instant): Promise<Content> {
  const [copy, facts] = [await openWorkingCopy(db, articleId, now), await listFacts(db, articleId)]
  return { facts: factValues(facts), document: documentOf(readText(copy.text)) }
}
