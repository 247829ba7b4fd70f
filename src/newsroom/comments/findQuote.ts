import type { Node } from 'prosemirror-model'

export type FoundQuote = { kind: 'found'; from: number; to: number } | { kind: 'unknown' } | { kind: 'twice' }

/** Where words stand in a text, for whoever cannot mark them: within one block, and once. Nothing is the whole text. */
export function findQuote(doc: Node, quote: string): FoundQuote {
  const wanted = spaced(quote).trim()
  if (wanted === '') {
    return doc.content.size > 0 ? { kind: 'found', from: 0, to: doc.content.size } : { kind: 'unknown' }
  }
  const found: number[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return
    const text = spaced(node.textBetween(0, node.content.size, undefined, ' '))
    for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + 1))
      found.push(at + 1 + index)
  })
  const [from, second] = found
  if (from === undefined) return { kind: 'unknown' }
  return second === undefined ? { kind: 'found', from, to: from + wanted.length } : { kind: 'twice' }
}

/** Letter by letter, so that places stay. */
const spaced = (text: string): string => text.replace(/\s/gu, ' ')
