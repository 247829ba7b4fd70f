import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Acting } from './assertMay.ts'
import { beginDraft } from './beginDraft.ts'

export type CreateDraftDeps = { db: Database; publication: Pick<Publication, 'facts' | 'sections'> }

/** Begins an empty article, and gives back its number. It stands in no section until somebody says. */
export function createDraft(deps: CreateDraftDeps, member: Acting, now: Temporal.Instant): Promise<number> {
  const [section] = deps.publication.sections()
  if (!section) throw refuse('conflict', 'no-section')
  const { language } = deps.publication.facts()
  return inTransaction(deps.db, (tx) =>
    beginDraft(
      tx,
      member,
      {
        section: section.slug,
        isUnplaced: true,
        language,
        body: { type: 'doc', content: [{ type: 'paragraph', content: [] }] },
      },
      now,
    ),
  )
}
