import type { Instalment, StoredNewsletter } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { describeLetter, saysAnything } from './describeLetter.rule.ts'
import { gatherBlocks } from './gatherBlocks.ts'
import { lastTold } from './lastTold.ts'
import type { NewLetter } from './letters.sql.ts'

/** The letter of a day as its recipe makes it now; nothing is stored. `empty`: there is nothing new. */
export async function draftLetter(
  deps: LettersDeps,
  newsletter: StoredNewsletter,
  { day, due }: Pick<Instalment, 'day' | 'due'>,
  now: Temporal.Instant,
): Promise<NewLetter> {
  const since = await lastTold(deps, newsletter, day, now)
  const blocks = await gatherBlocks(deps, { newsletter, recipe: newsletter.recipe, day, since }, now)
  const shared = {
    newsletterId: newsletter.id,
    date: day.toString(),
    origin: 'automatic' as const,
    language: newsletter.language,
    otherSubject: undefined,
    fillAt: undefined,
    document: { type: 'letter' as const, blocks },
    ...describeLetter(blocks, newsletter.name),
  }
  if (!saysAnything(blocks)) return { ...shared, state: 'empty', dueAt: undefined, note: 'there was nothing new' }
  const state = newsletter.approval === undefined ? 'scheduled' : 'waiting'
  return { ...shared, state, dueAt: due, note: '' }
}
