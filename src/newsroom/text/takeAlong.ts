import type { Transform } from 'prosemirror-transform'
import type { Along } from './reconcile.rule.ts'

/** Puts into moved blocks what was written in them; from behind, so that no place moves another. */
export function takeAlong<Change extends Transform>(change: Change, along: readonly Along[]): Change {
  for (const { from, to, slice } of along.toReversed()) change.replace(from, to, slice)
  return change
}
