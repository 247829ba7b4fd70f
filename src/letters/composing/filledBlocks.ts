import { greetingOf, groupsOf, type Letter, type LetterBlock } from '../drawing/drawing.module.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import { askedIn } from './askedIn.rule.ts'
import type { LettersDeps } from './deps.ts'
import { gatherBlocks } from './gatherBlocks.ts'
import { lastTold } from './lastTold.ts'

/** A written letter's blocks with what is open in them as it would be filled now. */
export async function filledBlocks(
  deps: LettersDeps,
  letter: Pick<Letter, 'newsletter' | 'date' | 'document'>,
  now: Temporal.Instant,
): Promise<LetterBlock[]> {
  const newsletter = await findNewsletter(deps.db, letter.newsletter)
  if (!newsletter) return []
  const day = Temporal.PlainDate.from(letter.date)
  const since = await lastTold(deps, newsletter, day, now)
  const taken = new Set(groupsOf(letter.document.blocks))
  const asked = new Set(askedIn(letter.document.blocks))
  const filled: LetterBlock[] = []
  for (const block of letter.document.blocks) {
    if (block.type !== 'open' || isGreeting(block)) {
      filled.push(block)
      continue
    }
    const gathered = await gatherBlocks(deps, { newsletter, recipe: block.recipe, day, since, taken, asked }, now)
    for (const groupId of groupsOf(gathered)) taken.add(groupId)
    for (const id of askedIn(gathered)) asked.add(id)
    filled.push(...gathered.map((one) => ({ ...one, ...(block.for && { for: block.for }) })))
  }
  // In whose language one greets is known when the lead is.
  const greeting = greetingOf(filled)
  return filled.flatMap((block) => (isGreeting(block) ? (greeting ?? []) : [block]))
}

const isGreeting = (block: LetterBlock) => block.type === 'open' && block.recipe[0]?.block === 'greeting'
