import { type EditedArticle, saveEdited } from '../../articles/states/states.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { type Content, editedOf, type LockedArticle, type Schedule } from '../workflow/workflow.module.ts'
import { addressFor } from './addressFor.ts'
import { insertCorrection, storePublic } from './publishing.sql.ts'

export type GoingOut = {
  revision: number
  content: Content
  kind: Schedule['kind']
  note: string | null
  staffId: number
  /** From when on readers have what is new; what changes, changes now. */
  at: Temporal.Instant
}

/** Makes of a revision what readers read. The one way out; whoever calls has asked who may, and holds the article. */
export async function letOut(
  tx: Database,
  article: LockedArticle,
  { revision, content, kind, note, staffId, at }: GoingOut,
  now: Temporal.Instant,
): Promise<void> {
  const said = editedOf(content)
  if (said.section === '') {
    throw refuse('invalid', 'section-missing')
  }
  const edited: EditedArticle = {
    ...said,
    slug: await addressFor(tx, article.id, said),
    ...(kind === 'new' && { firstPublished: at }),
    ...(kind === 'updated' && { updated: now }),
  }
  const outcome = await saveEdited(tx, article.id, edited, now)
  if (outcome.kind === 'refused') {
    throw refuse('conflict', 'not-stored', { reason: { word: `refused.why.${outcome.why}` } })
  }
  if (kind === 'correction' && note !== null) await insertCorrection(tx, article.id, { text: note, staffId }, now)
  await storePublic(tx, article.id, { revision, staffId }, at)
}
