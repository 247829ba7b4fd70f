import type { Node } from 'prosemirror-model'
import { decideEach } from './decideEach.ts'

/** A text as if nothing that is suggested in it were taken; with `author`, nothing of what this person suggests. */
export function withoutSuggestions(node: Node, author?: number): Node {
  return decideEach(node, 'deletion', ({ attrs }) => author === undefined || attrs.author === author)
}
