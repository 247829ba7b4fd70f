import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { packageFile, spansOfRange, subset, unicodeRange } from './subset.ts'

export type ScriptFont = 'arabic' | 'japanese' | 'both'

const arabicFile = 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2'
const arabicCharacter = /\p{Script=Arabic}|[\u060c\u061b\u061f\u0640\u200c-\u200f]/u
const japaneseCharacter =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u

/** Whatever is neither Latin, Greek, Cyrillic nor a sign: found much sooner than a script, which most texts do not have. */
const farther = /[\u0600-\u1dff\u2e80-\uffff]/

/** The script fonts that a text needs beside the Latin faces; none for most. */
export function scriptFontFor(text: string): ScriptFont | undefined {
  if (!farther.test(text)) return undefined
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

function rangeHolds(range: string, code: number): boolean {
  return spansOfRange(range).some(([from, to]) => code >= from && code <= to)
}

/**
 * A style sheet that holds exactly the characters this text needs beyond Latin, the fonts inside it: one request,
 * and nothing to keep but this buffer. Give it an address and link it as `scriptFontStylesheet`; it needs
 * `font-src data:` in the content security policy. Made in a thread of its own: a page's worth of Japanese takes a
 * second of computing, which must not keep other readers waiting.
 */
export function scriptFontStylesheet(font: ScriptFont, text: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const work: ScriptFontWork = { font, text }
  const worker = new Worker(new URL('./scriptFont.worker.ts', import.meta.url), { workerData: work })
  worker.once('message', (css: string) => resolve(Buffer.from(css)))
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`The script font was not made; the thread ended with ${code}`)))
  return promise
}

export type ScriptFontWork = { font: ScriptFont; text: string }

/** What `scriptFontStylesheet` has done in its thread. */
export async function makeScriptFontCss({ font, text }: ScriptFontWork): Promise<string> {
  let css = ''
  if (font !== 'japanese') {
    const characters = charactersOf(text, arabicCharacter)
    css += await scriptFaceCss('Dateline Arabic', { path: arabicFile, characters }, { min: 400, max: 700 })
  }
  if (font !== 'arabic') {
    for (const part of await japaneseParts(charactersOf(text, japaneseCharacter))) {
      css += await scriptFaceCss('Dateline Japanese', part, 500)
    }
  }
  return css
}

async function scriptFaceCss(
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
