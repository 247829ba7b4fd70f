import { readFileSync } from 'node:fs'
import { packageFile, spansOfRange } from './subset.ts'

/** Families come in files that hold a part of their letters each; which letters is said beside them. */
const SLICES = {
  newsreader: { named: /^latin|^vietnamese$/, kind: 'standard' },
  'public-sans': { named: /^latin|^vietnamese$/, kind: 'wght' },
  // Of a companion only the scripts that our own faces lack: letters of ours stay in our faces.
  'source-serif-4': { named: /^cyrillic|^greek/, kind: 'standard' },
  'source-sans-3': { named: /^cyrillic|^greek/, kind: 'wght' },
  'noto-naskh-arabic': { named: /^arabic$/, kind: 'wght' },
  'noto-serif-jp': { named: /^\[\d+\]$/, kind: 'wght' },
} as const

export type FontFamily = keyof typeof SLICES

export type Hand = 'serif' | 'sans'

/** The text serif or the grotesque, then the families that stand in for what they do not have. */
export const FAMILIES: Readonly<Record<Hand, readonly FontFamily[]>> = {
  serif: ['newsreader', 'source-serif-4', 'noto-naskh-arabic', 'noto-serif-jp'],
  sans: ['public-sans', 'source-sans-3', 'noto-naskh-arabic', 'noto-serif-jp'],
}

/** A file of letters, and the family it is of. */
export type Slice = { path: string; family: FontFamily }

/** From one character to another, both included, sorted by the first. */
type Span = { from: number; to: number; path: string }

const known = new Map<FontFamily, readonly Span[]>()

function spansOf(family: FontFamily): readonly Span[] {
  const read = known.get(family)
  if (read) return read
  const ranges = JSON.parse(readFileSync(packageFile(`${family}/unicode.json`), 'utf8')) as Record<string, string>
  const { named, kind } = SLICES[family]
  const spans = Object.entries(ranges)
    .filter(([slice]) => named.test(slice))
    .flatMap(([slice, range]) => {
      const path = packageFile(`${family}/files/${family}-${slice.replace(/[[\]]/g, '')}-${kind}-normal.woff2`)
      return spansOfRange(range).map(([from, to]) => ({ from, to, path }))
    })
    .sort((one, other) => one.from - other.from)
  known.set(family, spans)
  return spans
}

/** So many spans may begin between a character and the beginning of its own. */
const OVERLAPPING = 64

/** The upright file of the family whose range has this character; the later one of two that have it. */
export function sliceWith(family: FontFamily, code: number): Slice | undefined {
  const spans = spansOf(family)
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.from ?? 0) <= code) low = middle + 1
    else high = middle
  }
  // But for a few accents that two files have, spans do not overlap.
  for (let at = low - 1; at >= Math.max(0, low - OVERLAPPING); at--) {
    const span = spans[at]
    if (span && code <= span.to) return { path: span.path, family }
  }
  return undefined
}
