import type { ArticleDocument, Block, Inline } from '../../articles/store/store.module.ts'
import { attribute, type Element } from './bodyTree.rule.ts'
import { anchorOf } from './title.rule.ts'

export type Anchors = {
  /** Names that `#…` links may use → the anchor of the subhead they lead to. */
  anchors: Map<string, string>
  /** With the number that the next of the same name takes. */
  anchorsTaken: Map<string, number>
  pendingAnchor: string | undefined
}

/** The document with its `#…` links led to the subheads that are there; a link to a place that is not becomes text. */
export function placeAnchors(
  document: ArticleDocument,
  anchors: ReadonlyMap<string, string>,
  notes: string[],
): ArticleDocument {
  const loose = new Map([...anchors].map(([name, anchor]) => [lettersOf(name), anchor]))
  const place = (node: Inline): Inline => {
    if (node.type !== 'text' || !node.marks) return node
    const marks = node.marks.flatMap((mark) => {
      if (mark.type !== 'link' || !mark.attrs.href.startsWith('#')) return [mark]
      const name = decode(mark.attrs.href.slice(1))
      const anchor = anchors.get(name) ?? loose.get(lettersOf(name))
      if (anchor) return [{ ...mark, attrs: { ...mark.attrs, href: `#${anchor}` } }]
      notes.push(`the link to ${mark.attrs.href} leads to no subhead; its words stay`)
      return []
    })
    const { marks: _, ...text } = node
    return marks.length > 0 ? { ...text, marks } : text
  }
  return {
    ...document,
    content: document.content.map((block) => mapLines(block, place)),
    ...(document.notes
      ? { notes: document.notes.map((note) => ({ ...note, content: note.content.map((b) => mapLines(b, place)) })) }
      : {}),
  }
}

/** Of a subhead; where a newsroom writes, only one that somebody has given it. */
export function newAnchor(
  work: Anchors,
  element: Element,
  line: readonly Inline[],
  asWritten: boolean | undefined,
): string | undefined {
  const words = line.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
  const own = attribute(element, 'id')?.replace(/[^\p{L}\p{N}_:-]/gu, '')
  const base = own || (asWritten ? '' : anchorOf(words))
  if (base === '') return undefined
  const anchor = freeAnchor(base.slice(0, 120), work.anchorsTaken)
  for (const name of [work.pendingAnchor, own, anchorOf(words), anchor]) {
    if (name && !work.anchors.has(name)) work.anchors.set(name, anchor)
  }
  work.pendingAnchor = undefined
  return anchor
}

/** The name itself, or with the first number that makes it the only one of the document. */
function freeAnchor(name: string, taken: Map<string, number>): string {
  let next = taken.get(name) ?? 0
  let anchor = next === 0 ? name : `${name}-${next}`
  while (taken.has(anchor) && next > 0) anchor = `${name}-${++next}`
  taken.set(name, next + 1)
  if (anchor !== name) taken.set(anchor, 1)
  return anchor
}

function mapLines(block: Block, change: (node: Inline) => Inline): Block {
  switch (block.type) {
    case 'paragraph':
    case 'subhead':
    case 'pullQuote':
      return { ...block, content: block.content.map(change) }
    case 'quotation':
    case 'factBox':
      return { ...block, content: block.content.map((inner) => mapLines(inner, change)) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((inner) => mapLines(inner, change))) }
    case 'table':
      return {
        ...block,
        ...(block.caption ? { caption: block.caption.map(change) } : {}),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(change) }))),
      }
    case 'quiz':
      return {
        ...block,
        questions: block.questions.map(({ question, answers, explanation }) => ({
          question: question.map(change),
          answers: answers.map((answer) => ({ ...answer, content: answer.content.map(change) })),
          ...(explanation && { explanation: explanation.map(change) }),
        })),
      }
    case 'picture':
      if (!block.attrs.caption) return block
      return { ...block, attrs: { ...block.attrs, caption: block.attrs.caption.map(change) } }
    case 'code':
    case 'embed':
    case 'newsletterBox':
    case 'relatedArticle':
    case 'divider':
      return block
  }
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
