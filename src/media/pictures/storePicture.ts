import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { SideProcess } from '../../platform/sideProcess.ts'
import type { DrawingOrder, Drawn } from './drawDrawing.ts'
import { embeddedIn } from './embedded.rule.ts'
import { loadSharp } from './loadSharp.ts'
import { WEBP } from './makeRendition.ts'
import type { PictureLimits, PictureOutcome, PictureRefusal, RefusalCode, StoredPicture } from './media.ts'
import { isLightWebp, pictureFormat, renditionFile, renditionWidths, svgProblem, widestOf } from './picture.rule.ts'
import { findPictures, insertPicture } from './pictures.sql.ts'
import { creditXmp, webpWithXmp } from './writeCredit.rule.ts'

/** For what archives bring. */
const MOST: PictureLimits = { bytes: 30 * 1024 * 1024, pixels: 60_000_000 }
const DRAWING_MOST_BYTES = 4 * 1024 * 1024
/** Honest pictures take less than a second. */
const TIMEOUT = { seconds: 30 }

type Deps = {
  db: Database
  files: Files
  most?: PictureLimits
  drawing: SideProcess<DrawingOrder, Drawn>
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export async function storePicture(deps: Deps, bytes: Uint8Array, now: Temporal.Instant): Promise<PictureOutcome> {
  const { most = MOST } = deps
  const tooLarge = () => refused('too-large', `it has more than ${most.pixels / 1_000_000} million pixels`)
  if (bytes.length > most.bytes) return refused('too-heavy', `larger than ${most.bytes / 1024 / 1024} MB`)
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const known = await findWhole(deps, id)
  if (known) return { kind: 'stored', picture: known, isNew: false }

  const format = pictureFormat(bytes)
  if (!format) return refused('no-picture', 'its bytes are not those of a picture')
  const made = format === 'svg' ? await drawn(deps, bytes, most) : undefined
  if (made?.kind === 'refused') return made
  const pixels = made?.png ?? bytes
  try {
    return await deps.inTurn(async () => {
      // Two articles may bring the same picture at once.
      const meanwhile = await findWhole(deps, id)
      if (meanwhile) return { kind: 'stored', picture: meanwhile, isNew: false }
      return (await storePixels(deps, { id, original: bytes, pixels, most }, now)) ?? tooLarge()
    })
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n')
    if (/pixel limit/i.test(line)) return tooLarge()
    if (!isDecodingProblem(error)) throw error
    return refused('broken', `it cannot be decoded (${line.slice(0, 120)})`)
  }
}

type Brought = { id: string; original: Uint8Array; most: PictureLimits }

/** What cannot be drawn in time is refused; whoever else waits for a picture is not kept by it. */
async function drawn({ drawing }: Deps, original: Uint8Array, most: PictureLimits): Promise<Drawn> {
  if (original.length > DRAWING_MOST_BYTES) return refused('drawing-too-heavy', 'a drawing larger than 4 MB')
  const problem = svgProblem(new TextDecoder().decode(original))
  if (problem) return refused('drawing-unsafe', problem)
  const endless = () => refused('drawing-endless', 'it cannot be drawn in time')
  return (await drawing.make(async () => ({ bytes: original, mostPixels: most.pixels }))?.catch(endless)) ?? endless()
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
