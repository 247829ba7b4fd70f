import { loadSharp } from './loadSharp.ts'
import type { RefusalCode } from './media.ts'
import { PICTURE_WIDTHS } from './picture.rule.ts'

export type DrawingOrder = { bytes: Uint8Array; mostPixels: number }

export type Drawn = { kind: 'drawn'; png: Uint8Array } | { kind: 'refused'; code: RefusalCode; reason: string }

/** A drawing has no pixels of its own; it is drawn once, as wide as anything is shown. */
const DRAWING_WIDTH = PICTURE_WIDTHS[PICTURE_WIDTHS.length - 1] ?? 1600

/** A drawing as pixels. A few letters of it can ask for any time and memory, and nothing but the end of its process stops that. */
export async function drawDrawing({ bytes, mostPixels }: DrawingOrder): Promise<Drawn> {
  const refused = (code: RefusalCode, reason: string): Drawn => ({ kind: 'refused', code, reason })
  const sharp = await loadSharp()
  try {
    const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width < 1 || height < 1) return refused('drawing-unsized', 'the drawing does not say how large it is')
    if ((DRAWING_WIDTH * DRAWING_WIDTH * height) / width > mostPixels) {
      return refused('too-tall', 'the drawing is too tall for its width')
    }
    // sharp draws at 72 dots per inch unless told otherwise, and takes 1 to 100,000.
    const density = Math.min(100_000, Math.max(1, (72 * DRAWING_WIDTH) / width))
    const drawn = sharp(bytes, { density, limitInputPixels: mostPixels }).resize({ width: DRAWING_WIDTH })
    return { kind: 'drawn', png: await drawn.png({ compressionLevel: 1 }).toBuffer() }
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n')
    if (/pixel limit/i.test(line))
      return refused('too-large', `it has more than ${mostPixels / 1_000_000} million pixels`)
    return refused('broken', `it cannot be decoded (${line.slice(0, 120)})`)
  }
}
