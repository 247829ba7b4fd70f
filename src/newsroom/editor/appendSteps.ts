import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { changeBegins } from './changeBegins.ts'
import { insertSteps, type LockedCopy, updateCopy } from './editor.sql.ts'
import { moveComments } from './moveComments.ts'

/** On which it is said that an article has new steps: `<article> <version>`. */
export const STEPS_TAKEN = 'article-steps'

export type Appending = {
  /** As it is locked, and read. */
  copy: LockedCopy
  before: Node
  /** What the steps make of it. */
  text: Node
  steps: readonly Step[]
  client: string
  staffId: number
}

/** Adds steps that have been applied and checked to the text that they were made on; gives back the new version. */
export async function appendSteps(
  tx: Database,
  articleId: number,
  { copy, before, text, steps, client, staffId }: Appending,
  now: Temporal.Instant,
): Promise<number> {
  await changeBegins(tx, articleId, { copy, staffId }, now)
  const version = copy.version + steps.length
  const json = steps.map((step) => step.toJSON())
  await insertSteps(tx, articleId, { after: copy.version, steps: json, client, staffId }, now)
  await updateCopy(tx, articleId, { version, text: text.toJSON() }, now)
  await moveComments(tx, articleId, { version, steps, before, after: text })
  await announce(tx, STEPS_TAKEN, `${articleId} ${version}`)
  return version
}
