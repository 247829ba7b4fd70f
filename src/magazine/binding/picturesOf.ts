import type { Block } from '../../articles/store/store.module.ts'
import type { BookPart } from '../book/book.module.ts'

/** The pictures that a part names, in its order; also those that are gone. */
export function picturesOf(part: BookPart): string[] {
  if (part.kind === 'letter') return inBlocks(part.document.content)
  if (part.kind !== 'piece') return []
  const { document, leadPicture } = part
  const notes = (document.notes ?? []).flatMap(({ content }) => content)
  return [...(leadPicture ? [leadPicture.pictureId] : []), ...inBlocks([...document.content, ...notes])]
}

function inBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.type === 'picture') return [block.attrs.pictureId]
    if (block.type === 'list') return block.items.flatMap(inBlocks)
    return block.type === 'quotation' || block.type === 'factBox' ? inBlocks(block.content) : []
  })
}
