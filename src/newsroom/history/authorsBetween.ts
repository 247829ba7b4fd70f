import { Step } from 'prosemirror-transform'
import type { Database } from '../../platform/database.ts'
import { SCHEMA } from '../text/text.module.ts'
import { type Authorship, authorshipOf } from './authorshipOf.ts'
import { listStepsBetween } from './history.sql.ts'
import type { TextOfVersion } from './textAt.ts'

/** More than a year of work on one article between two revisions. */
const MOST_STEPS = 20_000

/** Who wrote what between two versions of a text; undefined where the steps are not kept any more. */
export async function authorsBetween(
  db: Database,
  articleId: number,
  older: TextOfVersion,
  newer: TextOfVersion,
): Promise<Authorship | undefined> {
  const count = newer.version - older.version
  if (count < 0 || count > MOST_STEPS) return undefined
  const steps = await listStepsBetween(db, articleId, { after: older.version, until: newer.version })
  if (steps.length !== count) return undefined
  return authorshipOf(
    older.text,
    newer.text,
    steps.map(({ step, staffId }) => ({ step: Step.fromJSON(SCHEMA, step), staffId })),
  )
}
