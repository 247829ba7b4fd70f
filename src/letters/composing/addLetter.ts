import type { DatabaseTransaction } from '../../platform/database.ts'
import { checkLetter, type LetterBlock } from '../drawing/drawing.module.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { findLetterById, findLetterForUpdate, insertLetter, replaceLetter, updateState } from './letters.sql.ts'

export type AddedLetter = {
  newsletter: string
  /** `2026-11-28` */
  date: string
  subject: string
  previewText: string
  blocks: LetterBlock[]
}

/**
 * A letter that another room has put together, due at once, or put before somebody where its newsletter wants that. One
 * that fails its check is held and says why. undefined: a person has written that day's letter, or it has gone.
 */
export async function addLetter(
  deps: LettersDeps,
  tx: DatabaseTransaction,
  { newsletter: slug, date, subject, previewText, blocks }: AddedLetter,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const newsletter = await findNewsletter(tx, slug)
  if (!newsletter) return undefined
  const before = await findLetterForUpdate(tx, slug, date)
  if (before && (before.origin === 'written' || before.startedAt)) return undefined
  const letter = {
    newsletterId: newsletter.id,
    date,
    origin: 'automatic' as const,
    state: newsletter.approval === undefined ? ('scheduled' as const) : ('waiting' as const),
    subject,
    otherSubject: undefined,
    previewText,
    document: { type: 'letter' as const, blocks },
    language: newsletter.language,
    dueAt: now,
    fillAt: undefined,
    note: '',
  }
  const id = before?.id ?? (await insertLetter(tx, letter, now))
  if (id === undefined) return undefined
  if (before) await replaceLetter(tx, id, letter, now)
  const stored = await findLetterById(tx, id)
  if (!stored) throw new Error('the letter was not stored')
  const { findings } = await checkLetter({ ...deps, db: tx }, stored)
  const wrong = findings.find(({ severity }) => severity === 'error')
  if (wrong) {
    await updateState(tx, id, { state: 'held', note: wrong.text })
    deps.log.error({ newsletter: slug, date, why: wrong.text }, 'a letter is held back')
  }
  return id
}
