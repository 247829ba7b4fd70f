import type { StoredNewsletter } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { listLetters } from './letters.sql.ts'

/** Since when what is published is new to this newsletter: its last letter, or a day or a week back. */
export async function lastTold(
  { db }: LettersDeps,
  newsletter: StoredNewsletter,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  const last = (await listLetters(db, newsletter.id, 10)).find(
    ({ date, state }) => date < day.toString() && state !== 'empty',
  )
  const earliest = now.subtract({ hours: 24 * (newsletter.every === 'weekly' ? 8 : 4) })
  if (last) return Temporal.Instant.compare(last.composedAt, earliest) < 0 ? earliest : last.composedAt
  return now.subtract({ hours: 24 * (newsletter.every === 'weekly' ? 7 : 1) })
}
