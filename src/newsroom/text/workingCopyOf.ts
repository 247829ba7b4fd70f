import { Mark, type Node } from 'prosemirror-model'
import type { ArticleDocument, Block, Inline, Quiz } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { unreachable } from '../../platform/errors.ts'
import { SCHEMA } from './schema.ts'

const { nodes, marks } = SCHEMA

/**
 * The article document as the newsroom works on it. Its blocks get their identifiers by their place, the same ones
 * whenever the same document is opened. Refuses what ProseMirror could not give back.
 */
export function workingCopyOf(document: ArticleDocument): Node {
  let last = 0
  const nextId = () => `b${++last}`
  const content = document.content.map((block) => blockNode(block, nextId))
  const notes = document.notes?.map((note) =>
    nodes.note.create(
      { id: note.id },
      note.content.map((block) => blockNode(block, nextId)),
    ),
  )
  return nodes.doc.create(null, notes ? [...content, nodes.notes.create(null, notes)] : content)
}

function blockNode(block: Block, nextId: () => string): Node {
  const id = nextId()
  const blocks = (content: readonly Block[]) => content.map((inside) => blockNode(inside, nextId))
  switch (block.type) {
    case 'paragraph':
    case 'pullQuote':
      return nodes[block.type].create({ id }, inlineNodes(block.content))
    case 'subhead':
      return nodes.subhead.create({ id, ...block.attrs }, inlineNodes(block.content))
    case 'picture': {
      const { caption, ...attrs } = block.attrs
      return nodes.picture.create({ id, ...attrs }, captionNodes(caption))
    }
    case 'quotation':
    case 'factBox':
      return nodes[block.type].create({ id, ...block.attrs }, blocks(block.content))
    case 'list': {
      const items = block.items.map((item) => nodes.listItem.create(null, blocks(item)))
      return nodes.list.create({ id, ...block.attrs }, items)
    }
    case 'table': {
      const rows = block.rows.map((row) =>
        nodes.tableRow.create(
          null,
          row.map(({ content, ...attrs }) => nodes.tableCell.create(attrs, inlineNodes(content))),
        ),
      )
      return nodes.table.create({ id, bars: block.bars ?? false }, [...captionNodes(block.caption), ...rows])
    }
    case 'code':
      return nodes.codeBlock.create({ id, ...block.attrs }, block.text === '' ? [] : [SCHEMA.text(block.text)])
    case 'embed':
    case 'newsletterBox':
    case 'relatedArticle':
      return nodes[block.type].create({ id, ...block.attrs })
    case 'quiz': {
      const title = block.attrs.title === undefined ? [] : [SCHEMA.text(block.attrs.title)]
      return nodes.quiz.create({ id }, [
        nodes.quizTitle.create({ id: nextId() }, title),
        ...block.questions.map((question) => questionNode(question, nextId)),
      ])
    }
    case 'divider':
      return nodes.divider.create({ id })
    default:
      return unreachable(block)
  }
}

function questionNode({ question, answers, explanation = [] }: Quiz['questions'][number], nextId: () => string): Node {
  return nodes.quizQuestion.create({ id: nextId() }, [
    nodes.quizText.create({ id: nextId() }, inlineNodes(question)),
    ...answers.map(({ right = false, content }) =>
      nodes.quizAnswer.create({ id: nextId(), right }, inlineNodes(content)),
    ),
    nodes.quizExplanation.create({ id: nextId() }, inlineNodes(explanation)),
  ])
}

const captionNodes = (caption: readonly Inline[] | undefined): Node[] =>
  caption ? [nodes.caption.create(null, inlineNodes(caption))] : []

function inlineNodes(content: readonly Inline[]): Node[] {
  return content.map((inline) => {
    switch (inline.type) {
      case 'text':
        return SCHEMA.text(inline.text, marksOf(inline))
      case 'hardBreak':
        return nodes.hardBreak.create()
      case 'footnoteReference':
        return nodes.footnoteReference.create(inline.attrs)
      default:
        return unreachable(inline)
    }
  })
}

function marksOf({ text, marks: wanted = [] }: Inline & { type: 'text' }): readonly Mark[] {
  const links = new Set(wanted.flatMap((mark) => (mark.type === 'link' ? [JSON.stringify(mark.attrs)] : [])))
  if (links.size > 1) throw refuse('invalid', 'text-two-links', { text })
  return wanted.reduce<readonly Mark[]>(
    (set, mark) => marks[mark.type].create(mark.type === 'link' ? mark.attrs : null).addToSet(set),
    Mark.none,
  )
}
