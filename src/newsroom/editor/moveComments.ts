import { Mapping, type Step } from 'prosemirror-transform'
import type { Database } from '../../platform/database.ts'
import { anchorAfter } from './anchor.rule.ts'
import { listAnchors, updateAnchors } from './comments.sql.ts'

/** Comments stay at the words that they are about, wherever those have gone. */
export async function moveComments(
  tx: Database,
  articleId: number,
  { version, steps }: { version: number; steps: readonly Step[] },
): Promise<void> {
  const change = new Mapping(steps.map((step) => step.getMap()))
  const anchors = (await listAnchors(tx, articleId)).map((anchor) => ({
    id: anchor.id,
    ...anchorAfter(anchor, change),
  }))
  await updateAnchors(tx, articleId, { version, anchors })
}
