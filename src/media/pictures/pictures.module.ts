import type { Files } from '../../platform/files.ts'
import type { Media } from './media.ts'
import { createPictureEndpoint } from './picture.endpoint.ts'
import { renditionFile } from './picture.rule.ts'
import { findPictures } from './pictures.sql.ts'
import { storePicture } from './storePicture.ts'

export type { Media, StoredPicture } from './media.ts'
export { PICTURE_WIDTHS, smallestCovering } from './picture.rule.ts'

/** Two cores are the smallest machine Dateline runs on; a third picture at once would only take memory. */
const AT_ONCE = 2

export function createMedia({ files }: { files: Files }) {
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
  const media: Media = {
    storePicture: (db, bytes, now) => storePicture({ db, files, inTurn }, bytes, now),
    findPictures: findPictures,
    readRendition: async (id, width) => {
      const name = renditionFile(id, width)
      return name === undefined ? undefined : files.get(name)
    },
  }
  return { ...media, endpoints: { picture: createPictureEndpoint(media) } }
}
