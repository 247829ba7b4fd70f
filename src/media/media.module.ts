import type { Database } from '../platform/database.ts'
import type { Files } from '../platform/files.ts'
import { renditionFile } from './picture.rule.ts'
import { loadPictures } from './pictures.sql.ts'
import { storePicture } from './storePicture.ts'

export { createPictureEndpoint } from './picture.endpoint.ts'
export { PICTURE_WIDTHS, smallestCovering } from './picture.rule.ts'

export type StoredPicture = {
  /** SHA-256 of the original bytes, in hex, shortened to 32 digits: the same picture is stored once. */
  id: string
  width: number
  height: number
  /** `/pictures/<id>/<width>.webp`, ascending; never wider than the original. */
  renditions: Array<{ width: number; url: string }>
  /** Average colour as `#rrggbb`. */
  colour: string
  /** Whom the picture's own data (IPTC) credits; an article's credit goes before it. */
  credit?: string
}

export type PictureRefusal = { kind: 'refused'; reason: string }

export type Media = {
  /** Checks, resizes and stores. Decoding runs in sharp's own threads. Refuses what is not a picture, or has over 60 million pixels or 30 MB. */
  storePicture(
    db: Database,
    bytes: Uint8Array,
    now: Temporal.Instant,
  ): Promise<{ kind: 'stored'; picture: StoredPicture } | PictureRefusal>
  findPictures(db: Database, ids: readonly string[]): Promise<Map<string, StoredPicture>>
  /** Bytes of one rendition, for the endpoint that serves `/pictures/:id/:file`. */
  readRendition(id: string, width: number): Promise<Buffer | undefined>
}

/** Two cores are the smallest machine Dateline runs on; a third picture at once would only take memory. */
const AT_ONCE = 2

export function createMedia({ files }: { files: Files }): Media {
  let running = 0
  const waiting: Array<() => void> = []
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
  return {
    storePicture: (db, bytes, now) => storePicture({ db, files, inTurn }, bytes, now),
    findPictures: loadPictures,
    readRendition: async (id, width) => {
      const name = renditionFile(id, width)
      return name === undefined ? undefined : files.get(name)
    },
  }
}
