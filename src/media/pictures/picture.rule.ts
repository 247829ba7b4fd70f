/** Only these widths are ever made or served, in pixels; a picture narrower than the first is kept at its own. */
export const PICTURE_WIDTHS = [320, 640, 960, 1280, 1600] as const

/** WebP cannot be taller or wider. */
const LONGEST_SIDE = 16_383

export type RenditionWidths = { kind: 'widths'; widths: number[] } | { kind: 'tooTall' }

export function renditionWidths(width: number, height: number): RenditionWidths {
  const listed = PICTURE_WIDTHS.filter((wanted) => wanted <= width)
  const widths = (listed.length > 0 ? listed : [width]).filter((wanted) => (height * wanted) / width <= LONGEST_SIDE)
  return widths.length > 0 ? { kind: 'widths', widths } : { kind: 'tooTall' }
}

export type Rendition = { width: number; url: string }

/** The one rendition that is kept from the start; the others are made from it. */
export const widestOf = ({ renditions }: { renditions: readonly { width: number }[] }): number =>
  Math.max(0, ...renditions.map(({ width }) => width))

/** How much a picture may be enlarged before it is better left away. */
const ENLARGED = 1.6

/** The smallest rendition that fills a room of this size when it is cropped to it; undefined where none is large enough. */
export function smallestCovering<Found extends Rendition>(
  picture: { width: number; height: number; renditions: readonly Found[] },
  room: { width: number; height: number },
): Found | undefined {
  const shortfall = ({ width }: Found) =>
    Math.max(room.width / width, room.height / ((picture.height * width) / picture.width))
  return (
    picture.renditions.find((rendition) => shortfall(rendition) <= 1) ??
    picture.renditions.findLast((rendition) => shortfall(rendition) <= ENLARGED)
  )
}

/** Mail programs read JPEG, e-readers and printers JPEG and PNG; browsers get WebP. */
export type RenditionFormat = 'webp' | 'jpg' | 'png'

/** One form of a picture; `stamp`: how often its credit, which stands in the file, had been changed by then. */
export type AskedRendition = { id: string; width: number; format?: RenditionFormat; stamp?: number }

/** Where a rendition is kept; undefined for what cannot be one. */
export function renditionFile({ id, width, format = 'webp', stamp = 0 }: AskedRendition): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(id) || !Number.isInteger(width) || width < 1) return undefined
  if (width > PICTURE_WIDTHS[0] && !PICTURE_WIDTHS.some((listed) => listed === width)) return undefined
  return `pictures/${id.slice(0, 2)}/${id}/${renditionName(width, stamp)}.${format}`
}

/** The end of its address and of its file, without the format. */
export const renditionName = (width: number, stamp: number): string => (stamp > 0 ? `${width}-${stamp}` : `${width}`)

export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff' | 'svg'

/** What the first bytes say it is; a file's name proves nothing. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const latin = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (latin(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (latin(0, 4) === 'GIF8') return 'gif'
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'webp'
  if (latin(4, 8) === 'ftyp' && /^avi[fs]$/.test(latin(8, 12))) return 'avif'
  if (latin(0, 4) === 'II*\0' || latin(0, 4) === 'MM\0*') return 'tiff'
  return beginsDrawing(new TextDecoder().decode(bytes.subarray(0, 4096))) ? 'svg' : undefined
}

/** One part at a time: an expression that repeats them tries every way to part a row of comments, which never ends. */
const BEFORE_DRAWING = /^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\]\s*)?>)/i

function beginsDrawing(beginning: string): boolean {
  let rest = beginning.replace(/^\uFEFF/, '')
  for (let part = BEFORE_DRAWING.exec(rest); part; part = BEFORE_DRAWING.exec(rest)) rest = rest.slice(part[0].length)
  return /^\s*<(?:svg:)?svg[\s>]/i.test(rest)
}

/** Our own encoding takes so much for a busy picture; what takes more is not yet made for the web. */
const LIGHT_BYTES_PER_PIXEL = 0.15

/**
 * Whether the picture may be served as it came, at its own width: a WebP that is its frame and nothing else (no metadata,
 * no movement, nothing behind its end), and light. Encoding it once more would take longer, weigh more and look worse.
 * RFC 9649, 2.4 to 2.6: `RIFF`, size, `WEBP`, then one chunk `VP8 ` with its size, padded to an even length.
 */
export function isLightWebp(bytes: Uint8Array, { width, height }: { width: number; height: number }): boolean {
  if (bytes.length < 20 || bytes.length > width * height * LIGHT_BYTES_PER_PIXEL) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isFrame = String.fromCharCode(...bytes.subarray(8, 16)) === 'WEBPVP8 '
  const size = view.getUint32(16, true)
  return isFrame && view.getUint32(4, true) === bytes.length - 8 && size + (size % 2) === bytes.length - 20
}

/**
 * A drawing is a program for the renderer; only one that says everything itself is let in. Each expression stops at what
 * begins its next match: four megabytes of beginnings are read once, and not once for each of them.
 */
export function svgProblem(source: string): string | undefined {
  if (/<(?:[\w-]+:)?script\b/i.test(source)) return 'the drawing contains a script'
  if (/<(?:[\w-]+:)?foreignObject\b/i.test(source)) return 'the drawing contains foreign markup'
  if (/\son\w+\s*=/i.test(source)) return 'the drawing contains an event handler'
  // Attributes that a declaration adds stand nowhere in the source.
  if (/<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^<>[]*\[/i.test(source)) return 'the drawing declares entities'
  if (/<\?xml-stylesheet|@import\b/i.test(source)) return 'the drawing wants a style sheet from elsewhere'
  for (const match of source.matchAll(/\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) {
    if (!isInside(match[1] ?? match[2] ?? '')) return 'the drawing refers to something outside itself'
  }
  for (const { index } of source.matchAll(/url\(/gi)) {
    if (!INSIDE_URL.test(source.slice(index, index + 80))) return 'the drawing refers to something outside itself'
  }
  // Bytes of some encodings are letters that nobody here has read.
  if (OTHER_ENCODING.test(source.slice(0, 4096))) return 'the drawing is written in an encoding that is not read here'
  return undefined
}

const OTHER_ENCODING = /^\uFEFF?\s*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8|us-ascii|iso-8859-|windows-125)/i
const INSIDE_URL = /^url\(\s*(?:["']|&quot;|&apos;){0,2}\s*(?:\)|#|data:image\/(?:png|jpeg|gif|webp);base64,)/i

function isInside(target: string): boolean {
  return /^\s*(?:$|#|data:image\/(?:png|jpeg|gif|webp);base64,)/i.test(target)
}

/** The texts in a picture's IPTC data by their kind, the first of each: records of 1C 02, kind, length in two bytes, text. */
export function iptcTexts(data: Uint8Array): Map<number, string> {
  const found = new Map<number, string>()
  for (let at = 0; at + 5 <= data.length; at++) {
    if (data[at] !== 0x1c || data[at + 1] !== 0x02) continue
    const kind = data[at + 2] ?? 0
    const length = ((data[at + 3] ?? 0) << 8) | (data[at + 4] ?? 0)
    if (at + 5 + length > data.length) continue
    if (!found.has(kind)) found.set(kind, text(data.subarray(at + 5, at + 5 + length)))
    at += 4 + length
  }
  return found
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
