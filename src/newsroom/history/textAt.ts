import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { Database } from '../../platform/database.ts'
import { findCopy, findRevisionAt } from '../editor/editor.module.ts'
import { readText, SCHEMA } from '../text/text.module.ts'
import { begunText } from './begunText.ts'
import { listStepsBetween } from './history.sql.ts'

export type TextOfVersion = { text: Node; version: number }

/**
 * The text as it was at a version: exactly, as long as the steps are kept; else the newest before it that is kept. Nothing
 * where nobody has worked on the article.
 */
export async function textAt(db: Database, articleId: number, version: number): Promise<TextOfVersion | undefined> {
  const copy = await findCopy(db, articleId)
  if (!copy) return undefined
  if (version >= copy.version) return { text: readText(copy.text), version: copy.version }
  const base = await keptBefore(db, articleId, version)
  const steps = await listStepsBetween(db, articleId, { after: base.version, until: version })
  if (steps.length !== version - base.version) return base
  let { text } = base
  for (const { step } of steps) text = Step.fromJSON(SCHEMA, step).apply(text).doc as Node
  return { text, version }
}

async function keptBefore(db: Database, articleId: number, version: number): Promise<TextOfVersion> {
  const revision = await findRevisionAt(db, articleId, version)
  if (revision) return { text: readText(revision.text), version: revision.version }
  const text = await begunText(db, articleId)
  if (!text) throw new Error(`article ${articleId} has a working copy that was begun from nothing`)
  return { text, version: 0 }
}
