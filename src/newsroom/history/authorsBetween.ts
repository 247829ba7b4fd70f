import { ChangeSet, type Span } from 'prosemirror-changeset'
import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import type { Database } from '../../platform/database.ts'
import { SCHEMA } from '../text/text.module.ts'
import { listStepsBetween } from './history.sql.ts'
import type { TextOfVersion } from './textAt.ts'

/** Who wrote, and who took out, by places in the newer text and in the older. */
export type Authorship = {
  added: readonly AuthoredRange[]
  removed: readonly AuthoredRange[]
}
export type AuthoredRange = { from: number; to: number; staffId: number }

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

export function authorshipOf(older: Node, newer: Node, steps: readonly { step: Step; staffId: number }[]): Authorship {
  const changes = ChangeSet.create<number>(older, (one, other) => (one === other ? one : null) as number).addSteps(
    newer,
    steps.map(({ step }) => step.getMap()),
    steps.map(({ staffId }) => staffId),
  ).changes
  return {
    added: changes.flatMap(({ fromB, inserted }) => rangesOf(fromB, inserted)),
    removed: changes.flatMap(({ fromA, deleted }) => rangesOf(fromA, deleted)),
  }
}

function rangesOf(from: number, spans: readonly Span<number>[]): AuthoredRange[] {
  let at = from
  return spans.map(({ length, data }) => {
    const range = { from: at, to: at + length, staffId: data }
    at += length
    return range
  })
}
