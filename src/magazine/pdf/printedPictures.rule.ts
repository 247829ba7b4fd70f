import type { Block } from '../../articles/store/store.module.ts'
import type { Book, PiecePart } from '../book/book.module.ts'

/**
 * In dots: what the sheet's width, a column and the letter's measure take at some 200 to the inch. Each is a width that
 * pictures are kept in; more would be unpacked, and printed by nobody.
 */
const WIDTHS = { cover: 1_600, whole: 1_280, letter: 960, column: 640 }

/** What is flatter reaches over both columns of a long piece: see `blocks` in the template. */
const WIDE = 1.25

export type PrintedWidth = { width: number /** The headline of the part that names it first. */; part: string }

/** The pictures of an issue by their ids, each as wide as the widest place in which it stands. */
export function printedPictures({ cover, parts, pictures }: Book): Map<string, PrintedWidth> {
  const printed = new Map<string, PrintedWidth>()
  const add = (id: string, part: string, width: number) => {
    const known = printed.get(id)
    printed.set(id, { part: known?.part ?? part, width: Math.max(known?.width ?? 0, width) })
  }
  const isFlat = (id: string) => {
    const { width = 1, height = 1 } = pictures[id] ?? {}
    return width / height > WIDE
  }
  const addPiece = ({ headline, length, leadPicture, document }: PiecePart) => {
    const isLong = length === 'long'
    if (leadPicture) add(leadPicture.pictureId, headline, isLong ? WIDTHS.whole : WIDTHS.column)
    for (const block of document.content)
      for (const id of pictureIdsIn(block)) {
        const reaches = isLong && block.type === 'picture' && isFlat(id)
        add(id, headline, reaches ? WIDTHS.whole : WIDTHS.column)
      }
    for (const note of document.notes ?? [])
      for (const id of note.content.flatMap(pictureIdsIn)) add(id, headline, WIDTHS.column)
  }
  if (cover.pictureId !== undefined) add(cover.pictureId, 'the cover', WIDTHS.cover)
  for (const part of parts) {
    if (part.kind === 'piece') addPiece(part)
    if (part.kind !== 'letter') continue
    for (const id of part.document.content.flatMap(pictureIdsIn)) add(id, part.title, WIDTHS.letter)
  }
  return printed
}

function pictureIdsIn(block: Block): string[] {
  if (block.type === 'picture') return [block.attrs.pictureId]
  if (block.type === 'list') return block.items.flatMap((item) => item.flatMap(pictureIdsIn))
  return block.type === 'quotation' || block.type === 'factBox' ? block.content.flatMap(pictureIdsIn) : []
}
