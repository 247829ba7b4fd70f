import type { Database } from '../../platform/database.ts'
import type { RenditionFormat } from './picture.rule.ts'

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
  /** Checks and stores, in the widest rendition. Decoding runs in sharp's own threads. Refuses what is not a picture, or has over 60 million pixels or 30 MB. */
  storePicture(
    db: Database,
    bytes: Uint8Array,
    now: Temporal.Instant,
  ): Promise<{ kind: 'stored'; picture: StoredPicture } | PictureRefusal>
  findPictures(db: Database, ids: readonly string[]): Promise<Map<string, StoredPicture>>
  /** Bytes of one rendition, made when it is first asked for; undefined for what is none. */
  readRendition(id: string, width: number, format?: RenditionFormat): Promise<Buffer | undefined>
}
