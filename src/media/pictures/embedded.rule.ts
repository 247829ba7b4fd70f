import { iptcTexts } from './picture.rule.ts'

/** What a picture's own data says of it; what is not said is missing. */
export type Embedded = { credit?: string; copyright?: string; caption?: string }

/** XMP of honest pictures takes a few thousand letters; the rest of a longer one is not looked at. */
const MOST_XMP = 200_000
const LONGEST = { credit: 200, caption: 2_000 }

const CREDIT = 0x6e
const BYLINE = 0x50
const COPYRIGHT = 0x74
const CAPTION = 0x78
const ARTIST_TAG = 0x013b
const COPYRIGHT_TAG = 0x8298

/** Whom to thank, whose it is and what it shows: what agencies write (IPTC), what programs write (XMP), what cameras do (EXIF). */
export function embeddedIn(found: {
  iptc?: Uint8Array | undefined
  xmp?: Uint8Array | undefined
  exif?: Uint8Array | undefined
}): Embedded {
  const iptc = iptcTexts(found.iptc ?? new Uint8Array())
  const xmp = new TextDecoder().decode((found.xmp ?? new Uint8Array()).subarray(0, MOST_XMP))
  const exif = exifTexts(found.exif ?? new Uint8Array())
  const credit = firstOf(
    iptc.get(CREDIT),
    xmpText(xmp, 'photoshop:Credit'),
    iptc.get(BYLINE),
    xmpText(xmp, 'dc:creator'),
    exif.get(ARTIST_TAG),
  )
  const copyright = firstOf(iptc.get(COPYRIGHT), xmpText(xmp, 'dc:rights'), exif.get(COPYRIGHT_TAG))
  const caption = firstOf(iptc.get(CAPTION), xmpText(xmp, 'dc:description'))
  return {
    ...(credit && { credit: credit.slice(0, LONGEST.credit) }),
    ...(copyright && { copyright: copyright.slice(0, LONGEST.credit) }),
    ...(caption && { caption: caption.slice(0, LONGEST.caption) }),
  }
}

/** The first that says anything. */
const firstOf = (...said: (string | undefined)[]) => said.map((text) => tidy(text ?? '')).find((text) => text !== '')

/**
 * A property of an XMP packet, written as an attribute, as an element, or as a list of which the first counts. It is read
 * as text: no parser that could be made to expand, fetch or nest anything.
 */
function xmpText(xmp: string, property: string): string | undefined {
  const attribute = new RegExp(`\\s${property}\\s{0,5}=\\s{0,5}(?:"([^"<]{0,4000})"|'([^'<]{0,4000})')`).exec(xmp)
  if (attribute) return unescaped(attribute[1] ?? attribute[2] ?? '')
  const from = xmp.search(new RegExp(`<${property}[\\s>]`))
  if (from < 0) return undefined
  const rest = xmp.slice(from, from + 8_000)
  const until = rest.indexOf(`</${property}>`)
  if (until < 0) return undefined
  const inside = rest.slice(rest.indexOf('>') + 1, until)
  const item = /<rdf:li[^>]{0,200}>([^<]{0,4000})<\/rdf:li>/.exec(inside)
  return unescaped(item ? (item[1] ?? '') : inside.includes('<') ? '' : inside)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '' : String.fromCodePoint(code)
  })
}

/** The texts of the first directory of EXIF (TIFF 6.0, section 2), by tag; never the places where something was taken. */
function exifTexts(bytes: Uint8Array): Map<number, string> {
  const found = new Map<number, string>()
  const start = String.fromCharCode(...bytes.subarray(0, 4)) === 'Exif' ? 6 : 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < start + 8) return found
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > bytes.length) return found
  const entries = Math.min(view.getUint16(directory, little), 200)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > bytes.length) break
    const tag = view.getUint16(at, little)
    const length = view.getUint32(at + 4, little)
    if (view.getUint16(at + 2, little) !== 2 || (tag !== ARTIST_TAG && tag !== COPYRIGHT_TAG)) continue
    const from = length <= 4 ? at + 8 : start + view.getUint32(at + 8, little)
    if (from + length <= bytes.length) found.set(tag, decoded(bytes.subarray(from, from + length)))
  }
  return found
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

const tidy = (text: string) =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
