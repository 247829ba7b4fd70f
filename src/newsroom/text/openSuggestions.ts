import type { Node } from 'prosemirror-model'

/** What somebody proposes, under one name: words and blocks that are to come in, and such that are to go. */
export type Suggestion = {
  id: string
  author: number
  /** From the first of its places to the last. */
  from: number
  to: number
  /** The words, as they would come and go. */
  inserted: string
  deleted: string
}

/** Every suggestion that nobody has decided on, in the order of the text. While there is one nothing is published. */
export function openSuggestions(doc: Node): Suggestion[] {
  const all = new Map<string, Suggestion>()
  doc.descendants((node, at) => {
    for (const { type, attrs } of node.marks) {
      if (type.name !== 'insertion' && type.name !== 'deletion') continue
      const { id, author } = attrs as { id: string; author: number }
      const name = `${author} ${id}`
      const known = all.get(name) ?? { id, author, from: at, to: at, inserted: '', deleted: '' }
      const words = node.isText ? (node.text as string) : node.textBetween(0, node.content.size, ' ')
      if (type.name === 'insertion') known.inserted += words
      else known.deleted += words
      all.set(name, { ...known, to: at + node.nodeSize })
    }
  })
  return [...all.values()]
}
