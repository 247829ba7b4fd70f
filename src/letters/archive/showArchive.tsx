import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import { listGoneLetters } from '../composing/composing.module.ts'
import type { DrawingDeps } from '../drawing/drawing.module.ts'
import type { StoredNewsletter } from '../newsletters/newsletters.module.ts'
import { LetterArchive } from './letterPage.view.tsx'

const SHOWN = 12

/** A newsletter's letters so far, newest first, for its page; undefined: none has gone out. `before`: a day. */
export async function showArchive(
  { db }: Pick<DrawingDeps, 'db'>,
  { newsletter, before }: { newsletter: StoredNewsletter; before?: string | undefined },
  words: Words,
): Promise<Child | undefined> {
  const isDay = before !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(before)
  const from = isDay ? { before: String(Temporal.PlainDate.from(before, { overflow: 'constrain' })) } : {}
  const letters = await listGoneLetters(db, newsletter.id, { limit: SHOWN + 1, ...from })
  if (letters.length === 0) return undefined
  const shown = letters.slice(0, SHOWN)
  const older = letters.length > SHOWN ? `/newsletters/${newsletter.slug}?before=${shown.at(-1)?.date}` : undefined
  return <LetterArchive words={words} newsletter={newsletter} letters={shown} older={older} />
}
