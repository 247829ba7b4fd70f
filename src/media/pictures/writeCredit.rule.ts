/** Who is thanked for a picture and whose it is: what its files say of it, and all that they say. */
export type Credited = { credit?: string | undefined; copyright?: string | undefined }

/**
 * Credit and copyright as XMP, which every program and search engine reads; undefined where there is neither. The IPTC
 * standard's properties for both (IPTC Photo Metadata 2023.2).
 */
export function creditXmp({ credit = '', copyright = '' }: Credited): string | undefined {
  if (credit === '' && copyright === '') return undefined
  const rights =
    copyright && `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escaped(copyright)}</rdf:li></rdf:Alt></dc:rights>`
  const thanks = credit && `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">',
    `${thanks}${rights}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`,
  ].join('')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) =>
  text.replace(/\p{Cc}+/gu, ' ').replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)

type Chunk = { name: string; body: Uint8Array }

const HAS_XMP = 0x04
const HAS_EXIF = 0x08
const HAS_ALPHA = 0x10

/**
 * A WebP with this packet and no other data about it; its pixels stay as they are, byte for byte. RFC 9649, 2.7: what says
 * more than its frame begins with a chunk that lists what there is.
 */
export function webpWithXmp(bytes: Uint8Array, packet: string | undefined): Uint8Array {
  const chunks = chunksOf(bytes).filter(({ name }) => name !== 'EXIF' && name !== 'XMP ')
  const [first, ...rest] = chunks
  if (!first) return bytes
  const head = first.name === 'VP8X' ? Uint8Array.from(first.body) : extended(first)
  head[0] = ((head[0] ?? 0) & ~(HAS_XMP | HAS_EXIF)) | (packet === undefined ? 0 : HAS_XMP)
  const frames = first.name === 'VP8X' ? rest : chunks
  const isPlain = packet === undefined && first.name !== 'VP8X'
  return joined([
    ...(isPlain ? [] : [{ name: 'VP8X', body: head }]),
    ...frames,
    ...(packet === undefined ? [] : [{ name: 'XMP ', body: new TextEncoder().encode(packet) }]),
  ])
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    if (at + 8 + size > bytes.length) throw new RangeError('a WebP ends within one of its chunks')
    chunks.push({
      name: String.fromCharCode(...bytes.subarray(at, at + 4)),
      body: bytes.subarray(at + 8, at + 8 + size),
    })
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** The list that a lone frame lacks: what there is, and how large the picture is. */
function extended({ name, body }: Chunk): Uint8Array {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const isLossless = name === 'VP8L'
  const bits = isLossless ? view.getUint32(1, true) : 0
  const width = isLossless ? (bits & 0x3fff) + 1 : view.getUint16(6, true) & 0x3fff
  const height = isLossless ? ((bits >>> 14) & 0x3fff) + 1 : view.getUint16(8, true) & 0x3fff
  const head = new Uint8Array(10)
  head[0] = isLossless && (bits >>> 28) & 1 ? HAS_ALPHA : 0
  for (let byte = 0; byte < 3; byte++) {
    head[4 + byte] = ((width - 1) >>> (8 * byte)) & 0xff
    head[7 + byte] = ((height - 1) >>> (8 * byte)) & 0xff
  }
  return head
}

function joined(chunks: readonly Chunk[]): Uint8Array {
  const size = chunks.reduce((sum, { body }) => sum + 8 + body.length + (body.length % 2), 4)
  const made = new Uint8Array(8 + size)
  const view = new DataView(made.buffer)
  const write = (text: string, at: number) => made.set(new TextEncoder().encode(text), at)
  write('RIFF', 0)
  view.setUint32(4, size, true)
  write('WEBP', 8)
  let at = 12
  for (const { name, body } of chunks) {
    write(name, at)
    view.setUint32(at + 4, body.length, true)
    made.set(body, at + 8)
    at += 8 + body.length + (body.length % 2)
  }
  return made
}
