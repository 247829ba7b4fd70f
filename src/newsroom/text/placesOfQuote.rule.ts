import type { Node } from 'prosemirror-model'

/** Where each of the same words begins in a text, in its order: within one block, whatever space is between them. */
export function placesOfQuote(doc: Node, quote: string): number[] {
  const wanted = spaced(quote).trim()
  const places: number[] = []
  if (wanted === '') return places
  doc.descendants((node, at) => {
    if (!node.isTextblock) return
    const text = spaced(node.textBetween(0, node.content.size, undefined, ' '))
    for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + 1))
      places.push(at + 1 + index)
  })
  return places
}

/** Letter by letter, so that places stay. */
const spaced = (text: string): string => text.replace(/\s/gu, ' ')
