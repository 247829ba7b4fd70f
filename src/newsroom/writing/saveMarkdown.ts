import { randomUUID } from 'node:crypto'
import { refuse, type Saying, saying } from '../../design/words/refusal.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { keepRevision, mayDo, openWorkingCopy, takeSteps } from '../editor/editor.module.ts'
import { textFromMarkdown } from '../intake/intake.module.ts'
import { readText, stepBetween } from '../text/text.module.ts'

export type SavedMarkdown =
  | { kind: 'saved' }
  | { kind: 'refused'; says: Saying; line: number | undefined }
  /** Somebody else has written since the form was made: whoever saves again replaces that. */
  | { kind: 'behind' }

/** The whole text from a form without a script: one step on what its writer saw. What stood there is kept as a revision. */
export async function saveMarkdown(
  { db, media }: Pick<Platform, 'db'> & { media: Pick<Media, 'findPictures'> },
  articleId: number,
  { markdown, base }: { markdown: string; base: number },
  member: StaffMember,
  now: Temporal.Instant,
): Promise<SavedMarkdown> {
  const may = await mayDo(db, articleId, member, 'write')
  if (may === 'nothing') throw refuse('notFound', 'article-unknown')
  if (may === 'no') throw refuse('notAllowed', 'article-closed')
  const copy = await openWorkingCopy(db, articleId, now)
  if (copy.version !== base) return { kind: 'behind' }
  const standing = readText(copy.text)
  const read = await textFromMarkdown({ db, media, newId: () => randomUUID().slice(0, 13) }, markdown, standing)
  if (read.kind === 'refused') return read
  const step = stepBetween(standing, read.text)
  if (!step) return { kind: 'saved' }
  await keepRevision(db, articleId, null, member.id, now)
  const batch = { base, client: 'form', batch: randomUUID(), steps: [step.toJSON()] }
  const answer = await takeSteps(db, articleId, batch, member.id, now)
  if (answer.kind === 'refused') return { kind: 'refused', says: saying(`steps.${answer.why}`), line: undefined }
  return answer.kind === 'accepted' ? { kind: 'saved' } : { kind: 'behind' }
}
