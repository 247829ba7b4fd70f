import { findBody } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { FACTS, type FactName, findArticleFacts, findRevision, listFacts } from '../editor/editor.module.ts'
import type { Content } from './changes.rule.ts'
import { contentOfRevision } from './contentOfRevision.ts'
import type { LockedArticle, Workflow } from './workflow.sql.ts'

/** Registers write these in their own way, so that only the revision says what somebody typed. */
const OF_REGISTERS: ReadonlySet<FactName> = new Set(['authors', 'tags', 'places'])

/** An article as readers have it, or will at its hour. It is withheld text: for whoever the desk lets at this article. */
export async function publicContent(
  db: Database,
  article: LockedArticle,
  workflow: Pick<Workflow, 'publicRevision' | 'publicVersion'> | undefined,
): Promise<Content> {
  const isOfDesk = workflow?.publicRevision && workflow.publicVersion === article.versionId
  const found = isOfDesk ? await findRevision(db, article.id, workflow.publicRevision as number) : undefined
  const revision = found && contentOfRevision(found)
  const published = await findArticleFacts(db, article.id)
  const standing = await listFacts(db, article.id)
  const names = Object.keys(FACTS) as FactName[]
  const facts = Object.fromEntries(
    names.map((fact) => {
      const isTouched = standing[fact].version > 0
      return [fact, isTouched && OF_REGISTERS.has(fact) && revision ? revision.facts[fact] : published?.[fact]]
    }),
  )
  if (revision) return { facts, document: revision.document }
  const { versionId, groupId } = article
  const body = await findBody(db, { versionId, groupId })
  return { facts, document: body.open(Grant.forMaking('working copy', groupId)) }
}
