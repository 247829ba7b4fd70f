import type { Database } from '../../platform/database.ts'
import { announcePublication } from './announcePublication.ts'
import { insertSectionIfNew } from './publication.sql.ts'
import { sectionSlugProblem } from './reserved.rule.ts'

export type EnsuredSection = { kind: 'ok' } | { kind: 'refused'; reason: string }

/** For imports: a section that is not there yet gets its page, but no place in the navigation. */
export async function ensureSection(db: Database, slug: string, name: string): Promise<EnsuredSection> {
  const problem = sectionSlugProblem(slug)
  if (problem) return { kind: 'refused', reason: problem.reason }
  const made = await insertSectionIfNew(db, { slug, name, description: '', inNavigation: false })
  if (made) await announcePublication(db)
  return { kind: 'ok' }
}
