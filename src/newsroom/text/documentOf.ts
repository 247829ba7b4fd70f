import type { Mark as MarkNode, Node } from 'prosemirror-model'
import type { ArticleDocument, Block, Inline, Mark } from '../../articles/store/document.ts'
import { withoutSuggestions } from './withoutSuggestions.ts'

/**
 * What would be published of a working copy: everything but the identifiers of its blocks, as if no suggestion were
 * taken. It is the article document by shape; whether its attributes say what they may is for `ArticleDocumentSchema`.
 */
export function documentOf(given: Node): ArticleDocument {
  const workingCopy = withoutSuggestions(given)
  const notes = workingCopy.lastChild?.type.name === 'notes' ? workingCopy.lastChild : undefined
  const blocks = notes ? workingCopy.children.slice(0, -1) : workingCopy.children
  return {
    type: 'doc',
    content: blocks.map(blockOf),
    ...(notes && { notes: notes.children.map((note) => ({ id: note.attrs.id, content: note.children.map(blockOf) })) }),
  }
}

function blockOf(node: Node): Block {
  const type = node.type.name === 'codeBlock' ? 'code' : node.type.name
  return { type, ...partsOf(node) } as Block
}

function partsOf(node: Node): object {
  switch (node.type.name) {
    case 'paragraph':
    case 'pullQuote':
      return { content: inlineOf(node) }
    case 'subhead':
      return { attrs: attrsOf(node), content: inlineOf(node) }
    case 'picture':
      return { attrs: { ...attrsOf(node), ...captionOf(node) } }
    case 'quotation':
    case 'factBox':
      return { attrs: attrsOf(node), content: node.children.map(blockOf) }
    case 'list':
      return { attrs: attrsOf(node), items: node.children.map((item) => item.children.map(blockOf)) }
    case 'table': {
      const rows = node.children.filter(({ type }) => type.name === 'tableRow')
      return {
        ...captionOf(node),
        ...(node.attrs.bars && { bars: true }),
        rows: rows.map((row) => row.children.map(cellOf)),
      }
    }
    case 'codeBlock':
      return { attrs: attrsOf(node), text: node.textContent }
    case 'embed':
    case 'newsletterBox':
    case 'relatedArticle':
      return { attrs: attrsOf(node) }
    case 'quiz': {
      const [title, ...questions] = node.children
      return { attrs: title?.textContent ? { title: title.textContent } : {}, questions: questions.map(questionOf) }
    }
    case 'divider':
      return {}
    default:
      throw new Error(`the working copy has a block that the article document does not know: ${node.type.name}`)
  }
}

function questionOf({ firstChild, lastChild, children }: Node) {
  const answers = children.filter(({ type }) => type.name === 'quizAnswer')
  return {
    question: firstChild ? inlineOf(firstChild) : [],
    answers: answers.map((answer) => ({ ...(answer.attrs.right && { right: true }), content: inlineOf(answer) })),
    ...(lastChild && lastChild.content.size > 0 && { explanation: inlineOf(lastChild) }),
  }
}

function attrsOf(node: Node | MarkNode): Record<string, unknown> {
  const { id: _, ...attrs } = node.attrs
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null))
}

function captionOf({ firstChild }: Node): { caption?: Inline[] } {
  return firstChild?.type.name === 'caption' ? { caption: inlineOf(firstChild) } : {}
}

function cellOf(cell: Node) {
  const { header, align, colspan, rowspan } = cell.attrs
  return {
    header,
    ...(align !== null && { align }),
    ...(colspan !== 1 && { colspan }),
    ...(rowspan !== 1 && { rowspan }),
    content: inlineOf(cell),
  }
}

function inlineOf(node: Node): Inline[] {
  return node.children.map((child): Inline => {
    switch (child.type.name) {
      case 'text': {
        const text = { type: 'text' as const, text: child.text as string }
        return child.marks.length === 0 ? text : { ...text, marks: child.marks.map(markOf) }
      }
      case 'hardBreak':
        return { type: 'hardBreak' }
      case 'footnoteReference':
        return { type: 'footnoteReference', attrs: { id: child.attrs.id } }
      default:
        throw new Error(
          `the working copy has something in its text that the document does not know: ${child.type.name}`,
        )
    }
  })
}

const markOf = (mark: MarkNode): Mark =>
  (mark.type.name === 'link' ? { type: 'link', attrs: attrsOf(mark) } : { type: mark.type.name }) as Mark
