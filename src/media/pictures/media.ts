import type { Box, Focus } from '../../design/parts/focus.ts'
import type { Database } from '../../platform/database.ts'
import type { AskedRendition } from './picture.rule.ts'

export type StoredPicture = {
  /** SHA-256 of the original bytes, in hex, shortened to 32 digits: the same picture is stored once. */
  id: string
  width: number
  height: number
  /** `/pictures/<id>/<width>.webp`, ascending; never wider than the original. */
  renditions: Array<{ width: number; url: string }>
  /** Average colour as `#rrggbb`. */
  colour: string
  /** Whom the library, or the picture's own data, credits; an article's credit goes before it. */
  credit?: string
  /** What must be seen however it is cropped, where somebody has said so. */
  focus?: Focus
  /** What of it may be seen where we cut it ourselves, in hundredths. */
  crop?: Box
}

/** Why a picture is not taken, for whoever says it in other words. */
export type RefusalCode =
  | 'too-heavy'
  | 'no-picture'
  | 'too-large'
  | 'too-tall'
  | 'broken'
  | 'drawing-too-heavy'
  | 'drawing-unsized'
  | 'drawing-unsafe'
  | 'drawing-endless'
export type PictureRefusal = { kind: 'refused'; code: RefusalCode; reason: string }

export type PictureLimits = { bytes: number; pixels: number }

/** `isNew`: nobody had brought it before. */
export type PictureOutcome = { kind: 'stored'; picture: StoredPicture; isNew: boolean } | PictureRefusal

export type Media = {
  /**
   * Checks and stores, in the widest rendition. Decoding runs in sharp's own threads. Refuses what is not a picture, or
   * has over 60 million pixels or 30 MB, or than `limits` say.
   */
  storePicture(db: Database, bytes: Uint8Array, now: Temporal.Instant, limits?: PictureLimits): Promise<PictureOutcome>
  findPictures(db: Database, ids: readonly string[]): Promise<Map<string, StoredPicture>>
  /** What was made of a picture is gone when it returns: for one that is no longer in the library. */
  removeFiles(picture: { id: string; widths: readonly number[]; stamp: number }): Promise<void>
  /** Bytes of one rendition, made when it is first asked for; undefined for what is none. */
  readRendition(
    id: string,
    width: number,
    format?: AskedRendition['format'],
    stamp?: number,
  ): Promise<Buffer | undefined>
}
