import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { ReadBookPicture } from '../book/book.module.ts'

/** Pictures as makers want them, from the renditions that are made once and kept. */
export function readBookPicture({ db, media }: { db: Database; media: Media }): ReadBookPicture {
  return async (pictureId, { format, width }) => {
    const picture = (await media.findPictures(db, [pictureId])).get(pictureId)
    const widths = picture?.renditions.map((rendition) => rendition.width) ?? []
    const fitting = widths.findLast((listed) => listed <= width) ?? widths[0]
    if (fitting === undefined) return undefined
    return media.readRendition(pictureId, fitting, format === 'png' ? 'png' : 'jpg')
  }
}
