import { readFileSync } from 'node:fs'
import { packageFile, spansOfRange } from '../fonts/subset.ts'

/** A file of letters: a slice of a family, and which characters it holds. */
export type LetterFile = { path: string; family: Family }

export type Family = 'newsreader' | 'public-sans' | 'noto-naskh-arabic' | 'noto-serif-jp'

/** The text serif or the grotesque, then the script fonts for what they do not have. */
export type Hand = 'serif' | 'sans'

const FAMILIES: Record<Hand, readonly Family[]> = {
  serif: ['newsreader', 'noto-naskh-arabic', 'noto-serif-jp'],
  sans: ['public-sans', 'noto-naskh-arabic', 'noto-serif-jp'],
}

/** Of a script font only its own script: letters of ours stay in our faces. */
const SLICES: Record<Family, RegExp> = {
  newsreader: /^latin|^vietnamese$/,
  'public-sans': /^latin|^vietnamese$/,
  'noto-naskh-arabic': /^arabic$/,
  'noto-serif-jp': /^\[\d+\]$/,
}

/** From one character to another, both included, sorted by the first. */
type Span = { from: number; to: number; file: LetterFile }

const known = new Map<Family, readonly Span[]>()

function spansOf(family: Family): readonly Span[] {
  const read = known.get(family)
  if (read) return read
  const ranges = JSON.parse(readFileSync(packageFile(`${family}/unicode.json`), 'utf8')) as Record<string, string>
  // Newsreader's files for text also carry the sizes they are drawn for.
  const kind = family === 'newsreader' ? 'standard' : 'wght'
  const spans = Object.entries(ranges)
    .filter(([slice]) => SLICES[family].test(slice))
    .flatMap(([slice, range]) => {
      const name = `${family}-${slice.replace(/[[\]]/g, '')}-${kind}-normal.woff2`
      const file = { path: packageFile(`${family}/files/${name}`), family }
      return spansOfRange(range).map(([from, to]) => ({ from, to, file }))
    })
    .sort((one, other) => one.from - other.from)
  known.set(family, spans)
  return spans
}

/** The last span that begins at the character or before it: but for a few accents that two files have, they do not overlap. */
function fileIn(spans: readonly Span[], code: number): LetterFile | undefined {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.from ?? 0) <= code) low = middle + 1
    else high = middle
  }
  for (let at = low - 1; at >= Math.max(0, low - OVERLAPPING); at--) {
    const span = spans[at]
    if (span && code <= span.to) return span.file
  }
  return undefined
}

/** So many spans may begin between a character and the beginning of its own. */
const OVERLAPPING = 64

/** Where this character's letter is; the first family that has it. */
export function letterFile(hand: Hand, code: number): LetterFile | undefined {
  for (const family of FAMILIES[hand]) {
    const file = fileIn(spansOf(family), code)
    if (file) return file
  }
  return undefined
}

/** Whether our faces have all of it: Korean, Cyrillic and pictographs they have not. */
export function canBeSet(text: string): boolean {
  return [...text].every((character) => letterFile('serif', character.codePointAt(0) ?? 0))
}
