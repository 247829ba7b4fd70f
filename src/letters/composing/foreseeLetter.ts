import { notFound } from '../../platform/errors.ts'
import type { Letter } from '../drawing/drawing.module.ts'
import { dueOnAnyDay, findNewsletter, nextInstalment } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { draftLetter } from './draftLetter.ts'
import { filledBlocks } from './filledBlocks.ts'
import { findLetter } from './letters.sql.ts'

/** The letter of a day as it stands, or as it would be if it were put together now; without a day the next one's. */
export async function foreseeLetter(
  deps: LettersDeps,
  { newsletter: slug, date }: { newsletter: string; date?: string | undefined },
  now: Temporal.Instant,
): Promise<Letter> {
  const newsletter = await findNewsletter(deps.db, slug)
  if (!newsletter) throw notFound('newsletter-unknown', `There is no newsletter “${slug}”.`)
  const { zone } = deps.publication.facts()
  const day = date === undefined ? nextInstalment(newsletter, now, zone).day : Temporal.PlainDate.from(date)
  const stored = await findLetter(deps.db, slug, day.toString())
  if (stored) {
    if (!stored.fillAt) return stored
    return { ...stored, document: { type: 'letter', blocks: await filledBlocks(deps, stored, now) } }
  }
  const draft = await draftLetter(deps, newsletter, { day, due: dueOnAnyDay(newsletter, day, zone).due }, now)
  const unsent = { startedAt: undefined, finishedAt: undefined, correctedAt: undefined, frozen: undefined }
  return { ...draft, ...unsent, id: 0, newsletter: slug, revision: 1, composedAt: now }
}
