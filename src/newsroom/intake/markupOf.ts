import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Markup } from '../text/text.module.ts'

/** Beyond it nothing is markup any more. */
const DEEPEST = 600

/** What parse5 has read, as a tree that the desk tidies. */
export function markupOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], depth = 0): Markup[] {
  return nodes.flatMap((node): Markup[] => {
    if ('value' in node) return [node.value]
    if (!('tagName' in node) || depth > DEEPEST) return []
    const attrs = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    return [{ tag: node.tagName, attrs, inside: markupOf(node.childNodes, depth + 1) }]
  })
}
