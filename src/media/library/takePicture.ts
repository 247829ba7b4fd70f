import { fileTypeFromBuffer } from 'file-type'
import type { PictureLimits, RefusalCode, StoredPicture } from '../pictures/pictures.module.ts'
import { storeUploader } from './library.sql.ts'
import type { LibraryDeps } from './libraryDeps.ts'
import { clearLooked } from './looked.sql.ts'

/** What the desk takes: one file, and what stands in it. */
export const MOST: PictureLimits = { bytes: 20 * 1024 * 1024, pixels: 50_000_000 }

export type UploadRefusal = RefusalCode | 'empty' | 'other-type' | 'heic'

export type TakenPicture =
  | { kind: 'taken'; picture: StoredPicture; isNew: boolean }
  /** `type`: what its bytes say it is, where they say anything: `pdf`. */
  | { kind: 'refused'; reason: UploadRefusal; type: string | undefined }

const TAKEN = new Set(['jpg', 'png', 'apng', 'webp', 'avif', 'gif'])
const DRAWINGS = new Set(['xml', 'svg'])

/**
 * Takes one file into the library by what its bytes are, whatever its name says. The same bytes are there once: whoever
 * brings them again is led to them.
 */
export async function takePicture(
  { db, media }: Pick<LibraryDeps, 'db' | 'media'>,
  { bytes, isTooLong = false }: { bytes: Uint8Array; isTooLong?: boolean },
  staffId: number,
  now: Temporal.Instant,
): Promise<TakenPicture> {
  const refused = (reason: UploadRefusal, type?: string) => ({ kind: 'refused', reason, type }) as const
  if (isTooLong || bytes.length > MOST.bytes) return refused('too-heavy')
  if (bytes.length === 0) return refused('empty')
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext
  // Its codec is patented, and no free program here reads it.
  if (type === 'heic') return refused('heic')
  if (type !== undefined && !TAKEN.has(type) && !DRAWINGS.has(type)) return refused('other-type', type)
  const outcome = await media.storePicture(db, bytes, now, MOST)
  if (outcome.kind === 'refused') return refused(outcome.code, type)
  await storeUploader(db, outcome.picture.id, staffId)
  if (!outcome.isNew) await clearLooked(db, outcome.picture.id)
  return { kind: 'taken', picture: outcome.picture, isNew: outcome.isNew }
}
