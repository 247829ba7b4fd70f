import type { Block, Inline } from '../../articles/store/store.module.ts'
import type { Book, BookWarning, PiecePart } from '../book/book.module.ts'

/** A printed page has room for so many columns before their words are cut to syllables. */
const MOST_COLUMNS = 6
/** More is read by nobody in a week. */
const MANY_PIECES = 60

/**
 * What a person should know of an issue before it is released. `gone`: headlines of pieces that are not public any more;
 * `missing`: pictures that nobody has.
 */
export function checkBook(
  book: Book,
  { gone, missing }: { gone: readonly string[]; missing: readonly string[] },
): BookWarning[] {
  const pieces = book.parts.filter((part) => part.kind === 'piece')
  const say = (part: string, text: string, stops = false): BookWarning => ({ part, text, stops })
  return [
    ...gone.map((headline) => say(headline, 'is not public any more, and will not be in it')),
    ...(pieces.length === 0 ? [say('the issue', 'there is no piece in it', true)] : []),
    ...(pieces.length === 1 ? [say('the issue', 'there is only one piece in it')] : []),
    ...(pieces.length > MANY_PIECES
      ? [say('the issue', `${pieces.length} pieces are more than a week has room for`)]
      : []),
    ...(book.cover.pictureId === undefined ? [say('the cover', 'it has no picture, and will be set in type')] : []),
    ...(book.cover.pictureId !== undefined && book.cover.alt === ''
      ? [say('the cover', 'nobody has said what it shows')]
      : []),
    ...(book.cover.lines.length === 0 ? [say('the cover', 'it has no line')] : []),
    ...(book.parts.some(({ kind }) => kind === 'letter') ? [] : [say('the letter', 'the editor has written none')]),
    ...missing.map((where) => say(where, 'a picture is gone, and its place is left out')),
    ...pieces.flatMap((piece) => checkPiece(piece).map((text) => say(piece.headline, text))),
  ]
}

function checkPiece({ document }: PiecePart): string[] {
  const blocks = flatten(document.content)
  const wide = blocks.filter((block) => block.type === 'table' && columnsOf(block.rows) > MOST_COLUMNS)
  const noted = blocks.filter((block) => block.type === 'subhead' && block.content.some(isNote))
  return [
    ...(wide.length > 0 ? [`a table has more than ${MOST_COLUMNS} columns, and is set small on paper`] : []),
    ...(noted.length > 0 ? ['a footnote is called in a heading; the contents leave its number out'] : []),
    ...(blocks.length === 0 ? ['there is no text'] : []),
  ]
}

const columnsOf = (rows: readonly { colspan?: number | undefined }[][]) =>
  Math.max(0, ...rows.map((row) => row.reduce((columns, { colspan = 1 }) => columns + colspan, 0)))

const isNote = ({ type }: Inline) => type === 'footnoteReference'

function flatten(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return [block, ...block.items.flatMap(flatten)]
    return block.type === 'quotation' || block.type === 'factBox' ? [block, ...flatten(block.content)] : [block]
  })
}
