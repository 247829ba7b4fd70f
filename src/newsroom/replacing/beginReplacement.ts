import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Acting } from '../workflow/workflow.module.ts'
import type { ReplacingDeps } from './deps.ts'
import { lackOf } from './lackOf.rule.ts'
import { pictureReplacement } from './replacement.job.ts'
import { insertReplacement } from './replacements.sql.ts'

/** Of more somebody had better think first. */
export const MOST_REPLACED = 5_000

export type ReplacementOrder = {
  from: string
  by: string
  keepsWords: boolean
  reason: string
  /** How many articles were named to whoever ordered it. */
  named: number
}

/** Begins to replace a picture in every article that was named, and in no other. Gives back the number of the run. */
export function beginReplacement(
  deps: ReplacingDeps,
  member: Acting,
  { from, by, keepsWords, reason, named }: ReplacementOrder,
  now: Temporal.Instant,
): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    const coming = await deps.library.find(tx, by)
    if (!coming || !(await deps.library.find(tx, from))) throw refuse('notFound', 'picture-unknown')
    if (by === from) throw refuse('invalid', 'same-picture', undefined, { with: 'same' })
    if (reason === '') throw refuse('invalid', 'replacement-reason', undefined, { reason: 'missing' })
    const { rights } = (await deps.library.tellOf(tx, [by], now)).get(by) ?? {}
    const lack = lackOf(coming, rights?.kind === 'refused')
    if (lack) throw refuse('conflict', 'picture-lacks', { why: { word: `replacing.${lack}` } })
    const found = await deps.library.articlesWith(tx, from, MOST_REPLACED + 1)
    if (found.length !== named) {
      throw refuse('conflict', 'uses-changed', { count: found.length })
    }
    if (found.length > MOST_REPLACED) throw refuse('invalid', 'too-many', { most: MOST_REPLACED })
    // In the order of their numbers, so that nothing else that takes many of them waits for this in a circle.
    const articles = found.map(({ id }) => id).toSorted((one, other) => one - other)
    const run = { pictureId: from, byId: by, staffId: member.id, keepsWords, reason, articles }
    const id = await insertReplacement(tx, run, now)
    const detail = { by, reason, keepsWords, articles: articles.length }
    await writeAuditLog(
      tx,
      { actor: `staff:${member.id}`, action: 'picture.replace', subject: `picture:${from}`, detail },
      now,
    )
    await deps.jobs.enqueue(tx, pictureReplacement, { replacement: id })
    return id
  })
}
