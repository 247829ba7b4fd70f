import type { Mark, Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'

/**
 * Takes a suggestion or leaves it; without a name, every one. Does nothing where there is no such suggestion. Names are made
 * in browsers: what another person has put in under the same one is another suggestion.
 */
export function decideSuggestion<Change extends Transform>(
  change: Change,
  { accept, ...which }: { id: string; author: number; accept: boolean } | { accept: boolean; id?: undefined },
): Change {
  // From behind: what is taken away moves nothing that is still to come.
  for (const { at, node, marks } of placesOf(change.doc, which).toReversed()) {
    // What stood inside of a block has been decided before.
    const to = at + (node.isText ? node.nodeSize : (change.doc.nodeAt(at) as Node).nodeSize)
    const goes = marks.some(({ type }) => (type.name === 'insertion') !== accept)
    if (goes) change.delete(at, to)
    else if (node.isInline) for (const mark of marks) change.removeMark(at, to, mark)
    else for (const mark of marks) change.removeNodeMark(at, mark)
  }
  return change
}

function placesOf(doc: Node, which: { id?: string | undefined; author?: number }) {
  const places: { at: number; node: Node; marks: Mark[] }[] = []
  doc.descendants((node, at) => {
    const marks = node.marks.filter(
      ({ type, attrs }) =>
        (type.name === 'insertion' || type.name === 'deletion') &&
        (which.id === undefined || (attrs.id === which.id && attrs.author === which.author)),
    )
    if (marks.length > 0) places.push({ at, node, marks })
  })
  return places
}
