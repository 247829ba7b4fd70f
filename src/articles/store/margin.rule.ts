import { type Block, blockText } from './document.ts'

/** The boxes with which an article ends, apart from its text: on a wide page they stand in the margin, else below it. */
export function parseClose(content: readonly Block[]): { text: Block[]; boxes: Block[] } {
  const last = content.findLastIndex((block) => block.type !== 'newsletterBox' && block.type !== 'relatedArticle')
  return { text: content.slice(0, last + 1), boxes: content.slice(last + 1) }
}

/** So much is read before anything else may stand in the text, and so much after it. */
const WORDS_BEFORE = 180
const PARAGRAPHS_BEFORE = 3
const PARAGRAPHS_AFTER = 3

/** Below which block something may stand that is not of the text: between two paragraphs, neither early nor at the end. */
export function placeBetween(content: readonly Block[]): number | undefined {
  let words = 0
  let paragraphs = 0
  const all = content.filter(({ type }) => type === 'paragraph').length
  for (const [at, block] of content.entries()) {
    words += blockText(block).split(/\s+/).length
    if (block.type !== 'paragraph') continue
    paragraphs++
    if (all - paragraphs < PARAGRAPHS_AFTER) return undefined
    const isPlace = words >= WORDS_BEFORE && paragraphs >= PARAGRAPHS_BEFORE && content[at + 1]?.type === 'paragraph'
    if (isPlace) return at
  }
  return undefined
}

/**
 * A pull quote never says again what the block above or below it has just said: it moves up to where at least one whole
 * paragraph parts the two, between paragraphs or at a section's end; where there is no such place it is left out.
 */
export function placePullQuotes(content: readonly Block[]): Block[] {
  const placed: Block[] = []
  for (const [at, block] of content.entries()) {
    const above = placed.findLastIndex(({ type }) => type !== 'pullQuote')
    if (block.type !== 'pullQuote') placed.push(block)
    else if (repeats(block, placed[above])) moveAbove(placed, block, above)
    else if (repeats(block, textAfter(content, at))) moveAbove(placed, block, placed.length)
    else placed.push(block)
  }
  return placed
}

/** Into `placed`, above the paragraph that stands last before `said`, the place of what it repeats. */
function moveAbove(placed: Block[], quote: Block, said: number) {
  for (let at = said - 1; at > 0; at--) {
    const between = placed.slice(at, said).some(({ type }) => type === 'paragraph')
    const isFree = !repeats(quote, placed[at - 1]) && !repeats(quote, placed[at])
    if (between && isFree && placed[at - 1]?.type === 'paragraph') {
      placed.splice(at, 0, quote)
      return
    }
  }
}

/** A subhead between them does not make it less of a repetition. */
const textAfter = (content: readonly Block[], at: number) =>
  content.slice(at + 1).find(({ type }) => type !== 'subhead' && type !== 'pullQuote')

function repeats(quote: Block, other: Block | undefined): boolean {
  const said = wordsOf(quote)
  return other !== undefined && said !== '' && ` ${wordsOf(other)} `.includes(` ${said} `)
}

/** Without case, marks and signs: an editor's quotes and dashes are not another sentence. */
function wordsOf(block: Block): string {
  return blockText(block)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
