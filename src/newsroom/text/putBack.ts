import type { Fragment, Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { TrayEntry } from './reconcile.rule.ts'

/**
 * Puts a passage of the tray where it belongs: words into the text that stands there, whatever else behind the block. Its
 * place is that of this text; whoever keeps the tray maps it through every change.
 */
export function putBack<Change extends Transform>(
  change: Change,
  { place, slice, attribute, words }: Pick<TrayEntry, 'place' | 'slice' | 'attribute' | 'words'>,
): Change {
  const { doc } = change
  const at = Math.min(place, doc.content.size)
  if (attribute !== undefined && doc.nodeAt(at)?.type === slice.content.firstChild?.type) {
    change.setNodeAttribute(at, attribute, words)
    return change
  }
  const target = doc.resolve(at)
  const isInline = slice.content.firstChild?.isInline === true
  if (isInline && target.parent.inlineContent && allows(target.parent, slice.content)) {
    change.insert(at, slice.content)
    return change
  }
  change.insert(behindBlock(doc, at), blocksOf(doc, slice.content))
  return change
}

const allows = (parent: Node, content: Fragment) =>
  parent.type.validContent(parent.content.append(content)) && parent.type.allowsMarks(content.firstChild?.marks ?? [])

/** Behind the outermost block at this place, and before the notes. */
function behindBlock(doc: Node, at: number): number {
  const target = doc.resolve(at)
  const isInNotes = target.node(1)?.type.name === 'notes'
  if (target.depth === 0)
    return doc.lastChild?.type.name === 'notes' ? Math.min(at, doc.content.size - doc.lastChild.nodeSize) : at
  return isInNotes ? target.before(1) : target.after(1)
}

/** As blocks of the article; what cannot stand there by itself, such as a piece of a list, as paragraphs of its words. */
function blocksOf(doc: Node, content: Fragment): Node[] {
  const { nodes } = doc.type.schema
  const paragraph = nodes.paragraph
  if (!paragraph) throw new Error('a schema without paragraphs')
  if (content.firstChild?.isInline) return [paragraph.create(null, content)]
  const blocks = content.content
  if (blocks.every((node) => node.type.isInGroup('block') && isWhole(node))) return [...blocks]
  const lines = content.textBetween(0, content.size, '\n').split('\n')
  return lines.filter((line) => line !== '').map((line) => paragraph.create(null, doc.type.schema.text(line)))
}

function isWhole(node: Node): boolean {
  try {
    node.check()
    return true
  } catch {
    return false
  }
}
