import type { Block } from '../../articles/store/store.module.ts'

/** What a leaf is made of: a few paragraphs, among them perhaps a list or somebody's words. */
const MOST_BLOCKS = 6

/** Why a text is none for a leaf of the almanac, in words that follow “text”; undefined: it is one. */
export function leafProblem(content: readonly Block[]): string | undefined {
  if (content.length === 0) return 'is empty'
  if (content.length > MOST_BLOCKS) return `has more than ${MOST_BLOCKS} paragraphs`
  const other = content.find(({ type }) => type !== 'paragraph' && type !== 'quotation' && type !== 'list')
  return other && `holds something else than paragraphs, lists and quotations (${other.type})`
}
