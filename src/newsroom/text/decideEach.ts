import { Fragment, type Mark, type Node } from 'prosemirror-model'

/**
 * A text as if each suggestion that is meant had been decided on: of one kind all stays, of the other it goes. At once,
 * whatever their number; by steps, as an editor decides, each would cost as much as the text is long.
 */
export function decideEach(node: Node, stays: 'insertion' | 'deletion', isMeant: (mark: Mark) => boolean): Node {
  const goes = stays === 'insertion' ? 'deletion' : 'insertion'
  let isOther = false
  const children: Node[] = []
  for (const child of node.children) {
    if (child.marks.some((mark) => mark.type.name === goes && isMeant(mark))) {
      isOther = true
      continue
    }
    const left = child.marks.filter((mark) => mark.type.name !== stays || !isMeant(mark))
    const inside = decideEach(child, stays, isMeant)
    const plain = left.length < child.marks.length ? inside.mark(left) : inside
    isOther ||= plain !== child
    children.push(plain)
  }
  return isOther ? node.copy(Fragment.from(children)) : node
}
