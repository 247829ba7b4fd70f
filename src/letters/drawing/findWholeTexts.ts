import { type Block, findArticles, findBody } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { LetterStanding } from './letter.ts'
import type { LetterBlock } from './letterDocument.ts'

/** The whole texts of leads that bring them, by article group: opened for whoever has paid, or is trying it. */
export async function findWholeTexts(
  db: Database,
  blocks: readonly LetterBlock[],
  standing: LetterStanding,
): Promise<Map<number, readonly Block[]>> {
  const wholes = new Map<number, readonly Block[]>()
  if (standing !== 'subscriber' && standing !== 'trial') return wholes
  const slugs = blocks.flatMap((block) => (block.type === 'lead' && block.whole ? [block.article.slug] : []))
  for (const record of await findArticles(db, slugs)) {
    const sealed = await findBody(db, record)
    wholes.set(record.groupId, sealed.open(Grant.forMaking('letter', record.groupId)).content)
  }
  return wholes
}
