import type { ComparedNode } from './comparedNode.ts'

export type ChangedWords = { added: number; removed: number; moved: number }

/** How much has changed of a text: words that came and went, blocks that stand elsewhere. */
export function countWords(compared: readonly ComparedNode[], language: string): ChangedWords {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const count = { added: 0, removed: 0, moved: 0 }
  const add = (nodes: readonly ComparedNode[]) => {
    for (const { isMoved, pieces, content } of nodes) {
      if (isMoved) count.moved++
      for (const { change, nodes } of pieces) {
        if (change !== 'added' && change !== 'removed') continue
        const text = nodes.map(({ text = ' ' }) => text).join('')
        for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count[change]++
      }
      add(content)
    }
  }
  add(compared)
  return count
}
