import { readFile } from 'node:fs/promises'
import createBidi from 'bidi-js'
import { convert } from 'fontverter'
import * as harfbuzz from 'harfbuzzjs'
import { type Family, type Hand, type LetterFile, letterFile } from './letters.ts'

/** How a text is set; tracking in ems. */
export type Style = {
  hand: Hand
  axes: Readonly<Record<Family, Readonly<Record<string, number>>>>
  /** Scripts look differently large at one size; of a line's size. */
  scales: Readonly<Record<Family, number>>
  features: readonly string[]
  tracking: number
  /** BCP 47: some languages have letters of their own form. */
  language: string
}

/** Outlines at the size of one, from the origin to the right, y downward. */
export type Outline = { width: number; glyphs: readonly { x: number; y: number; scale: number; d: string }[] }

export type Typesetter = {
  /** Reads the files that these letters need; before it, `outline` knows none. */
  open(style: Style, text: string): Promise<void>
  width(style: Style, text: string): number
  /** One line, in the order in which it is seen. */
  outline(style: Style, text: string, direction: 'ltr' | 'rtl'): Outline
}

// It declares itself an ES module, and is none.
const bidi = (createBidi as unknown as typeof createBidi.default)()
const segmenter = new Intl.Segmenter()

type Run = { text: string; file: LetterFile; rightToLeft: boolean }
type Glyph = { glyph: number; advance: number; x: number; y: number }

/**
 * Text to outlines with the faces we bring along, so that nothing depends on the fonts of a machine. Files are read
 * and unpacked once; where a typesetter is no longer used, all of it goes.
 */
export function createTypesetter(): Typesetter {
  const faces = new Map<string, Promise<harfbuzz.Face>>()
  const opened = new Map<string, harfbuzz.Face>()
  const fonts = new Map<string, harfbuzz.Font>()

  async function openFile({ path }: LetterFile): Promise<void> {
    let face = faces.get(path)
    if (!face) {
      face = readFile(path).then(async (woff2) => new harfbuzz.Face(new harfbuzz.Blob(await convert(woff2, 'sfnt'))))
      faces.set(path, face)
    }
    opened.set(path, await face)
  }

  function fontOf(style: Style, { path, family }: LetterFile): harfbuzz.Font {
    const axes = style.axes[family]
    const key = `${path} ${JSON.stringify(axes)}`
    const known = fonts.get(key)
    if (known) return known
    const face = opened.get(path)
    if (!face) throw new Error(`${path} was not opened`)
    const font = new harfbuzz.Font(face)
    font.setVariations(Object.entries(axes).map(([tag, value]) => new harfbuzz.Variation(tag, value)))
    fonts.set(key, font)
    return font
  }

  function shape(style: Style, { text, file, rightToLeft }: Run): Glyph[] {
    const buffer = new harfbuzz.Buffer()
    buffer.addText(text)
    buffer.setLanguage(style.language)
    buffer.setDirection(rightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR)
    buffer.guessSegmentProperties()
    const features = style.features
      .map((feature) => harfbuzz.Feature.fromString(feature))
      .filter((feature) => !!feature)
    harfbuzz.shape(fontOf(style, file), buffer, features)
    const positions = buffer.getGlyphPositions()
    return buffer.getGlyphInfos().map(({ codepoint }, at) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
      return { glyph: codepoint, advance: xAdvance, x: xOffset, y: yOffset }
    })
  }

  function outline(style: Style, text: string, direction: 'ltr' | 'rtl'): Outline {
    const glyphs: Outline['glyphs'][number][] = []
    let pen = 0
    for (const run of runsOf(style.hand, text, direction)) {
      const font = fontOf(style, run.file)
      const scale = style.scales[run.file.family] / font.face.upem
      // Arabic letters are joined: nothing may come between them.
      const tracking = run.file.family === 'noto-naskh-arabic' ? 0 : style.tracking
      for (const { glyph, advance, x, y } of shape(style, run)) {
        const d = font.glyphToPath(glyph)
        if (d) glyphs.push({ x: pen + x * scale, y: -y * scale, scale, d })
        pen += advance * scale + (advance === 0 ? 0 : tracking)
      }
    }
    return { width: pen, glyphs }
  }

  return {
    async open(style, text) {
      const files = new Set(clustersOf(style.hand, text).map(({ file }) => file))
      await Promise.all([...files].map(openFile))
    },
    width: (style, text) => outline(style, text, 'ltr').width,
    outline,
  }
}

/** Letters with their marks, each with the file it is in; what no face has is left away. */
function clustersOf(hand: Hand, text: string): { text: string; at: number; file: LetterFile }[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const [file] = [...segment].map((character) => letterFile(hand, character.codePointAt(0) ?? 0))
    return file ? [{ text: segment, at: index, file }] : []
  })
}

/** Parts of one face and one direction, as they stand from left to right. */
function runsOf(hand: Hand, text: string, direction: 'ltr' | 'rtl'): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  const runs: (Run & { level: number })[] = []
  for (const cluster of clustersOf(hand, text)) {
    const level = levels[cluster.at] ?? 0
    const last = runs.at(-1)
    if (last && last.level === level && last.file === cluster.file) last.text += cluster.text
    else runs.push({ text: cluster.text, file: cluster.file, level, rightToLeft: level % 2 === 1 })
  }
  return inVisualOrder(runs)
}

/** Rule L2 of the Unicode Bidirectional Algorithm, on whole runs: each is turned within itself by its shaping. */
function inVisualOrder<Levelled extends { level: number }>(runs: Levelled[]): Levelled[] {
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  const ordered = [...runs]
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      if ((ordered[from]?.level ?? 0) < level) continue
      let until = from
      while (until < ordered.length && (ordered[until]?.level ?? 0) >= level) until++
      ordered.splice(from, until - from, ...ordered.slice(from, until).reverse())
      from = until
    }
  }
  return ordered
}
