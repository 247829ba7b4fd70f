import type { ArticleDocument } from '../../articles/store/store.module.ts'
import type { Book } from '../book/book.module.ts'

type Blocks = ArticleDocument['content']
export type NamedPicture = { pictureId: string; alt: string }

/** Every picture that the parts of a book show, each once, in reading order. */
export function picturesIn({ parts }: Pick<Book, 'parts'>): NamedPicture[] {
  const found = parts.flatMap((part): NamedPicture[] => {
    if (part.kind === 'letter') return inDocument(part.document)
    if (part.kind !== 'piece') return []
    return [...(part.leadPicture ? [part.leadPicture] : []), ...inDocument(part.document)]
  })
  const first = new Map<string, NamedPicture>()
  for (const picture of found) if (!first.has(picture.pictureId)) first.set(picture.pictureId, picture)
  return [...first.values()]
}

function inDocument({ content, notes = [] }: ArticleDocument): NamedPicture[] {
  return [...inBlocks(content), ...notes.flatMap((note) => inBlocks(note.content))]
}

function inBlocks(blocks: Blocks): NamedPicture[] {
  return blocks.flatMap((block) => {
    if (block.type === 'picture') return [block.attrs]
    if (block.type === 'list') return block.items.flatMap(inBlocks)
    return block.type === 'quotation' || block.type === 'factBox' ? inBlocks(block.content) : []
  })
}

/** Whether somebody who sees no picture learns what each of them shows. */
export function undescribed(pictures: readonly NamedPicture[]): NamedPicture[] {
  return pictures.filter(({ alt }) => alt.trim() === '')
}
