import { Fragment, type Mark, type Node } from 'prosemirror-model'

/** A text as if nothing that is suggested in it were taken; with `author`, nothing of what this person suggests. */
export function withoutSuggestions(node: Node, author?: number): Node {
  const isOne = (mark: Mark, kind: 'insertion' | 'deletion') =>
    mark.type.name === kind && (author === undefined || mark.attrs.author === author)
  let isOther = false
  const children: Node[] = []
  for (const child of node.children) {
    if (child.marks.some((mark) => isOne(mark, 'insertion'))) {
      isOther = true
      continue
    }
    const left = child.marks.filter((mark) => !isOne(mark, 'deletion'))
    const inside = withoutSuggestions(child, author)
    const plain = left.length < child.marks.length ? inside.mark(left) : inside
    isOther ||= plain !== child
    children.push(plain)
  }
  return isOther ? node.copy(Fragment.from(children)) : node
}
