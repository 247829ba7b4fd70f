import type { Words } from '../../design/words/words.ts'
import { openSideProcess } from '../../platform/sideProcess.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Book, BookMaker, BookWarning, ReadBookPicture } from '../book/book.module.ts'
import { coverTones } from './coverTones.ts'
import { type DrawnMap, drawMap } from './drawMap.ts'
import { drawPlain } from './drawPlain.ts'
import { printedPictures } from './printedPictures.rule.ts'
import type { Paper } from './setSheets.ts'
import type { Typeset, Typesetting } from './typesetIssue.ts'
import { wordBook } from './wordBook.ts'

export type PdfDeps = {
  /** Where faces that were cut once are kept. */
  faceFolder: string
  speak(tag: string): Words
  maps: Maps
}

/** A large issue on a busy machine; whoever waits longer has lost the process and not only patience. */
const MOST_SECONDS = 120

/**
 * An issue on sheets of paper, as PDF/UA: one process for each, which ends with its work, with an error or with the
 * signal, and gives all its memory back. The same book gives the same bytes.
 */
export function makePdf(paper: Paper, { faceFolder, speak, maps }: PdfDeps): BookMaker {
  return async (book, readPicture, signal) => {
    signal.throwIfAborted()
    const warnings: BookWarning[] = []
    const gather = async (): Promise<Typesetting> => {
      const pictures = await readPictures(book, readPicture, warnings, signal)
      return {
        book,
        words: wordBook(book, speak(book.publication.language)),
        paper,
        pictures,
        coverTones: await coverTones(pictures.get(book.cover.pictureId ?? '')),
        maps: mapsOf(book, maps),
        world: drawPlain(maps),
        spots: spotsOf(book, maps),
        faceFolder,
      }
    }
    const side = openSideProcess<Typesetting, Typeset>(new URL('./typeset.worker.ts', import.meta.url), {
      idleSeconds: 1,
      mostSeconds: MOST_SECONDS,
      mostWaiting: 1,
    })
    try {
      const made = await side.make(gather, signal)
      if (!made) throw new Error('The process that sets the issue took no work')
      return { bytes: made.bytes, warnings: [...warnings, ...made.warnings] }
    } finally {
      await side.close()
    }
  }
}

/** Each once, and not all at a time: they are read while others are served. */
async function readPictures(book: Book, read: ReadBookPicture, warnings: BookWarning[], signal: AbortSignal) {
  const pictures = new Map<string, Uint8Array>()
  for (const [id, { part, width }] of printedPictures(book)) {
    signal.throwIfAborted()
    const bytes = book.pictures[id] && (await read(id, { format: 'jpeg', width }))
    if (bytes) pictures.set(id, bytes)
    else warnings.push({ part, text: `The picture ${id} is gone`, stops: false })
  }
  return pictures
}

/** Of each section's page and of the week in the world. */
function mapsOf(book: Book, maps: Maps): Map<string, DrawnMap> {
  const drawn = new Map<string, DrawnMap>()
  for (const part of book.parts) {
    if (part.kind !== 'opener' && part.kind !== 'world') continue
    const places = part.kind === 'opener' ? part.places : part.reports.flatMap(({ place }) => place ?? [])
    const map = drawMap(maps, places)
    if (map) drawn.set(part.slug, map)
  }
  return drawn
}

/** Where each piece comes from, in parts of the world's width and height. */
function spotsOf(book: Book, maps: Maps): Map<string, [x: number, y: number]> {
  const world = maps.world()
  const spots = new Map<string, [x: number, y: number]>()
  for (const part of book.parts) {
    if (part.kind !== 'piece') continue
    const { latitude, longitude } = part.place ?? {}
    if (latitude === undefined || longitude === undefined) continue
    const [x, y] = world.at({ latitude, longitude })
    spots.set(part.slug, [x / world.width, y / world.height])
  }
  return spots
}
