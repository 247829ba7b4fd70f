import { Fragment, type Mark, type Node } from 'prosemirror-model'

/** A text as if nothing that is suggested in it were taken; with `author`, nothing of what this person suggests. */
export const withoutSuggestions = (node: Node, author?: number): Node =>
  decided(node, 'deletion', ({ attrs }) => author === undefined || attrs.author === author)

/** A text as if all that is suggested in it were taken. */
export const withAllSuggestions = (node: Node): Node => decided(node, 'insertion', () => true)

/** At once, whatever their number; by steps, as an editor decides, each would cost as much as the text is long. */
function decided(node: Node, stays: 'insertion' | 'deletion', isMeant: (mark: Mark) => boolean): Node {
  const goes = stays === 'insertion' ? 'deletion' : 'insertion'
  let isOther = false
  const children: Node[] = []
  for (const child of node.children) {
    if (child.marks.some((mark) => mark.type.name === goes && isMeant(mark))) {
      isOther = true
      continue
    }
    const left = child.marks.filter((mark) => mark.type.name !== stays || !isMeant(mark))
    const inside = decided(child, stays, isMeant)
    const plain = left.length < child.marks.length ? inside.mark(left) : inside
    isOther ||= plain !== child
    children.push(plain)
  }
  return isOther ? node.copy(Fragment.from(children)) : node
}
