import type { Book, ReadBookPicture } from '../book/book.module.ts'
import type { EpubOrder } from './order.ts'
import { picturesIn } from './pictures.rule.ts'

/** The widest first; each next one takes about half the bytes. */
const WIDTHS = [1600, 1200, 800, 560, 400, 240] as const
/** Of the 15 MB that a file has: what Amazon's and others' mail takes without asking. The rest is text and faces. */
const MOST_BYTES = 13_000_000

/** The pictures of a book in the widest form in which all of them together are light enough, and how wide that is. */
export async function gatherPictures(
  book: Book,
  readPicture: ReadBookPicture,
  signal: AbortSignal,
): Promise<Pick<EpubOrder, 'pictures' | 'cover' | 'width'>> {
  const ids = picturesIn(book).map(({ pictureId }) => pictureId)
  const last = WIDTHS.at(-1)
  for (const width of WIDTHS) {
    const pictures = new Map<string, Uint8Array>()
    let bytes = 0
    for (const id of ids) {
      signal.throwIfAborted()
      const read = await readPicture(id, { format: 'jpeg', width })
      if (!read) continue
      pictures.set(id, read)
      bytes += read.length
      if (bytes > MOST_BYTES && width !== last) break
    }
    if (bytes > MOST_BYTES && width !== last) continue
    const { pictureId } = book.cover
    const cover = pictureId === undefined ? undefined : await readPicture(pictureId, { format: 'jpeg', width: 1600 })
    return { pictures, width, cover }
  }
  throw new Error('There is a narrowest picture')
}
