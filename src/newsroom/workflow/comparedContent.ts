import type { Database } from '../../platform/database.ts'
import { findRevision } from '../editor/editor.module.ts'
import type { Content } from './changes.rule.ts'
import { contentOfRevision } from './contentOfRevision.ts'
import { publicContent } from './publicContent.ts'
import type { LockedArticle, Workflow } from './workflow.sql.ts'

/** `out`: what readers have; `scheduled`: what they will have at its hour; `approved`: what was found good. */
export type Compared = { with: 'out' | 'scheduled' | 'approved'; content: Content }

/** What the newsroom's text is compared with, to say what has changed; undefined: there is nothing yet. */
export async function comparedContent(
  db: Database,
  article: LockedArticle,
  workflow: Workflow | undefined,
): Promise<Compared | undefined> {
  switch (article.status) {
    case 'published':
      return { with: 'out', content: await publicContent(db, article, workflow) }
    case 'scheduled':
      return { with: 'scheduled', content: await publicContent(db, article, workflow) }
    case 'ready': {
      const number = workflow?.approvedRevision
      const approved = number ? await findRevision(db, article.id, number) : undefined
      return approved && { with: 'approved', content: contentOfRevision(approved) }
    }
    default:
      return undefined
  }
}
