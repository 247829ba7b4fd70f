import { fillHoles, type LetterStanding, writeVariant } from '../drawing/drawing.module.ts'
import type { LettersDeps } from './deps.ts'
import { foreseeLetter } from './foreseeLetter.ts'

export type Preview = { date: string; state: string; subject: string; previewText: string; html: string; text: string }

/** In place of what differs from reader to reader. None of them opens or ends anything. */
const NOBODY = { pass: 'preview', unsubscribe: 'preview', address: 'reader@example.org' }

/** A letter as somebody of a standing gets it, in both its faces; of a day that is not put together, as it would be now. */
export async function previewLetter(
  deps: LettersDeps,
  { standing, ...which }: { newsletter: string; date?: string | undefined; standing: LetterStanding },
  now: Temporal.Instant,
): Promise<Preview> {
  const letter = await foreseeLetter(deps, which, now)
  const variant = await writeVariant(deps, letter, { standing, language: letter.language, arm: 'a' })
  return {
    date: letter.date,
    state: letter.state,
    subject: variant.subject,
    previewText: variant.previewText,
    html: fillHoles(variant.html, NOBODY),
    text: fillHoles(variant.text, NOBODY),
  }
}
