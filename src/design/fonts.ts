import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type FallbackFace, fallbackFaceCss, metricsOf, sansFallback, serifFallback } from './fontMetrics.ts'

/** Raise it when subsetting itself changes, so that kept subsets are made anew. */
const recipe = 3

type Axes = Record<string, number | { min: number; max: number }>

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

export function unicodeRange(characters: string): string {
  const codes = [...new Set([...characters].map((character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b)
  const spans: [number, number][] = []
  for (const code of codes) {
    const last = spans.at(-1)
    if (last && code === last[1] + 1) last[1] = code
    else spans.push([code, code])
  }
  return spans.map(([from, to]) => `U+${from.toString(16)}${to === from ? '' : `-${to.toString(16)}`}`).join(',')
}

const require = createRequire(import.meta.url)

export function packageFile(path: string): string {
  const [name = '', ...rest] = path.split('/')
  return join(dirname(require.resolve(`@fontsource-variable/${name}/package.json`)), ...rest)
}

type SubsetOptions = { axes: Axes; format?: 'woff2' | 'sfnt' }

async function subset(path: string, text: string, options: SubsetOptions): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(await readFile(packageFile(path)), text, {
    targetFormat: options.format ?? 'woff2',
    noHinting: true,
    variationAxes: options.axes,
  })
}

/** A file made once and kept in the folder under a name that says everything it was made from. */
async function kept(folder: string, source: unknown, make: () => Promise<Buffer>): Promise<Buffer> {
  const name = createHash('sha256')
    .update(JSON.stringify([recipe, source]))
    .digest('hex')
    .slice(0, 24)
  const path = join(folder, name)
  try {
    return await readFile(path)
  } catch {
    const made = await make()
    await mkdir(folder, { recursive: true })
    // Renamed into place: a process killed while writing leaves no half a font behind.
    await writeFile(`${path}.${process.pid}`, made)
    await rename(`${path}.${process.pid}`, path)
    return made
  }
}

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

export type CompanionFont = 'arabic' | 'japanese' | 'both'

const arabicFile = 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2'
const arabicCharacter = /\p{Script=Arabic}|[\u060c\u061b\u061f\u0640\u200c-\u200f]/u
const japaneseCharacter =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u

/** The companions that a text needs beside the Latin faces; none for most. */
export function companionFor(text: string): CompanionFont | undefined {
  // Joiners and marks alone, which emoji use too, need no Arabic.
  const arabic = /\p{Script=Arabic}/u.test(text)
  const japanese = japaneseCharacter.test(text)
  if (arabic && japanese) return 'both'
  if (arabic) return 'arabic'
  return japanese ? 'japanese' : undefined
}

function charactersOf(text: string, wanted: RegExp): string {
  return [...new Set(text)]
    .filter((character) => wanted.test(character))
    .sort()
    .join('')
}

/**
 * The Japanese family comes in some 120 slices; a page's few hundred characters are spread over dozens of them. Each
 * part is the wanted characters of one slice.
 */
async function japaneseParts(characters: string): Promise<{ path: string; characters: string }[]> {
  const slices = JSON.parse(await readFile(packageFile('noto-serif-jp/unicode.json'), 'utf8')) as Record<string, string>
  const parts = []
  const left = new Set(characters)
  for (const [name, range] of Object.entries(slices)) {
    const number = name.match(/^\[(\d+)\]$/)?.[1]
    if (number === undefined) continue
    const here = [...left].filter((character) => rangeHolds(range, character.codePointAt(0) ?? 0))
    for (const character of here) left.delete(character)
    if (here.length === 0) continue
    parts.push({ path: `noto-serif-jp/files/noto-serif-jp-${number}-wght-normal.woff2`, characters: here.join('') })
  }
  return parts
}

/** `U+4E00-9FFF,U+3005` as pairs of numbers. */
export function spansOfRange(range: string): [from: number, to: number][] {
  return range.split(',').map((span) => {
    const [from = '', to = from] = span.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}

function rangeHolds(range: string, code: number): boolean {
  return spansOfRange(range).some(([from, to]) => code >= from && code <= to)
}

/**
 * A style sheet that holds exactly the characters this text needs beyond Latin, the fonts inside it: one request,
 * and nothing to keep but this buffer. Give it an address and link it as `companionStylesheet`; it needs
 * `font-src data:` in the content security policy. Made in a thread of its own: a page's worth of Japanese takes a
 * second of computing, which must not keep other readers waiting.
 */
export function companionStylesheet(font: CompanionFont, text: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const work: CompanionWork = { font, text }
  const worker = new Worker(new URL('./companion.worker.ts', import.meta.url), { workerData: work })
  worker.once('message', (css: string) => resolve(Buffer.from(css)))
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`The companion font was not made; the thread ended with ${code}`)))
  return promise
}

export type CompanionWork = { font: CompanionFont; text: string }

/** What `companionStylesheet` has done in its thread. */
export async function makeCompanionCss({ font, text }: CompanionWork): Promise<string> {
  let css = ''
  if (font !== 'japanese') {
    const characters = charactersOf(text, arabicCharacter)
    css += await companionFaceCss('Dateline Arabic', { path: arabicFile, characters }, { min: 400, max: 700 })
  }
  if (font !== 'arabic') {
    for (const part of await japaneseParts(charactersOf(text, japaneseCharacter))) {
      css += await companionFaceCss('Dateline Japanese', part, 500)
    }
  }
  return css
}

async function companionFaceCss(
  family: string,
  part: { path: string; characters: string },
  weight: number | { min: number; max: number },
): Promise<string> {
  const body = await subset(part.path, part.characters, { axes: { wght: weight } })
  const weights = typeof weight === 'number' ? '400 700' : `${weight.min} ${weight.max}`
  return (
    `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;` +
    `src:url(data:font/woff2;base64,${body.toString('base64')}) format("woff2");` +
    `unicode-range:${unicodeRange(part.characters)}}`
  )
}
