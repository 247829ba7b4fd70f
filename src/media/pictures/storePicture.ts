import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database.ts'
import type { Files } from '../../platform/files/files.ts'
import { embeddedIn } from './embedded.rule.ts'
import { loadSharp } from './loadSharp.ts'
import { WEBP } from './makeRendition.ts'
import type { PictureLimits, PictureOutcome, PictureRefusal, RefusalCode, StoredPicture } from './media.ts'
import {
  isLightWebp,
  PICTURE_WIDTHS,
  pictureFormat,
  renditionFile,
  renditionWidths,
  svgProblem,
  widestOf,
} from './picture.rule.ts'
import { findPictures, insertPicture } from './pictures.sql.ts'
import { creditXmp, webpWithXmp } from './writeCredit.rule.ts'

/** For what archives bring. */
const MOST: PictureLimits = { bytes: 30 * 1024 * 1024, pixels: 60_000_000 }
/** A drawing has no pixels of its own; it is drawn once, as wide as anything is shown. */
const DRAWING_WIDTH = PICTURE_WIDTHS[PICTURE_WIDTHS.length - 1] ?? 1600
const DRAWING_MOST_BYTES = 4 * 1024 * 1024
/** Honest pictures take less than a second; some drawings could take forever. */
const TIMEOUT = { seconds: 30 }

type Deps = { db: Database; files: Files; most?: PictureLimits; inTurn<T>(work: () => Promise<T>): Promise<T> }

export async function storePicture(deps: Deps, bytes: Uint8Array, now: Temporal.Instant): Promise<PictureOutcome> {
  const { most = MOST } = deps
  const tooLarge = () => refused('too-large', `it has more than ${most.pixels / 1_000_000} million pixels`)
  if (bytes.length > most.bytes) return refused('too-heavy', `larger than ${most.bytes / 1024 / 1024} MB`)
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const known = await findWhole(deps, id)
  if (known) return { kind: 'stored', picture: known, isNew: false }

  const format = pictureFormat(bytes)
  if (!format) return refused('no-picture', 'its bytes are not those of a picture')
  try {
    return await deps.inTurn(async () => {
      // Two articles may bring the same picture at once.
      const meanwhile = await findWhole(deps, id)
      if (meanwhile) return { kind: 'stored', picture: meanwhile, isNew: false }
      if (format === 'svg') return storeDrawing(deps, { id, original: bytes, most }, now)
      return (await storePixels(deps, { id, original: bytes, pixels: bytes, most }, now)) ?? tooLarge()
    })
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n')
    if (/pixel limit/i.test(line)) return tooLarge()
    if (!isDecodingProblem(error)) throw error
    return refused('broken', `it cannot be decoded (${line.slice(0, 120)})`)
  }
}

type Brought = { id: string; original: Uint8Array; most: PictureLimits }

async function storeDrawing(
  deps: Deps,
  { id, original, most }: Brought,
  now: Temporal.Instant,
): Promise<PictureOutcome> {
  const tooTall = refused('too-tall', 'the drawing is too tall for its width')
  if (original.length > DRAWING_MOST_BYTES) return refused('drawing-too-heavy', 'a drawing larger than 4 MB')
  const problem = svgProblem(new TextDecoder().decode(original))
  if (problem) return refused('drawing-unsafe', problem)
  const sharp = await loadSharp()
  const { width = 0, height = 0 } = await sharp(original, { limitInputPixels: false }).metadata()
  if (width < 1 || height < 1) return refused('drawing-unsized', 'the drawing does not say how large it is')
  if ((DRAWING_WIDTH * DRAWING_WIDTH * height) / width > most.pixels) return tooTall
  // sharp draws at 72 dots per inch unless told otherwise, and takes 1 to 100,000.
  const density = Math.min(100_000, Math.max(1, (72 * DRAWING_WIDTH) / width))
  const drawn = await sharp(original, { density, limitInputPixels: most.pixels })
    .timeout(TIMEOUT)
    .resize({ width: DRAWING_WIDTH })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return (await storePixels(deps, { id, original, pixels: drawn, most }, now)) ?? tooTall
}

/** undefined: there are too many of them. */
async function storePixels(
  deps: Deps,
  { id, original, pixels, most }: Brought & { pixels: Uint8Array },
  now: Temporal.Instant,
): Promise<PictureOutcome | undefined> {
  const input = { limitInputPixels: most.pixels, failOn: 'error' } as const
  const sharp = await loadSharp()
  const facts = await sharp(pixels, input).metadata()
  const { format } = facts
  const { width, height } = facts.autoOrient
  if ((facts.width ?? 0) * (facts.height ?? 0) > most.pixels) return undefined
  const planned = renditionWidths(width, height)
  if (planned.kind === 'tooTall') return refused('too-tall', 'it is too tall for its width')
  const widest = planned.widths.at(-1) ?? width

  // Decoded whole, so that nothing is stored that cannot be. Metadata, places above all, is left behind.
  const { data, info } = await sharp(pixels, input)
    .timeout(TIMEOUT)
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: widest })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const asItCame = format === 'webp' && widest === width && isLightWebp(original, { width, height })
  const file = renditionFile({ id, width: widest })
  if (!file) throw new RangeError(`no rendition is ${widest} pixels wide`)
  const embedded = embeddedIn(facts)
  const encoded = async () => webpWithXmp(await sharp(data, raw).webp(WEBP).toBuffer(), creditXmp(embedded))
  await deps.files.put(file, asItCame ? original : await encoded())
  const point = await sharp(data, raw)
    .flatten({ background: '#ffffff' })
    .resize(1, 1, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const colour = `#${[0, 1, 2].map((index) => (point[index] ?? point[0] ?? 255).toString(16).padStart(2, '0')).join('')}`
  const { credit, copyright, caption } = embedded
  const said = { credit, copyright, caption }
  const size = { id, width, height, renditionWidths: planned.widths, colour, originalBytes: original.length }
  const isNew = await insertPicture(deps.db, { ...size, ...said }, now)
  const stored = (await findPictures(deps.db, [id])).get(id)
  if (!stored) throw new RangeError(`picture ${id} was stored and is not there`)
  return { kind: 'stored', picture: stored, isNew }
}

/** Known, and its file is still there: a database may have been restored without it. */
async function findWhole({ db, files }: Deps, id: string): Promise<StoredPicture | undefined> {
  const picture = (await findPictures(db, [id])).get(id)
  const file = picture && renditionFile({ id, width: widestOf(picture) })
  return file !== undefined && (await files.has(file)) ? picture : undefined
}

/** What sharp throws is a plain error without a code; the disk and the database give one, and we throw no plain ones. */
function isDecodingProblem(error: unknown): boolean {
  return error instanceof Error && !('code' in error) && error.constructor === Error
}

function refused(code: RefusalCode, reason: string): PictureRefusal {
  return { kind: 'refused', code, reason }
}
