import { invalid, notFound } from '../../platform/errors.ts'
import type { Letter, LetterState } from '../drawing/drawing.module.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { findLetter, listLetters } from './letters.sql.ts'

const UNFINISHED: readonly LetterState[] = ['waiting', 'scheduled', 'held', 'sending', 'stopped']

/** The letter of a day; without a day the next that has not gone to everybody, else the newest. */
export async function chooseLetter(
  { db }: Pick<LettersDeps, 'db'>,
  { newsletter, date }: { newsletter: string; date?: string | undefined },
): Promise<Letter> {
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw invalid('date', `“${date}” is no day; write one like 2026-12-05.`)
  const known = await findNewsletter(db, newsletter)
  if (!known) throw notFound('newsletter-unknown', `There is no newsletter “${newsletter}”.`)
  if (date !== undefined) {
    const letter = await findLetter(db, newsletter, date)
    if (!letter) throw notFound('letter-unknown', `There is no letter of ${newsletter} of ${date} yet.`)
    return letter
  }
  const letters = await listLetters(db, known.id, 30)
  const letter = letters.findLast(({ state }) => UNFINISHED.includes(state)) ?? letters[0]
  if (!letter) throw notFound('letter-unknown', `${newsletter} has had no letter yet.`)
  return letter
}
