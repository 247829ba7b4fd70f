import { createHash } from 'node:crypto'
import { z } from 'zod'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { applySteps, type RefusedChange, readText, withoutSuggestions } from '../text/text.module.ts'
import { appendSteps } from './appendSteps.ts'
import { findBatch, insertBatch, type LockedCopy, lockCopy } from './editor.sql.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'
import { type MissedSteps, stepsSince } from './stepsSince.ts'

/** A step is a keystroke or a paste; a browser that was away for a day sends several batches. */
const MOST_STEPS = 2_000

/** A browser gives itself a name; of letters that the database keeps. */
export const CLIENT = z.string().regex(/^[\w-]{1,60}$/)

export const STEP_BATCH = z.strictObject({
  /** The version on which the first of the steps was made. */
  base: z.int().min(0),
  /** The browser's own name for itself. */
  client: CLIENT,
  /** Made once for these steps, and sent again with them until they are answered. */
  batch: z.uuid(),
  steps: z
    .array(z.looseObject({ stepType: z.string() }))
    .min(1)
    .max(MOST_STEPS),
})
export type StepBatch = z.infer<typeof STEP_BATCH>

export type StepsAnswer =
  | { kind: 'accepted'; version: number }
  /** Others were quicker: the batch is to be made anew on what they did. */
  | MissedSteps
  | { kind: 'refused'; why: RefusedChange | 'only-suggestions'; sentence: string }

/** What somebody does who may propose and not write. */
const ONLY_SUGGESTIONS =
  'You may suggest changes here and not make them. What you typed is kept in your browser; turn suggesting on and put it in again.'

/**
 * Adds a browser's steps to an article's text, all of them or none; what is answered as accepted is on disk. The same
 * batch again is answered as it was the first time, and changes nothing. Of whoever `suggests` only suggestions are taken:
 * without theirs the text is the same before and after.
 */
export async function takeSteps(
  db: Database,
  articleId: number,
  given: StepBatch & { suggests?: true },
  staffId: number,
  now: Temporal.Instant,
): Promise<StepsAnswer> {
  await openWorkingCopy(db, articleId, now)
  return inTransaction(db, async (tx) => {
    const copy = (await lockCopy(tx, articleId)) as LockedCopy
    const digest = digestOf(given)
    const answered = await findBatch(tx, articleId, given.batch)
    if (answered) {
      if (answered.digest !== digest) throw refuse('conflict', 'batch-reused')
      return { kind: 'accepted', version: answered.version }
    }
    if (given.base !== copy.version) return await stepsSince(tx, articleId, { base: given.base, copy })

    const before = readText(copy.text)
    const applied = applySteps(before, given.steps)
    if (applied.kind === 'refused') return applied
    if (given.suggests && !withoutSuggestions(before, staffId).eq(withoutSuggestions(applied.text, staffId))) {
      return { kind: 'refused', why: 'only-suggestions', sentence: ONLY_SUGGESTIONS }
    }
    const { batch, client } = given
    const version = await appendSteps(
      tx,
      articleId,
      { copy, before, text: applied.text, steps: applied.steps, client, staffId },
      now,
    )
    await insertBatch(tx, articleId, { batch, digest, version }, now)
    return { kind: 'accepted', version }
  })
}

const digestOf = ({ base, client, steps }: StepBatch): string =>
  createHash('sha256')
    .update(JSON.stringify([base, client, steps]))
    .digest('base64url')
