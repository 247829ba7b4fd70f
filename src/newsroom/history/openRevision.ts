import type { Node } from 'prosemirror-model'
import type { Database } from '../../platform/database.ts'
import { factValues, findRevision, listFacts, openWorkingCopy } from '../editor/editor.module.ts'
import { readText } from '../text/text.module.ts'
import { begunText } from './begunText.ts'

/** `0` is what work on the article began with, and `now` what stands there. */
export type RevisionName = number | 'now'

export type OpenRevision = {
  name: RevisionName
  text: Node
  /** Of the text, where it is known. */
  version: number | null
  /** Not known of what work began with. */
  facts: Record<string, unknown> | undefined
  /** Null: a file brought it, as its label says, or the operator changed it. */
  staffId: number | null | undefined
  label?: string | null
  at: Temporal.Instant | undefined
}

/** A revision with its text, or what stands before all of them, or after. */
export async function openRevision(
  db: Database,
  articleId: number,
  name: RevisionName,
  now: Temporal.Instant,
): Promise<OpenRevision | undefined> {
  if (name === 'now') {
    const { text, version, changedAt } = await openWorkingCopy(db, articleId, now)
    const facts = factValues(await listFacts(db, articleId))
    return { name, text: readText(text), version, facts, staffId: undefined, at: changedAt }
  }
  if (name === 0) {
    await openWorkingCopy(db, articleId, now)
    const text = await begunText(db, articleId)
    if (!text) return undefined
    return { name, text, version: 0, facts: undefined, staffId: undefined, at: undefined }
  }
  const found = await findRevision(db, articleId, name)
  if (!found) return undefined
  const { text, version, facts, staffId, label, at } = found
  return { name, text: readText(text), version, facts, staffId, label, at }
}
