import { inflateRawSync } from 'node:zlib'

export type OpenedArchive =
  | { kind: 'archive'; files: Map<string, Uint8Array> }
  | { kind: 'refused'; why: 'no-archive' | 'bomb' | 'locked' | 'torn' }

/** A Word file has some twenty parts, and one for each picture. */
const MOST_FILES = 5_000
const MOST_BYTES = 80 * 1024 * 1024
/** Text shrinks to a tenth; what shrinks to less than a two-hundredth was made to. */
const MOST_RATIO = 200
const SMALL = 1024 * 1024

/**
 * The files of a ZIP archive that somebody wants, no more of each than its directory says. What the directory adds up to
 * is judged before anything is inflated, and what it says wrong ends where it said it would.
 */
export function openArchive(bytes: Uint8Array, wants: (name: string) => boolean): OpenedArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return { kind: 'refused', why: 'no-archive' }
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const files = new Map<string, Uint8Array>()
  const entries: Entry[] = []
  if (count > MOST_FILES) return { kind: 'refused', why: 'bomb' }
  for (let n = 0; n < count; n++) {
    const entry = readEntry(view, bytes, at)
    if (!entry) return { kind: 'refused', why: 'torn' }
    entries.push(entry)
    at = entry.next
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const grows = ({ size, packed }: Entry) => size > SMALL && size > packed * MOST_RATIO
  if (total > MOST_BYTES || entries.some(grows)) return { kind: 'refused', why: 'bomb' }
  if (entries.some(({ flags }) => (flags & 1) === 1)) return { kind: 'refused', why: 'locked' }
  for (const entry of entries) {
    if (!wants(entry.name) || files.has(entry.name)) continue
    const content = contentOf(view, bytes, entry)
    if (!content) return { kind: 'refused', why: 'torn' }
    files.set(entry.name, content)
  }
  return { kind: 'archive', files }
}

type Entry = { name: string; flags: number; method: number; packed: number; size: number; local: number; next: number }

/** Behind it stands at most a comment of 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return undefined
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): Entry | undefined {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > view.byteLength) return undefined
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    local: view.getUint32(at + 42, true),
    next,
  }
}

function contentOf(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array | undefined {
  const { local, packed, size, method } = entry
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== 0x04034b50) return undefined
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packed > view.byteLength) return undefined
  const raw = bytes.subarray(start, start + packed)
  if (method === 0) return raw.length === size ? raw : undefined
  if (method !== 8) return undefined
  if (size === 0) return new Uint8Array()
  try {
    const content = inflateRawSync(raw, { maxOutputLength: size })
    return content.length === size ? content : undefined
  } catch {
    return undefined
  }
}
