import { LRUCache } from 'lru-cache'
import type { Database } from '../../platform/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Log } from '../../platform/log.ts'
import { openSideProcess } from '../../platform/sideProcess.ts'
import type { DrawingOrder, Drawn } from './drawDrawing.ts'
import { makeRendition } from './makeRendition.ts'
import type { Media } from './media.ts'
import { createPictureEndpoint } from './picture.endpoint.ts'
import { type AskedRendition, renditionFile } from './picture.rule.ts'
import { findPictures } from './pictures.sql.ts'
import { removeFiles } from './removeFiles.ts'
import { storePicture } from './storePicture.ts'

export type { Media, PictureLimits, RefusalCode, StoredPicture } from './media.ts'
export { PICTURE_WIDTHS, smallestCovering } from './picture.rule.ts'

/** On which it is said that a picture, by its id, is cut or credited otherwise from now on. */
export const PICTURES_CHANNEL = 'pictures'

/** Two cores are the smallest machine Dateline runs on; a third picture at once would only take memory. */
const AT_ONCE = 2

/** What was made just now waits here for whoever asked at the same moment; what is deleted is soon gone from here, too. */
const JUST_MADE = { maxSize: 8 * 1024 * 1024, ttl: 10_000 }

/** Honest drawings take less than a second. */
const DRAWING = { idleSeconds: 30, mostSeconds: 20, mostWaiting: 100 }

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
  const worker = new URL('./drawing.worker.ts', import.meta.url)
  const drawing = openSideProcess<DrawingOrder, Drawn>(worker, DRAWING)
  const justMade = new LRUCache<string, Buffer, AskedRendition>({
    ...JUST_MADE,
    sizeCalculation: (bytes) => bytes.length,
    ignoreFetchAbort: true,
    fetchMethod: (_key, _before, { context }) => inTurn(() => makeRendition({ db, files, log }, context)),
  })
  const media: Media = {
    storePicture: (db, bytes, now, most) =>
      storePicture({ db, files, drawing, inTurn, ...(most && { most }) }, bytes, now),
    findPictures: findPictures,
    async removeFiles(picture) {
      await removeFiles(files, picture)
      justMade.clear()
    },
    readRendition: async (id, width, format = 'webp', stamp = 0) => {
      const context: AskedRendition = { id, width, format, stamp }
      const name = renditionFile(context)
      if (name === undefined) return undefined
      return (await files.get(name)) ?? justMade.fetch(name, { context })
    },
  }
  return { ...media, endpoints: { picture: createPictureEndpoint(media) }, close: drawing.close }
}
