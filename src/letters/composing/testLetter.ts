import type { LetterStanding } from '../drawing/drawing.module.ts'
import type { LettersDeps } from './deps.ts'
import { previewLetter } from './previewLetter.ts'

/** Sends the next letter of a newsletter, or that of a day, to one address at once, marked as a test. Says what the server answered. */
export async function testLetter(
  deps: LettersDeps,
  { to, ...which }: { newsletter: string; date?: string | undefined; standing: LetterStanding; to: string },
  now: Temporal.Instant,
): Promise<{ date: string; subject: string; answer: string }> {
  const { date, subject, html, text } = await previewLetter(deps, which, now)
  const marked = deps.languages.own().t('letter.testSubject', { subject })
  const answer = await deps.mailer.sendNow({ kind: 'letter-test', to, subject: marked, html, text })
  return { date, subject: marked, answer }
}
