import { readFile } from 'node:fs/promises'
import { charactersIn } from '../../design/fonts/fontMetrics.ts'
import { type StaticFace, staticFace } from '../../design/fonts/staticFace.ts'
import { type Axes, packageFile, spansOfRange } from '../../design/fonts/subset.ts'
import type { Letters } from './tongue.rule.ts'

/** What a line is for: reading, headlines, labels. */
export type Role = 'text' | 'display' | 'sans'

export type Faces = {
  files: readonly Buffer[]
  /** The families in the order in which a letter is looked for. */
  chains: Readonly<Record<Letters, Readonly<Record<Role, readonly string[]>>>>
  has(code: number): boolean
}

type Cut = { weight: number; italic: boolean; axes: Axes }

/** `{subset}` stands for the names of the package's `unicode.json`. */
type Family = { name: string; letters: Letters; role: Role; file: (subset: string, cut: Cut) => string; cuts: Cut[] }

const upright = (weight: number, axes: Axes): Cut => ({ weight, italic: false, axes })
const italic = (weight: number, axes: Axes): Cut => ({ weight, italic: true, axes })
const style = (cut: Cut) => (cut.italic ? 'italic' : 'normal')

const newsreader = (subset: string, cut: Cut) => `newsreader/files/newsreader-${subset}-standard-${style(cut)}.woff2`
const publicSans = (subset: string, cut: Cut) => `public-sans/files/public-sans-${subset}-wght-${style(cut)}.woff2`
const sourceSerif = (subset: string, cut: Cut) =>
  `source-serif-4/files/source-serif-4-${subset}-standard-${style(cut)}.woff2`
const amiri = (subset: string, cut: Cut) => `@fontsource/amiri/files/amiri-${subset}-${cut.weight}-normal.woff2`
const farEastern = (country: 'jp' | 'kr' | 'sc') => (subset: string) =>
  `noto-serif-${country}/files/noto-serif-${country}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`

const SQUARE = [upright(400, { wght: 400 }), upright(700, { wght: 650 })]

/** Newsreader and Source Serif are drawn for sizes from 6 and 8 points up; the cuts are those of the sheet. */
const FAMILIES: readonly Family[] = [
  {
    name: 'Dateline Text',
    letters: 'latin',
    role: 'text',
    file: newsreader,
    cuts: [
      upright(400, { opsz: 14, wght: 400 }),
      italic(400, { opsz: 16, wght: 400 }),
      upright(700, { opsz: 14, wght: 650 }),
      italic(700, { opsz: 16, wght: 650 }),
    ],
  },
  {
    name: 'Dateline Display',
    letters: 'latin',
    role: 'display',
    file: newsreader,
    cuts: [upright(500, { opsz: 60, wght: 480 }), italic(400, { opsz: 40, wght: 400 })],
  },
  {
    name: 'Dateline Sans',
    letters: 'latin',
    role: 'sans',
    file: publicSans,
    cuts: [upright(400, { wght: 400 }), italic(400, { wght: 400 }), upright(600, { wght: 620 })],
  },
  {
    name: 'Dateline Cyrillic',
    letters: 'cyrillic',
    role: 'text',
    file: sourceSerif,
    cuts: [
      upright(400, { opsz: 10, wght: 400 }),
      italic(400, { opsz: 10, wght: 400 }),
      upright(700, { opsz: 10, wght: 640 }),
    ],
  },
  {
    name: 'Dateline Cyrillic Display',
    letters: 'cyrillic',
    role: 'display',
    file: sourceSerif,
    cuts: [upright(500, { opsz: 48, wght: 470 }), italic(400, { opsz: 40, wght: 400 })],
  },
  {
    name: 'Dateline Arabic',
    letters: 'arabic',
    role: 'text',
    // The house's Naskh builds its letters of stems and dots, and each part would be read as the letter once more.
    file: amiri,
    cuts: [upright(400, {}), upright(700, {})],
  },
  {
    name: 'Dateline Japanese',
    letters: 'japanese',
    role: 'text',
    file: farEastern('jp'),
    cuts: SQUARE,
  },
  // One design in three packages: each has characters that the others lack, and its country's form of those they share.
  { name: 'Dateline Chinese', letters: 'chinese', role: 'text', file: farEastern('sc'), cuts: SQUARE },
  { name: 'Dateline Korean', letters: 'korean', role: 'text', file: farEastern('kr'), cuts: SQUARE },
]

/** A slice of a family: a file of the package, with its own name, since it holds letters that no other one has. */
type Slice = { family: Family; name: string; subset: string; spans: [from: number, to: number][] }

/** The letters of an issue, by whose text they stand in. */
export type LettersUsed = ReadonlyMap<Letters, ReadonlySet<number>>

/** Latin is always there; of the others the slices that somebody's letters are looked for in. */
export async function facesFor(folder: string, used: LettersUsed): Promise<Faces> {
  const slices = await slicesFor(used)
  const files = await inTurn(
    slices.flatMap(({ family, name, subset }) =>
      family.cuts.map(
        (cut): StaticFace => ({
          family: name,
          weight: cut.weight,
          italic: cut.italic,
          file: family.file(subset, cut),
          axes: cut.axes,
        }),
      ),
    ),
    (face) => staticFace(folder, face),
  )
  const drawn = new Set<number>()
  for (const file of files) for (const code of charactersIn(file)) drawn.add(code)
  return { files, chains: chainsOf(slices), has: (code) => drawn.has(code) }
}

/** Each letter's slices are those of the first script in its text's order that has it; a family with all its roles. */
async function slicesFor(used: LettersUsed): Promise<Slice[]> {
  const needed = new Set<Slice>()
  for (const [first, codes] of used) {
    let left = [...codes]
    for (const letters of orderFrom(first)) {
      if (left.length === 0) break
      const found = new Set<number>()
      for (const slice of await slicesOf(letters)) {
        const here = left.filter((code) => holds(slice.spans, code))
        for (const code of here) found.add(code)
        if (here.length > 0) needed.add(slice)
      }
      left = left.filter((code) => !found.has(code))
    }
  }
  for (const slice of await slicesOf('latin')) if (slice.subset === 'latin') needed.add(slice)
  const scripts = new Set([...needed].map(({ family }) => family.letters))
  const all = await inTurn([...scripts].sort(byOrder), slicesOf)
  return all.flat().filter((slice) => needed.has(slice))
}

const known = new Map<Letters, Promise<Slice[]>>()

/** All of a script's families, those that hold most of what is written last, as in the packages' lists. */
function slicesOf(letters: Letters): Promise<Slice[]> {
  const read = known.get(letters) ?? readSlices(letters)
  known.set(letters, read)
  return read
}

async function readSlices(letters: Letters): Promise<Slice[]> {
  const found: Slice[] = []
  for (const family of FAMILIES.filter((one) => one.letters === letters)) {
    const [cut = upright(400, {})] = family.cuts
    const file = family.file('', cut)
    const name = file.slice(0, file.indexOf('/files/'))
    const ranges = JSON.parse(await readFile(packageFile(`${name}/unicode.json`), 'utf8')) as Record<string, string>
    for (const [subset, range] of Object.entries(ranges).toReversed()) {
      if (!ownSubsets[letters].test(subset)) continue
      const spans = spansOfRange(range)
      found.push({ family, name: `${family.name} ${subset.replace(/[[\]]/g, '')}`, subset, spans })
    }
  }
  return found
}

/** Beside a script's own letters, only Cyrillic's face is asked for Latin ones: those in its own texts. */
const ownSubsets: Readonly<Record<Letters, RegExp>> = {
  latin: /./,
  cyrillic: /./,
  arabic: /^(?!latin|vietnamese)/,
  japanese: /^\[/,
  chinese: /^\[/,
  korean: /^\[/,
}

const SCRIPTS: readonly Letters[] = ['latin', 'cyrillic', 'arabic', 'japanese', 'chinese', 'korean']

const byOrder = (one: Letters, other: Letters) => SCRIPTS.indexOf(one) - SCRIPTS.indexOf(other)

/** Where a letter is looked for: in its text's own script, then in the others. */
const orderFrom = (first: Letters): Letters[] => [first, ...SCRIPTS.filter((other) => other !== first)]

const holds = (spans: readonly [number, number][], code: number) =>
  spans.some(([from, to]) => code >= from && code <= to)

function chainsOf(slices: readonly Slice[]): Faces['chains'] {
  const named = (letters: Letters, role: Role) => {
    const own = slices.filter(({ family }) => family.letters === letters)
    const exact = own.filter(({ family }) => family.role === role)
    return (exact.length > 0 ? exact : own.filter(({ family }) => family.role === 'text')).map(({ name }) => name)
  }
  const chain = (first: Letters, role: Role) => {
    // What the grotesque and the headlines lack, the reading face may have.
    return [...new Set([...orderFrom(first).flatMap((letters) => named(letters, role)), ...named('latin', 'text')])]
  }
  const roles = (first: Letters) => ({
    text: chain(first, 'text'),
    display: chain(first, 'display'),
    // Labels speak the publication's language, in the grotesque where that has the letters.
    sans: chain(first === 'cyrillic' ? 'latin' : first, 'sans'),
  })
  return {
    latin: roles('latin'),
    cyrillic: roles('cyrillic'),
    arabic: roles('arabic'),
    japanese: roles('japanese'),
    chinese: roles('chinese'),
    korean: roles('korean'),
  }
}

async function inTurn<One, Made>(all: readonly One[], make: (one: One) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = []
  for (const one of all) made.push(await make(one))
  return made
}
