import type { Node } from 'prosemirror-model'
import { BLOCK_ENDS, type Placed, type Token } from './token.ts'

/** Words as the language cuts them: of scripts without spaces, too. */
export function tokensOf(blocks: readonly Placed[], language: string): Token[] {
  return blocks.flatMap((block, index) => {
    const first = block.at + 1
    const tokens = wordsOf(textOf(block.node), language).map(
      ({ text, at, isWord }): Token => ({
        key: text === LEAF ? leafKey(block.node, at) : text,
        isWord,
        block,
        from: first + at,
        to: first + at + text.length,
      }),
    )
    const end = first + block.node.content.size
    const ends = { key: BLOCK_ENDS, isWord: false, block, from: end, to: end }
    return index < blocks.length - 1 ? [...tokens, ends] : tokens
  })
}

/** The segmenter takes a full stop between two letters for a part of a word, which it is in few: the end of a sentence, joined. */
const INSIDE_OF_NAMES = /(?<=\p{L})(?=[.:]\p{L})|(?<=\p{L}[.:])(?=\p{L})/u

function wordsOf(text: string, language: string) {
  return [...segmenterOf(language).segment(text)].flatMap(({ segment, index, isWordLike }) => {
    let at = index
    return segment.split(INSIDE_OF_NAMES).map((part) => {
      const word = { text: part, at, isWord: (isWordLike ?? false) && /[\p{L}\p{N}]/u.test(part) }
      at += part.length
      return word
    })
  })
}

/** What is no letter, but stands in a line: a break, a call of a footnote. */
const LEAF = '\ufffc'

function textOf(block: Node): string {
  return block.children.map((child) => child.text ?? LEAF).join('')
}

function leafKey(block: Node, index: number): string {
  const leaf = block.nodeAt(index)
  return `${LEAF}${leaf?.type.name} ${leaf?.attrs.id ?? ''}`
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, segmenter)
  return segmenter
}
