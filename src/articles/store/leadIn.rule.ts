import {
  type ArticleDocument,
  type Block,
  blockText,
  countWords,
  type Inline,
  inlineText,
  plainText,
} from './document.ts'

const MOST_PARAGRAPHS = 2
/** Of the article's words. */
const MOST_SHARE = 1 / 4
const WORDS_OF_LAST_RESORT = 40

/**
 * What everyone may read of a gated article: whole leading blocks, at most two paragraphs and a quarter of the words;
 * if the first paragraph alone is longer, its first sentences within a quarter, else its first 40 words with "…", and
 * of a very short article never more than half.
 */
export function leadInOf(document: ArticleDocument, language: string): ArticleDocument {
  const total = countWords(plainText(document), language)
  const budget = Math.floor(total * MOST_SHARE)
  const leading = leadingText(document.content)
  const whole: Block[] = []
  let spent = 0
  for (const block of leading.slice(0, MOST_PARAGRAPHS)) {
    const words = countWords(blockText(block), language)
    if (spent + words > budget) break
    whole.push(withoutNotes(block))
    spent += words
  }
  const first = leading[0]
  if (whole.length === 0 && first) whole.push(beginningOf(first, budget, total, language))
  return { type: 'doc', content: whole.filter((block) => blockText(block) !== '') }
}

/** The run of text that an article begins with; a picture or a subhead before it is passed over. */
function leadingText(content: readonly Block[]): Block[] {
  const isText = (block: Block) => block.type === 'paragraph' || block.type === 'quotation' || block.type === 'list'
  const start = content.findIndex((block) => isText(block) && blockText(block).trim() !== '')
  if (start < 0) return content.filter((block) => blockText(block).trim() !== '').slice(0, 1)
  const rest = content.slice(start)
  const end = rest.findIndex((block) => !isText(block))
  return end < 0 ? rest : rest.slice(0, end)
}

function beginningOf(block: Block, budget: number, total: number, language: string): Block {
  const content: readonly Inline[] =
    block.type === 'paragraph' ? block.content : [{ type: 'text', text: blockText(block).replaceAll('\n', ' ') || ' ' }]
  const text = inlineText(content)
  const sentences = endOfSentences(text, budget, language)
  if (sentences > 0) return { type: 'paragraph', content: cut(content, sentences) }
  const words = Math.min(WORDS_OF_LAST_RESORT, Math.floor(total / 2))
  const end = endOfWords(text, words, language)
  const shortened = cut(content, end)
  return { type: 'paragraph', content: [...shortened, { type: 'text', text: '…' }] }
}

function endOfSentences(text: string, budget: number, language: string): number {
  let end = 0
  let spent = 0
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    spent += countWords(segment, language)
    if (spent > budget) break
    end = index + segment.length
  }
  return text.slice(0, end).trimEnd().length
}

function endOfWords(text: string, most: number, language: string): number {
  let end = 0
  let count = 0
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (!isWordLike) continue
    if (count === most) break
    count++
    end = index + segment.length
  }
  return end
}

/** The first `length` characters of the text, marks kept, footnote calls left away. */
function cut(content: readonly Inline[], length: number): Inline[] {
  const kept: Inline[] = []
  let left = length
  for (const node of content) {
    if (left <= 0) break
    if (node.type === 'text') {
      const text = node.text.slice(0, left)
      left -= node.text.length
      if (text) kept.push({ ...node, text })
    } else if (node.type === 'hardBreak') {
      left -= 1
      kept.push(node)
    }
  }
  return kept
}

/** A lead-in calls no notes: they stand at the end of a text that is not there. */
function withoutNotes(block: Block): Block {
  const inlines = (content: readonly Inline[]) => content.filter((node) => node.type !== 'footnoteReference')
  switch (block.type) {
    case 'paragraph':
      return { ...block, content: inlines(block.content) }
    case 'quotation':
      return { ...block, content: block.content.map(withoutNotes) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(withoutNotes)) }
    default:
      return block
  }
}
