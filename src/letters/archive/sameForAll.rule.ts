import type { Letter } from '../drawing/drawing.module.ts'
import type { StoredNewsletter } from '../newsletters/newsletters.module.ts'

/** Whether everybody reads the same of it on the web, so that nobody has to be asked whose letter they hold. */
export function isSameForAll(
  { document, origin, otherSubject }: Pick<Letter, 'document' | 'origin' | 'otherSubject'>,
  { audience }: Pick<StoredNewsletter, 'audience'>,
): boolean {
  if (audience !== 'everyone' || (origin === 'written' && otherSubject !== undefined)) return false
  return document.blocks.every((block) => block.for === undefined && !(block.type === 'lead' && block.whole))
}
