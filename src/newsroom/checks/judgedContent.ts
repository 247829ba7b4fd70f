import type { Node } from 'prosemirror-model'
import type { Database } from '../../platform/database.ts'
import { factValues, findRevision, listFacts, openWorkingCopy } from '../editor/editor.module.ts'
import { readText, workingCopyOf } from '../text/text.module.ts'
import { findSchedule, findStanding, findWorkflow, publicContent } from '../workflow/workflow.module.ts'

/** As the newsroom has it, or as it goes out at its hour by itself, whatever was typed since. */
export type WhatIsJudged = 'at the desk' | 'goes out'

type Judged = { text: Node; facts: Record<string, unknown> }

/** Text and facts that are judged of an article. */
export async function judgedContent(
  db: Database,
  articleId: number,
  what: WhatIsJudged,
  now: Temporal.Instant,
): Promise<Judged> {
  const fixed = what === 'goes out' ? await whatIsFixed(db, articleId) : undefined
  if (fixed) return fixed
  const { text } = await openWorkingCopy(db, articleId, now)
  return { text: readText(text), facts: factValues(await listFacts(db, articleId)) }
}

/** A revision that somebody scheduled, or what a file has brought with an hour that is to come. */
async function whatIsFixed(db: Database, articleId: number): Promise<Judged | undefined> {
  const schedule = await findSchedule(db, articleId)
  const revision = schedule && (await findRevision(db, articleId, schedule.revision))
  if (revision) return { text: readText(revision.text), facts: revision.facts }
  const article = await findStanding(db, articleId)
  if (article?.status !== 'scheduled') return undefined
  const { document, facts } = await publicContent(db, article, await findWorkflow(db, articleId))
  return { text: workingCopyOf(document), facts: { ...facts } }
}
