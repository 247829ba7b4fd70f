import type { Sharp } from 'sharp'
import type { Database } from '../../platform/database.ts'
import { isFileAway } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Log } from '../../platform/log.ts'
import { loadSharp } from './loadSharp.ts'
import { type RenditionFormat, renditionFile, widestOf } from './picture.rule.ts'
import { findPictures } from './pictures.sql.ts'

/** Effort 2 of 6: measured on an archive's pictures, half the time of 4 for 3 % more bytes. */
export const WEBP = { quality: 78, effort: 2 }

const JPEG = { quality: 80, progressive: true, mozjpeg: true }
/** For what is drawn in few colors, and for whoever reads no JPEG. */
const PNG = { compressionLevel: 9 }
/** What shows through where a picture is transparent. */
const PAPER = '#fbfaf6'

/**
 * A rendition that nobody has asked for yet, made from the picture's widest and kept. undefined: the picture is not
 * known, has no rendition of this width, or has lost its widest. What cannot be kept is answered all the same.
 */
export async function makeRendition(
  { db, files, log }: { db: Database; files: Files; log: Log },
  id: string,
  width: number,
  format: RenditionFormat,
): Promise<Buffer | undefined> {
  const picture = (await findPictures(db, [id])).get(id)
  const file = renditionFile(id, width, format)
  if (!picture || !file || !picture.renditions.some((listed) => listed.width === width)) return undefined
  const widest = renditionFile(id, widestOf(picture))
  const bytes = widest === undefined || widest === file ? undefined : await files.get(widest)
  if (!bytes) return undefined
  const sharp = await loadSharp()
  const resized = sharp(bytes).resize({ width })
  const rendition = await encoded(resized, format)
  await files.put(file, rendition).catch((error) => {
    if (!isFileAway(error)) throw error
    log.warn({ file, err: error.message }, 'a rendition could not be kept')
  })
  return rendition
}

function encoded(picture: Sharp, format: RenditionFormat): Promise<Buffer> {
  switch (format) {
    case 'webp':
      return picture.webp(WEBP).toBuffer()
    case 'jpg':
      return picture.flatten({ background: PAPER }).jpeg(JPEG).toBuffer()
    case 'png':
      return picture.flatten({ background: PAPER }).png(PNG).toBuffer()
  }
}
