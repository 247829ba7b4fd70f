import type { Database } from '../../platform/database.ts'
import { listFacts, openWorkingCopy } from '../editor/editor.module.ts'
import type { Sight } from './seen.rule.ts'

/** What there is to see of an article now. */
export async function sightOf(
  db: Database,
  { id, version }: { id: number; version: number },
  now: Temporal.Instant,
): Promise<Sight> {
  const copy = await openWorkingCopy(db, id, now)
  const facts = Object.values(await listFacts(db, id)).reduce((sum, fact) => sum + fact.version, 0)
  return { version, text: copy.version, facts }
}
