import type { Book, BookWarning } from '../book/book.module.ts'
import type { CoverTones } from './coverTones.ts'
import type { DrawnMap } from './drawMap.ts'
import { facesFor } from './facesFor.ts'
import { charactersIn, replaceLetters } from './letters.rule.ts'
import { makeSheets, type PlacedMap } from './makeSheets.ts'
import type { PrintedPicture } from './setDocument.ts'
import { type Paper, setSheets } from './setSheets.ts'
import type { BookWords } from './wordBook.ts'

export type Typesetting = {
  book: Book
  words: BookWords
  paper: Paper
  /** By their ids, as JPEG or PNG; what is missing is gone. */
  pictures: ReadonlyMap<string, Uint8Array>
  coverTones: CoverTones
  /** By the slug of the part that shows it. */
  maps: ReadonlyMap<string, DrawnMap>
  world: { svg: string; ratio: number }
  spots: ReadonlyMap<string, [x: number, y: number]>
  /** Where faces that were cut once are kept. */
  faceFolder: string
}

export type Typeset = { bytes: Uint8Array; pages: number; warnings: BookWarning[] }

const WORLD = '/maps/world.svg'

/** The first byte of one. */
const PNG = 0x89

/** What a process of its own does: all of an issue, or an error and nothing. */
export async function typesetIssue(work: Typesetting): Promise<Typeset> {
  const { book, words, paper } = work
  const files = new Map<string, Buffer>()
  const pictures: Record<string, PrintedPicture> = {}
  for (const [id, bytes] of work.pictures) {
    const { width, height } = book.pictures[id] ?? { width: 0, height: 0 }
    if (width <= 0 || height <= 0) continue
    const file = `/pictures/${files.size}.${bytes[0] === PNG ? 'png' : 'jpg'}`
    files.set(file, Buffer.from(bytes))
    pictures[id] = { file, ratio: width / height }
  }
  const maps: Record<string, PlacedMap> = {}
  for (const [slug, { svg, names }] of work.maps) {
    const file = `/maps/${files.size}.svg`
    files.set(file, Buffer.from(svg))
    maps[slug] = { file, names, alt: words.map.before + names.join(', ') + words.map.after }
  }
  files.set(WORLD, Buffer.from(work.world.svg))
  const sheets = makeSheets(book, words, {
    pictures,
    maps,
    world: { file: WORLD, ratio: work.world.ratio },
    spots: work.spots,
    coverTones: work.coverTones,
  })
  const faces = await facesFor(work.faceFolder, charactersIn(sheets))
  const { settled, warnings } = replaceLetters(sheets, faces.has)
  return { ...setSheets(settled, paper, faces, files), warnings }
}
