/**
 * Text set in the fallback must take the room it will take in the web font, or the page moves when the font arrives.
 * The web font's measures are read from the subset itself; the fallbacks are the two faces every desktop has under
 * some name, and their widths are those of the Adobe core fonts, which Times New Roman, Arial and the Liberation
 * faces share.
 */
export type FallbackFace = {
  names: readonly string[]
  /** Advance widths of a to z and the space, in thousandths of the em. */
  widths: readonly number[]
}

export const serifFallback: FallbackFace = {
  names: ['Times New Roman', 'Liberation Serif', 'Tinos', 'Nimbus Roman'],
  widths: [
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722,
    500, 500, 444, 250,
  ],
}

export const sansFallback: FallbackFace = {
  names: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
  widths: [
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 278,
  ],
}

/** How often each of a to z and the space stands in a thousand characters of English prose. */
const frequency = [
  65, 12, 22, 34, 102, 18, 16, 49, 56, 1, 6, 32, 19, 57, 62, 15, 1, 48, 51, 73, 22, 8, 19, 1, 16, 1, 183,
]
const alphabet = 'abcdefghijklmnopqrstuvwxyz '

type Table = { offset: number; length: number }

function tablesOf(view: DataView): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + 16 * index
    const name = String.fromCharCode(
      view.getUint8(at),
      view.getUint8(at + 1),
      view.getUint8(at + 2),
      view.getUint8(at + 3),
    )
    tables.set(name, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  return tables
}

/** Character to glyph by the format 4 subtable, which every font with basic Latin carries. */
function glyphFinder(view: DataView, cmap: number): (code: number) => number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * index + 4)
    if (view.getUint16(table) !== 4) continue
    const segments = view.getUint16(table + 6) / 2
    const ends = table + 14
    const starts = ends + 2 * segments + 2
    const deltas = starts + 2 * segments
    const ranges = deltas + 2 * segments
    return (code) => {
      for (let segment = 0; segment < segments; segment += 1) {
        if (code > view.getUint16(ends + 2 * segment)) continue
        const start = view.getUint16(starts + 2 * segment)
        if (code < start) return 0
        const delta = view.getUint16(deltas + 2 * segment)
        const range = view.getUint16(ranges + 2 * segment)
        if (range === 0) return (code + delta) & 0xffff
        return view.getUint16(ranges + 2 * segment + range + 2 * (code - start))
      }
      return 0
    }
  }
  throw new Error('The font has no table that finds glyphs by character')
}

/** Every character that a TrueType font has a glyph for. */
export function charactersIn(sfnt: Buffer): Set<number> {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength)
  const cmap = tablesOf(view).get('cmap')?.offset ?? 0
  const characters = new Set<number>()
  const add = (from: number, to: number) => {
    for (let code = from; code <= to; code += 1) characters.add(code)
  }
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * index + 4)
    if (view.getUint16(table) === 12) {
      for (let group = 0; group < view.getUint32(table + 12); group += 1) {
        const at = table + 16 + 12 * group
        add(view.getUint32(at), view.getUint32(at + 4))
      }
    } else if (view.getUint16(table) === 4) {
      const segments = view.getUint16(table + 6) / 2
      for (let segment = 0; segment < segments; segment += 1) {
        const end = table + 14 + 2 * segment
        // The last segment only ends the table.
        if (view.getUint16(end) !== 0xffff) add(view.getUint16(end + 2 * segments + 2), view.getUint16(end))
      }
    }
  }
  return characters
}

export type FontMetrics = { ascent: number; descent: number; lineGap: number; averageWidth: number }

/** Measures of a TrueType font, as parts of its em. */
export function metricsOf(sfnt: Buffer): FontMetrics {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength)
  const tables = tablesOf(view)
  const at = (name: string): number => {
    const table = tables.get(name)
    if (!table) throw new Error(`The font has no table ${name}`)
    return table.offset
  }
  const em = view.getUint16(at('head') + 18)
  const hhea = at('hhea')
  const metrics = view.getUint16(hhea + 34)
  const glyphOf = glyphFinder(view, at('cmap'))
  const advance = (code: number) => view.getUint16(at('hmtx') + 4 * Math.min(glyphOf(code), metrics - 1))
  const total = [...alphabet].reduce(
    (sum, letter, index) => sum + advance(letter.charCodeAt(0)) * (frequency[index] ?? 0),
    0,
  )
  return {
    ascent: view.getInt16(hhea + 4) / em,
    descent: -view.getInt16(hhea + 6) / em,
    lineGap: view.getInt16(hhea + 8) / em,
    averageWidth: total / frequency.reduce((sum, count) => sum + count, 0) / em,
  }
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`
}

/** The `@font-face` of a local face, scaled so that lines break and stand as in the web font. */
export function fallbackFaceCss(
  family: string,
  style: string,
  weight: string,
  font: FontMetrics,
  fallback: FallbackFace,
): string {
  const sum = fallback.widths.reduce((total, width, index) => total + width * (frequency[index] ?? 0), 0)
  const fallbackWidth = sum / frequency.reduce((total, count) => total + count, 0) / 1000
  const size = font.averageWidth / fallbackWidth
  const sources = fallback.names.map((name) => `local("${name}")`).join(',')
  return (
    `@font-face{font-family:"${family} Fallback";font-style:${style};font-weight:${weight};src:${sources};` +
    `size-adjust:${percent(size)};ascent-override:${percent(font.ascent / size)};` +
    `descent-override:${percent(font.descent / size)};line-gap-override:${percent(font.lineGap / size)}}`
  )
}
