import { inTransaction } from '../../platform/database.ts'
import { dueOnAnyDay, findNewsletter } from '../newsletters/newsletters.module.ts'
import { askedIn } from './askedIn.rule.ts'
import type { LettersDeps } from './deps.ts'
import { draftLetter } from './draftLetter.ts'
import { insertLetter, markPast } from './letters.sql.ts'
import { markAsked } from './questions.sql.ts'

/**
 * Puts the letter of a past day together as it would have been, for the archive: it counts as sent, to nobody. For a
 * publication that begins with a past. False where that day has a letter, or there was nothing to tell.
 */
export async function recallLetter(
  deps: LettersDeps,
  { newsletter: slug, day }: { newsletter: string; day: Temporal.PlainDate },
): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const newsletter = await findNewsletter(tx, slug)
    if (!newsletter) return false
    const { due, composeAt } = dueOnAnyDay(newsletter, day, deps.publication.facts().zone)
    const draft = await draftLetter({ ...deps, db: tx }, newsletter, { day, due }, composeAt)
    if (draft.state === 'empty') return false
    const id = await insertLetter(tx, { ...draft, state: 'sent' }, composeAt)
    if (id === undefined) return false
    await markPast(tx, id, due)
    await markAsked(tx, id, askedIn(draft.document.blocks))
    return true
  })
}
