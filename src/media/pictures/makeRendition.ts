import type { Sharp } from 'sharp'
import type { Database } from '../../platform/database.ts'
import { isFileAway } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Log } from '../../platform/log.ts'
import { loadSharp } from './loadSharp.ts'
import { type AskedRendition, type RenditionFormat, renditionFile, widestOf } from './picture.rule.ts'
import { findCredited } from './pictures.sql.ts'
import { creditXmp, webpWithXmp } from './writeCredit.rule.ts'

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
  { id, width, format = 'webp', stamp = 0 }: AskedRendition,
): Promise<Buffer | undefined> {
  const picture = await findCredited(db, id)
  const file = renditionFile({ id, width, format, stamp })
  if (!picture || !file || stamp > picture.stamp || !picture.widths.includes(width)) return undefined
  const widest = widestOf({ renditions: picture.widths.map((listed) => ({ width: listed })) })
  const source = renditionFile({ id, width: widest })
  const bytes = source === undefined || source === file ? undefined : await files.get(source)
  if (!bytes) return undefined
  const packet = creditXmp(picture)
  // Its own pixels once more: encoded again they would only be worse.
  const isWhole = width === widest && format === 'webp'
  const rendition = isWhole ? Buffer.from(webpWithXmp(bytes, packet)) : await resized(bytes, { width, format, packet })
  await files.put(file, rendition).catch((error) => {
    if (!isFileAway(error)) throw error
    log.warn({ file, err: error.message }, 'a rendition could not be kept')
  })
  return rendition
}

async function resized(
  bytes: Uint8Array,
  { width, format, packet }: { width: number; format: RenditionFormat; packet: string | undefined },
): Promise<Buffer> {
  const sharp = await loadSharp()
  const picture = sharp(bytes).resize({ width })
  if (format === 'webp') return Buffer.from(webpWithXmp(await picture.webp(WEBP).toBuffer(), packet))
  return encoded(packet === undefined ? picture : picture.withXmp(packet), format)
}

function encoded(picture: Sharp, format: 'jpg' | 'png'): Promise<Buffer> {
  switch (format) {
    case 'jpg':
      return picture.flatten({ background: PAPER }).jpeg(JPEG).toBuffer()
    case 'png':
      return picture.flatten({ background: PAPER }).png(PNG).toBuffer()
  }
}
