import { LRUCache } from 'lru-cache'
import type { Database } from '../../platform/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Log } from '../../platform/log.ts'
import { makeRendition } from './makeRendition.ts'
import type { Media } from './media.ts'
import { createPictureEndpoint } from './picture.endpoint.ts'
import { type RenditionFormat, renditionFile } from './picture.rule.ts'
import { findPictures } from './pictures.sql.ts'
import { storePicture } from './storePicture.ts'

export type { Media, StoredPicture } from './media.ts'
export { PICTURE_WIDTHS, smallestCovering } from './picture.rule.ts'

/** Two cores are the smallest machine Dateline runs on; a third picture at once would only take memory. */
const AT_ONCE = 2

/** What was made just now waits here for whoever asked at the same moment. */
const JUST_MADE_BYTES = 8 * 1024 * 1024

export function createMedia({ db, files, log }: { db: Database; files: Files; log: Log }) {
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
  const justMade = new LRUCache<string, Buffer, { id: string; width: number; format: RenditionFormat }>({
    maxSize: JUST_MADE_BYTES,
    sizeCalculation: (bytes) => bytes.length,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _before, { context: { id, width, format } }) =>
      inTurn(() => makeRendition({ db, files, log }, id, width, format)),
  })
  const media: Media = {
    storePicture: (db, bytes, now) => storePicture({ db, files, inTurn }, bytes, now),
    findPictures: findPictures,
    readRendition: async (id, width, format = 'webp') => {
      const name = renditionFile(id, width, format)
      if (name === undefined) return undefined
      return (await files.get(name)) ?? justMade.fetch(name, { context: { id, width, format } })
    },
  }
  return { ...media, endpoints: { picture: createPictureEndpoint(media) } }
}
