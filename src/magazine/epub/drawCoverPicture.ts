import sharp, { type OverlayOptions } from 'sharp'
import type { Box, Focus } from '../../design/parts/focus.ts'
import { fitText, type Measured } from '../../design/poster/breakText.ts'
import { cutTo } from '../../design/poster/cutTo.ts'
import { PALETTE } from '../../design/poster/layOutPoster.ts'
import { canBeSet } from '../../design/poster/letters.ts'
import { createTypesetter, type Outline, type Style, type Typesetter } from '../../design/poster/typesetter.ts'
import { directionOf, type Words } from '../../design/words/words.ts'
import { type Book, drawGlobe } from '../book/book.module.ts'

/** Three to four, as shelves of e-readers show covers. */
const SHEET = { width: 1200, height: 1600 } as const
const EDGE = 64
const COLUMN = SHEET.width - 2 * EDGE
const NAME = { size: 210, baseline: 216 }
const DATE = { size: 30, baseline: 286 }
const PICTURE_TOP = 318
/** Below the picture; a cover without lines is picture to its foot. */
const FOOT = { top: 56, bottom: 64, gap: 22 }
const FIRST = { sizes: [92, 84, 76, 68, 60, 54, 48], mostLines: 2, leading: 1.1 }
const OTHER = { sizes: [38, 34, 30], mostLines: 1, leading: 1.3 }

type Placed = { markup: string; height: number }

/** Higher than wide by so much, a picture was drawn for a whole cover; another one stands between bands of paper. */
const UPRIGHT = 1.2

/**
 * The cover as one picture, since shelves show nothing else: the name, the day and the number, and at the foot the lines,
 * over the drawing where it is calm, on paper where it is not. Without a picture it is set in type.
 */
export async function drawCoverPicture(book: Book, picture: Uint8Array | undefined, words: Words) {
  const typesetter = createTypesetter()
  const { publication, issue, cover } = book
  const day = words.day(Temporal.PlainDate.from(issue.date), 'long')
  const number = issue.number > 0 ? words.t('epub.number', { number: words.number(issue.number) }) : ''
  const lines = cover.lines.slice(0, 3).filter((line) => line.trim() !== '' && canBeSet(line))
  const styles = stylesFor(publication.language)
  await typesetter.open(styles.display, [publication.name, ...lines, ' -…'].join(''))
  await typesetter.open(styles.label, [day, number, ...lines, ' -…'].join(''))
  const side = createSide(typesetter, directionOf(publication.language))
  const foot = drawFoot(lines, styles, side, publication.language, typesetter)
  const parts = cover.pictureId === undefined ? undefined : book.pictures[cover.pictureId]
  const ground = await layGround(picture && { bytes: picture, ...parts }, foot.height)
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.width}" height="${SHEET.height}">`,
    picture ? '' : globe(SHEET.height - PICTURE_TOP - foot.height),
    ground.head === 'plate' ? plate(0, PICTURE_TOP) : '',
    `<g fill="${inkOn(ground.head)}">`,
    canBeSet(publication.name) ? side.fitted(styles.display, publication.name) : '',
    side.write(styles.label, day, DATE, 'start'),
    number && side.write(styles.label, number, DATE, 'end'),
    '</g>',
    ground.foot === 'plate' ? plate(SHEET.height - foot.height, foot.height) : '',
    `<g fill="${inkOn(ground.foot)}" transform="translate(0 ${SHEET.height - foot.height})">${foot.markup}</g>`,
    '</svg>',
  ].join('\n')
  const layers: OverlayOptions[] = [{ input: Buffer.from(svg), left: 0, top: 0 }]
  if (ground.picture) layers.unshift({ input: ground.picture, left: 0, top: ground.top })
  const bytes = await sharp({ create: { ...SHEET, channels: 3, background: PALETTE.paper } })
    .composite(layers)
    .removeAlpha()
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return { bytes: new Uint8Array(bytes), measures: SHEET }
}

function stylesFor(language: string): Record<'display' | 'label', Style> {
  const style = (hand: Style['hand'], weight: number, more: Partial<Style>): Style => ({
    hand,
    axes: {
      newsreader: { opsz: 72, wght: weight },
      'public-sans': { wght: weight },
      'source-serif-4': { opsz: 60, wght: weight },
      'source-sans-3': { wght: weight },
      'noto-naskh-arabic': { wght: weight },
      'noto-serif-jp': { wght: weight },
    },
    scales: {
      newsreader: 1,
      'public-sans': 1,
      'source-serif-4': 0.95,
      'source-sans-3': 1.06,
      'noto-naskh-arabic': 1.2,
      'noto-serif-jp': 0.97,
    },
    features: ['kern', 'liga', 'lnum'],
    tracking: 0,
    language,
    ...more,
  })
  return { display: style('serif', 520, { tracking: -0.015 }), label: style('sans', 560, { tracking: 0.01 }) }
}

type Side = ReturnType<typeof createSide>

function createSide(typesetter: Typesetter, direction: 'ltr' | 'rtl') {
  function place({ glyphs }: Outline, left: number, baseline: number, size: number): string {
    const paths = glyphs.map(({ x, y, scale, d }) => {
      const factor = (scale * size).toFixed(5)
      return `<path transform="translate(${(left + x * size).toFixed(2)} ${(baseline + y * size).toFixed(2)}) scale(${factor} -${factor})" d="${d}"/>`
    })
    return paths.join('')
  }
  return {
    /** At the column's beginning or its end, where the language has them. */
    write(style: Style, text: string, { size, baseline }: { size: number; baseline: number }, at: 'start' | 'end') {
      const outline = typesetter.outline(style, text, direction)
      const isLeft = (at === 'start') === (direction === 'ltr')
      const fitting = Math.min(size, COLUMN / outline.width)
      return place(outline, isLeft ? EDGE : SHEET.width - EDGE - outline.width * fitting, baseline, fitting)
    },
    /** As large as the column is wide, but no larger than its script looks well at. */
    fitted(style: Style, text: string) {
      const outline = typesetter.outline(style, text, direction)
      const fitting = Math.min(NAME.size * largest(text), COLUMN / outline.width)
      const left = direction === 'ltr' ? EDGE : SHEET.width - EDGE - outline.width * fitting
      return place(outline, left, NAME.baseline - (isArabic(text) ? fitting * 0.22 : 0), fitting)
    },
  }
}

function drawFoot(
  lines: readonly string[],
  styles: ReturnType<typeof stylesFor>,
  side: Side,
  language: string,
  typesetter: Typesetter,
): Placed {
  if (lines.length === 0) return { markup: '', height: 0 }
  const markup: string[] = []
  let y = FOOT.top
  for (const [at, line] of lines.entries()) {
    const [style, form] = at === 0 ? [styles.display, FIRST] : [styles.label, OTHER]
    const measured: Measured = { of: (text) => typesetter.width(style, text), space: typesetter.width(style, ' ') }
    const set = fitText(line, language, measured, { ...form, width: COLUMN, height: 400 })
    for (const { text } of set.lines) {
      y += set.size * (at === 0 ? 0.86 : 0.9)
      markup.push(side.write(style, text, { size: set.size, baseline: y }, 'start'))
      y += set.size * (form.leading - 0.86)
    }
    y += at === 0 ? FOOT.gap : FOOT.gap / 2
  }
  return { markup: markup.join(''), height: Math.round(y - FOOT.gap / 2 + FOOT.bottom) }
}

const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text)

/** Naskh reaches deep below its line, ideographs fill their square. */
function largest(text: string): number {
  if (isArabic(text)) return 0.72
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 0.85 : 1.25
}

/** What stands below words: paper, a calm light or dark part of the drawing, or so much of it that it needs a plate. */
type Tone = 'paper' | 'light' | 'dark' | 'plate'

type Drawing = { bytes: Uint8Array; focus?: Focus; crop?: Box }

async function layGround(picture: Drawing | undefined, footHeight: number) {
  if (!picture) return { head: 'paper' as Tone, foot: 'paper' as Tone, picture: undefined, top: 0 }
  const { width = 1, height = 1 } = await sharp(picture.bytes).metadata()
  if (height < width * UPRIGHT) {
    const between = await cropped(picture, SHEET.height - PICTURE_TOP - footHeight)
    return { head: 'paper' as Tone, foot: 'paper' as Tone, picture: between, top: PICTURE_TOP }
  }
  const whole = await cropped(picture, SHEET.height)
  const head = await toneOf(whole, 0, PICTURE_TOP)
  const foot = footHeight > 0 ? await toneOf(whole, SHEET.height - footHeight, footHeight) : 'paper'
  return { head, foot, picture: whole, top: 0 }
}

/** From edge to edge. */
async function cropped({ bytes, focus, crop }: Drawing, height: number): Promise<Buffer> {
  const cut = await cutTo(sharp(bytes), { width: SHEET.width, height }, { focus, crop })
  return cut.flatten({ background: PALETTE.paper }).png({ compressionLevel: 0 }).toBuffer()
}

/** So far apart, in 255 steps, the lights and darks of a calm part are at most; ink and paper need the rest to be read. */
const CALM = 22
const DARK = 96
const LIGHT = 150

async function toneOf(picture: Buffer, top: number, height: number): Promise<Tone> {
  const part = await sharp(picture).extract({ left: 0, top, width: SHEET.width, height }).greyscale().toBuffer()
  const [{ mean, stdev } = { mean: 0, stdev: 255 }] = (await sharp(part).stats()).channels
  if (stdev > CALM) return 'plate'
  if (mean < DARK) return 'dark'
  return mean > LIGHT ? 'light' : 'plate'
}

const inkOn = (tone: Tone) => (tone === 'dark' ? PALETTE.paper : PALETTE.ink)

const plate = (top: number, height: number) =>
  `<rect x="0" y="${top}" width="${SHEET.width}" height="${height}" fill="${PALETTE.paper}"/>`

/** A week that chose no picture. */
function globe(height: number): string {
  const { lines, noon } = drawGlobe(SHEET.width / 2, PICTURE_TOP + height / 2, Math.min(height, COLUMN) / 2 - 24)
  return (
    `<path d="${lines}" fill="none" stroke="${PALETTE.inkSoft}" stroke-width="2"/>` +
    `<path d="${noon}" stroke="${PALETTE.accent}" stroke-width="5"/>`
  )
}
