import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Letter } from '../drawing/drawing.module.ts'
import { findNewsletter, firstDue } from '../newsletters/newsletters.module.ts'
import { askedIn } from './askedIn.rule.ts'
import type { LettersDeps } from './deps.ts'
import { saysAnything } from './describeLetter.rule.ts'
import { filledBlocks } from './filledBlocks.ts'
import { fillLetter } from './letters.sql.ts'
import { markAsked } from './questions.sql.ts'

/** Fills what a written letter left open with what there is now, and lets it go when it is due. */
export async function fillOpenBlocks(deps: LettersDeps, letter: Letter, now: Temporal.Instant): Promise<void> {
  const newsletter = await findNewsletter(deps.db, letter.newsletter)
  if (!newsletter) return
  const document = { type: 'letter' as const, blocks: await filledBlocks(deps, letter, now) }
  const day = Temporal.PlainDate.from(letter.date)
  const tx = deps.db as DatabaseTransaction
  if (!saysAnything(document.blocks)) {
    return fillLetter(tx, letter.id, { document, state: 'empty', dueAt: undefined, note: 'there was nothing new' }, now)
  }
  const due = letter.dueAt ?? firstDue(newsletter, day, deps.publication.facts().zone) ?? now
  await fillLetter(tx, letter.id, { document, state: letter.state, dueAt: due, note: letter.note }, now)
  await markAsked(tx, letter.id, askedIn(document.blocks))
}
