import type { Node } from 'prosemirror-model'
import { Mapping, type Step } from 'prosemirror-transform'
import type { Database } from '../../platform/database.ts'
import { anchorAfter } from '../text/text.module.ts'
import { listAnchors, updateAnchors } from './anchors.sql.ts'

/** Comments stay at the words that they are about, wherever those have gone. */
export async function moveComments(
  tx: Database,
  articleId: number,
  { version, steps, ...texts }: { version: number; steps: readonly Step[]; before: Node; after: Node },
): Promise<void> {
  const change = new Mapping(steps.map((step) => step.getMap()))
  const anchors = (await listAnchors(tx, articleId)).map((anchor) => ({
    id: anchor.id,
    ...anchorAfter(anchor, change, texts),
  }))
  await updateAnchors(tx, articleId, { version, anchors })
}
