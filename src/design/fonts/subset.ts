import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Axes = Record<string, number | { min: number; max: number }>

type SubsetOptions = { axes: Axes; format?: 'woff2' | 'sfnt' }

/** Of a packaged font, what these characters need. */
export async function subset(path: string, text: string, options: SubsetOptions): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(await readFile(packageFile(path)), text, {
    targetFormat: options.format ?? 'woff2',
    noHinting: true,
    variationAxes: options.axes,
  })
}

const require = createRequire(import.meta.url)

/** A variable family by its name, a still one with its scope: `newsreader/…`, `@fontsource/amiri/…`. */
export function packageFile(path: string): string {
  const [first = '', ...rest] = path.split('/')
  const name = first.startsWith('@') ? `${first}/${rest.shift()}` : `@fontsource-variable/${first}`
  return join(dirname(require.resolve(`${name}/package.json`)), ...rest)
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

/** `U+4E00-9FFF,U+3005` as pairs of numbers. */
export function spansOfRange(range: string): [from: number, to: number][] {
  return range.split(',').map((span) => {
    const [from = '', to = from] = span.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}
