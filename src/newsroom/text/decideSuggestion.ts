import type { Mark, Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'

/** Takes a suggestion or leaves it; without a name, every one. Does nothing where there is no such suggestion. */
export function decideSuggestion<Change extends Transform>(
  change: Change,
  { id, accept }: { id: string | undefined; accept: boolean },
): Change {
  // From behind: what is taken away moves nothing that is still to come.
  for (const { at, node, marks } of placesOf(change.doc, id).toReversed()) {
    // What stood inside of a block has been decided before.
    const to = at + (node.isText ? node.nodeSize : (change.doc.nodeAt(at) as Node).nodeSize)
    const goes = marks.some(({ type }) => (type.name === 'insertion') !== accept)
    if (goes) change.delete(at, to)
    else if (node.isInline) for (const mark of marks) change.removeMark(at, to, mark)
    else for (const mark of marks) change.removeNodeMark(at, mark)
  }
  return change
}

function placesOf(doc: Node, id: string | undefined) {
  const places: { at: number; node: Node; marks: Mark[] }[] = []
  doc.descendants((node, at) => {
    const marks = node.marks.filter(
      ({ type, attrs }) =>
        (type.name === 'insertion' || type.name === 'deletion') && (id === undefined || attrs.id === id),
    )
    if (marks.length > 0) places.push({ at, node, marks })
  })
  return places
}
