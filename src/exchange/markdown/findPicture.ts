import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { FoundPicture } from './bodyTree.rule.ts'

/** Stores a picture's bytes; in a dry run it only says under which name they would be stored. */
export type PictureStore = (bytes: Uint8Array) => Promise<FoundPicture>

/** Folders beside the given one, or beside its parent, in which archives keep pictures; nothing else there is read. */
const BESIDE = [
  'assets',
  'images',
  'image',
  'img',
  'pictures',
  'media',
  'static',
  'public',
  'uploads',
  'files',
  'photos',
]
const MOST_BYTES = 30 * 1024 * 1024

/** The picture that a file at `path` below `folder` calls `src`: on disk, on another site, or nowhere. */
export async function findPicture(
  folder: string,
  path: string,
  src: string,
  store: PictureStore,
): Promise<FoundPicture> {
  if (/^(?:https?:)?\/\//i.test(src)) {
    const url = URL.parse(src.startsWith('//') ? `https:${src}` : src)
    return url ? { kind: 'remote', url: url.href } : missing('its address cannot be read')
  }
  const inline = /^data:image\/[\w.+-]+;base64,([\sA-Za-z0-9+/=]+)$/.exec(src)?.[1]
  if (inline) return store(Buffer.from(inline, 'base64'))
  if (/^[a-z][a-z0-9+.-]*:/i.test(src)) return missing('its address cannot be followed')

  const place = decode(src.replace(/[?#].*$/s, '')).replaceAll('\\', '/')
  if (place === '' || place.includes('\0')) return missing('it has no address')
  const root = await realpath(folder)
  const above = [dirname(root), dirname(dirname(root))]
  const homes = [root, ...above.flatMap((parent) => BESIDE.map((name) => join(parent, name)))]
  const starts = place.startsWith('/') ? [root, ...above] : [join(root, dirname(path)), root, ...above]
  let isOutside = false
  for (const start of starts) {
    const wanted = resolve(start, place.replace(/^\/+/, ''))
    if (!homes.some((home) => isBelow(wanted, home))) {
      isOutside = true
      continue
    }
    const found = await readInside(wanted, homes)
    if (found === 'outside') isOutside = true
    else if (found === 'too large') return missing('larger than 30 MB')
    else if (found !== 'absent') return store(found)
  }
  return missing(isOutside ? 'it is outside the folder, or not there' : 'it is not there')
}

/** Links are followed before anything is believed: what counts is where the bytes are. */
async function readInside(
  wanted: string,
  homes: readonly string[],
): Promise<Buffer | 'absent' | 'outside' | 'too large'> {
  try {
    const real = await realpath(wanted)
    const isInside = await Promise.all(homes.map(async (home) => isBelow(real, await realpath(home).catch(() => home))))
    if (!isInside.some(Boolean)) return 'outside'
    const facts = await stat(real)
    if (!facts.isFile()) return 'absent'
    return facts.size > MOST_BYTES ? 'too large' : await readFile(real)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG', 'EISDIR'].includes(code)) return 'absent'
    throw error
  }
}

function isBelow(path: string, home: string): boolean {
  return path.startsWith(home.endsWith(sep) ? home : home + sep)
}

function missing(reason: string): FoundPicture {
  return { kind: 'missing', reason }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
