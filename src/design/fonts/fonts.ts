import { type FallbackFace, fallbackFaceCss, metricsOf, sansFallback, serifFallback } from './fontMetrics.ts'
import { keptFile } from './keptFile.ts'
import { type Axes, subset, unicodeRange } from './subset.ts'

/** Raise it when subsetting itself changes, so that kept subsets are made again. */
const recipe = 3

type Face = {
  family: string
  style: 'normal' | 'italic'
  weight: string
  /** Package and file, `{subset}` standing for latin, latin-ext or vietnamese. */
  file: string
  axes: Axes
  fallback: FallbackFace
  /** Needed for the first screen of every page. */
  preload: boolean
}

/**
 * Newsreader is drawn for sizes from 6 to 72 points. Carrying that axis costs 70 KB a style; cutting two sizes out of
 * it, one for text and one for headlines, costs 20 KB each and keeps what matters.
 */
const faces: readonly Face[] = [
  {
    family: 'Dateline Text',
    style: 'normal',
    weight: '400',
    file: 'newsreader/files/newsreader-{subset}-standard-normal.woff2',
    axes: { opsz: 17, wght: 400 },
    fallback: serifFallback,
    preload: true,
  },
  {
    family: 'Dateline Text',
    style: 'normal',
    weight: '600',
    file: 'newsreader/files/newsreader-{subset}-standard-normal.woff2',
    axes: { opsz: 17, wght: 620 },
    fallback: serifFallback,
    preload: false,
  },
  {
    family: 'Dateline Text',
    style: 'italic',
    weight: '400',
    file: 'newsreader/files/newsreader-{subset}-standard-italic.woff2',
    axes: { opsz: 24, wght: 400 },
    fallback: serifFallback,
    preload: false,
  },
  {
    family: 'Dateline Display',
    style: 'normal',
    weight: '500',
    file: 'newsreader/files/newsreader-{subset}-standard-normal.woff2',
    axes: { opsz: 56, wght: 500 },
    fallback: serifFallback,
    preload: true,
  },
  {
    family: 'Dateline Sans',
    style: 'normal',
    weight: '400 650',
    file: 'public-sans/files/public-sans-{subset}-wght-normal.woff2',
    axes: { wght: { min: 400, max: 650 } },
    fallback: sansFallback,
    preload: false,
  },
]

/** What English pages need, with the accents of Western names; everything else comes only where a page uses it. */
const core =
  [...Array(95).keys()].map((offset) => String.fromCodePoint(0x20 + offset)).join('') +
  '\u00a0\u00ad©°·×«»§£¥€–—‘’“”„…•′″−→←\u2009\u202fÀÁÄÅÇÉÈÖØÓÜÚÍÑàáâãäåæçèéêëíîïñóôõöøœßúûü'

const ranges: readonly { subset: 'latin' | 'latin-ext' | 'vietnamese'; characters: string }[] = [
  { subset: 'latin', characters: core },
  {
    subset: 'latin',
    characters: charactersBetween([
      [0xa1, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2c6, 0x2dd],
      [0x2020, 0x2022],
      [0x2030, 0x203a],
      [0x2122, 0x2122],
    ]),
  },
  {
    subset: 'latin-ext',
    characters: charactersBetween([
      [0x100, 0x24f],
      [0x1e00, 0x1e9f],
      [0x1ef2, 0x1eff],
      [0x20a0, 0x20c0],
    ]),
  },
  {
    subset: 'vietnamese',
    characters: charactersBetween([
      [0x300, 0x309],
      [0x323, 0x323],
      [0x1ea0, 0x1ef1],
    ]),
  },
]

function charactersBetween(spans: readonly (readonly [number, number])[]): string {
  return spans
    .flatMap(([from, to]) => [...Array(to - from + 1).keys()].map((offset) => String.fromCodePoint(from + offset)))
    .filter((character) => !core.includes(character))
    .join('')
}

const kept = (folder: string, source: unknown, make: () => Promise<Buffer>): Promise<Buffer> =>
  keptFile(folder, [recipe, source], '', make)

export type FontFile = { name: string; body: Buffer }
export type BuiltFonts = { css: string; files: FontFile[]; preload: string[] }

/** All faces of the site: font files, and the rules that name them with `urlOf`. */
export async function buildFonts(folder: string, urlOf: (file: FontFile) => string): Promise<BuiltFonts> {
  const built: BuiltFonts = { css: '', files: [], preload: [] }
  for (const face of faces) {
    const metrics = await kept(folder, ['metrics', face], async () => {
      const sfnt = await subset(face.file.replace('{subset}', 'latin'), core, { axes: face.axes, format: 'sfnt' })
      return Buffer.from(JSON.stringify(metricsOf(sfnt)))
    })
    built.css += fallbackFaceCss(face.family, face.style, face.weight, JSON.parse(metrics.toString()), face.fallback)
    for (const [position, range] of ranges.entries()) {
      const path = face.file.replace('{subset}', range.subset)
      const body = await kept(folder, [path, range.characters, face.axes], () => subset(path, range.characters, face))
      const family = face.family.toLowerCase().replace('dateline ', '')
      const file = { name: `${family}-${face.weight.slice(0, 3)}-${face.style}-${position}.woff2`, body }
      built.files.push(file)
      if (face.preload && position === 0) built.preload.push(urlOf(file))
      built.css +=
        `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};` +
        `font-display:swap;src:url(${urlOf(file)}) format("woff2");unicode-range:${unicodeRange(range.characters)}}`
    }
  }
  return built
}
