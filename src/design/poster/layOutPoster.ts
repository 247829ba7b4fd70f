import { fitText, type Measured, type SetText } from './breakText.ts'
import type { Outline, Style, Typesetter } from './typesetter.ts'

/** Everything that a poster shows, and nothing else is known where it is made. */
export type PosterText = {
  publication: string
  kicker: string
  headline: string
  /** PARIS, 23 NOVEMBER; the date alone where no place is known. */
  dateline: { place: string | undefined; date: string }
  language: string
  direction: 'ltr' | 'rtl'
}

/** A map of the panel beside the text or a little more, its middle in the panel's. */
export type PosterMap = {
  width: number
  height: number
  unitsPerPixel: number
  graticule: string
  coast: string
  borders: string
  country: string
  cross: string
  mark: { kind: 'point' | 'around'; x: number; y: number } | undefined
}

export type Panel = { kind: 'picture' } | { kind: 'map'; map: PosterMap } | { kind: 'globe'; drawing: string }

export const POSTER = { width: 1200, height: 630 } as const
export const PANEL = { width: 456, height: POSTER.height } as const

/** The colors of `tokens.css` by daylight: a poster cannot know what it will be shown upon. */
export const PALETTE = {
  paper: '#fbfaf6',
  ink: '#1b1a17',
  inkSoft: '#5c574e',
  hairline: '#d8d1c3',
  mapCountry: '#ddd5c5',
  accent: '#b8330f',
} as const

const EDGE = 56
const GUTTER = 44
const COLUMN = POSTER.width - PANEL.width - EDGE - GUTTER
const NAME = { size: 46, baseline: 92 }
const DATELINE = { size: 27, baseline: POSTER.height - 58, above: 64 }
const KICKER = { size: 29, above: 30 }
/** From what two words fill to what five lines of a long sentence need; at a third of it, still to be read. */
const SIZES = [104, 96, 88, 82, 76, 70, 65, 60, 56, 52, 48, 44, 40]
const HEADLINE = { sizes: SIZES, mostLines: 5, width: COLUMN, top: 196 }
/** Naskh reaches deep, ideographs fill their square. In ems of a line's size, as the letters' own scales make them. */
const MEASURES = {
  latin: { leading: 1.1, top: 0.74, bottom: 0.24 },
  arabic: { leading: 1.54, top: 0.94, bottom: 0.44 },
  japanese: { leading: 1.24, top: 0.85, bottom: 0.12 },
} as const
/** Naskh is small for its size, most of all beside the grotesque. */
const SCALES = {
  newsreader: 1,
  'public-sans': 1,
  'source-serif-4': 0.95,
  'source-sans-3': 1.06,
  'noto-naskh-arabic': 1.2,
  'noto-serif-jp': 0.97,
} as const
const LABEL_SCALES = { ...SCALES, 'noto-naskh-arabic': 1.32, 'noto-serif-jp': 1.02 } as const

type Roles = Record<'name' | 'kicker' | 'headline' | 'place' | 'date', Style>

function stylesFor({ language, headline }: PosterText): Roles {
  const style = (hand: Style['hand'], weights: [latin: number, scripts: number], more: Partial<Style>): Style => ({
    hand,
    axes: {
      newsreader: { opsz: 56, wght: weights[0] },
      'public-sans': { wght: weights[0] },
      'source-serif-4': { opsz: 48, wght: weights[0] },
      'source-sans-3': { wght: weights[0] },
      'noto-naskh-arabic': { wght: weights[1] },
      'noto-serif-jp': { wght: weights[1] },
    },
    scales: hand === 'serif' ? SCALES : LABEL_SCALES,
    features: ['kern', 'liga', 'lnum'],
    tracking: 0,
    language,
    ...more,
  })
  // Beside ideographs and Naskh, figures of the serif are the quieter ones.
  const labels = measureOf(headline) === MEASURES.latin ? 'sans' : 'serif'
  const label = { scales: LABEL_SCALES, features: ['kern', 'lnum', 'tnum'], tracking: 0.07 }
  return {
    name: style('serif', [500, 600], { tracking: -0.012 }),
    kicker: style('sans', [600, 650], { tracking: 0.004 }),
    headline: style('serif', [500, 600], { tracking: -0.012 }),
    place: style(labels, [600, 650], label),
    date: style(labels, [500, 550], label),
  }
}

/** The drawing over a ground of paper; a picture stands under it, in the panel. */
export async function layOutPoster(typesetter: Typesetter, text: PosterText, panel: Panel): Promise<string> {
  const styles = stylesFor(text)
  const { place, date } = text.dateline
  await Promise.all([
    typesetter.open(styles.name, text.publication),
    typesetter.open(styles.kicker, text.kicker),
    // What balancing adds: hyphens, spaces, the sign that something was left away.
    typesetter.open(styles.headline, `${text.headline} -…`),
    typesetter.open(styles.date, `${place ?? ''}، ,${date}`),
  ])
  const set = setHeadline(typesetter, styles.headline, text)
  const { leading, top, bottom } = measureOf(text.headline)
  const last = DATELINE.baseline - DATELINE.above - set.size * bottom
  const first = last - (set.lines.length - 1) * set.size * leading
  const side = createSide(text.direction)
  const write = (style: Style, line: string, at: { size: number; baseline: number }, colour: string) =>
    side.write(typesetter.outline(style, line, text.direction), at, colour)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${POSTER.width}" height="${POSTER.height}">`,
    drawPanel(panel, side),
    write(styles.name, text.publication, NAME, PALETTE.ink),
    write(
      styles.kicker,
      text.kicker,
      { size: KICKER.size, baseline: first - set.size * top - KICKER.above },
      PALETTE.accent,
    ),
    ...set.lines.map((line, at) =>
      write(styles.headline, line.text, { size: set.size, baseline: first + at * set.size * leading }, PALETTE.ink),
    ),
    drawDateline(typesetter, styles, text, side),
    '</svg>',
  ].join('\n')
}

function setHeadline(typesetter: Typesetter, style: Style, { headline, language }: PosterText): SetText {
  const widths = new Map<string, number>()
  const measured: Measured = {
    of(text) {
      const known = widths.get(text) ?? typesetter.width(style, text)
      widths.set(text, known)
      return known
    },
    space: typesetter.width(style, ' '),
  }
  const height = DATELINE.baseline - DATELINE.above - HEADLINE.top
  return fitText(headline, language, measured, { ...HEADLINE, height, leading: measureOf(headline).leading })
}

function measureOf(text: string) {
  if (/\p{Script=Arabic}/u.test(text)) return MEASURES.arabic
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? MEASURES.japanese : MEASURES.latin
}

type Side = {
  /** Where the panel begins, and where the column does; x grows to the right for all. */
  panel: number
  axis: number
  column: [from: number, to: number]
  /** From the column's own beginning; `after`: so many pixels further on. */
  write(outline: Outline, at: { size: number; baseline: number; after?: number }, colour: string): string
}

/** Texts from right to left turn the whole poster round. */
function createSide(direction: 'ltr' | 'rtl'): Side {
  const rightToLeft = direction === 'rtl'
  const panel = rightToLeft ? 0 : POSTER.width - PANEL.width
  const column: [number, number] = rightToLeft
    ? [POSTER.width - EDGE - COLUMN, POSTER.width - EDGE]
    : [EDGE, EDGE + COLUMN]
  return {
    panel,
    axis: rightToLeft ? PANEL.width : panel,
    column,
    write({ glyphs, width }, { size: wanted, baseline, after = 0 }, colour) {
      const size = fitting(wanted, width)
      const left = rightToLeft ? column[1] - after - width * size : column[0] + after
      const placed = glyphs.map(({ x, y, scale, d }) => {
        const factor = round(scale * size, 5)
        return `<path transform="translate(${round(left + x * size)} ${round(baseline + y * size)}) scale(${factor} -${factor})" d="${d}"/>`
      })
      return `<g fill="${colour}">${placed.join('')}</g>`
    },
  }
}

/** The ornament: a hairline from the text's edge to the axis, and the mark of the place where it meets it. */
function drawDateline(typesetter: Typesetter, styles: Roles, text: PosterText, side: Side): string {
  const { place, date } = text.dateline
  const { baseline, size } = DATELINE
  const comma = /\p{Script=Arabic}/u.test(date) ? '، ' : /\p{Script=Han}/u.test(date) ? '　' : ', '
  const named = place && typesetter.outline(styles.place, place + comma, text.direction)
  const dated = typesetter.outline(styles.date, date, text.direction)
  const both = fitting(size, (named ? named.width : 0) + dated.width)
  const after = named ? named.width * both : 0
  const rule = baseline - DATELINE.above + 20
  const mark = baseline - size * 0.36
  return [
    rect(side.column[0], rule, COLUMN, 1.5, PALETTE.hairline),
    named ? side.write(named, { size: both, baseline }, PALETTE.ink) : '',
    side.write(dated, { size: both, baseline, after }, PALETTE.inkSoft),
    rect(side.axis - 22, mark - 2.5, 44, 5, PALETTE.accent),
  ].join('')
}

function drawPanel(panel: Panel, side: Side): string {
  if (panel.kind === 'picture') return ''
  const axis = rect(side.axis - 0.75, 0, 1.5, POSTER.height, PALETTE.hairline)
  const inside = panel.kind === 'map' ? drawMap(panel.map) : panel.drawing
  return (
    `<svg x="${side.panel}" y="0" width="${PANEL.width}" height="${PANEL.height}" overflow="hidden">${inside}</svg>` +
    axis
  )
}

function drawMap({ unitsPerPixel: units, width, height, mark, ...paths }: PosterMap): string {
  const left = PANEL.width / 2 - width / units / 2
  const top = PANEL.height / 2 - height / units / 2
  const path = (d: string, style: string) => (d ? `<path d="${d}" ${style}/>` : '')
  const line = (width: number, colour: string) =>
    `fill="none" stroke="${colour}" stroke-width="${round(width * units)}" stroke-linejoin="round"`
  const marked =
    mark?.kind === 'point'
      ? `<circle cx="${mark.x}" cy="${mark.y}" r="${11 * units}" fill="${PALETTE.accent}" stroke="${PALETTE.paper}" stroke-width="${4 * units}"/>`
      : mark
        ? `<circle cx="${mark.x}" cy="${mark.y}" r="${26 * units}" ${line(3, PALETTE.accent)}/>`
        : ''
  return (
    `<g transform="translate(${left} ${top}) scale(${1 / units})">` +
    path(paths.graticule, line(1.2, PALETTE.hairline)) +
    path(paths.country, `fill="${PALETTE.mapCountry}"`) +
    path(paths.borders, `${line(1.3, PALETTE.inkSoft)} stroke-dasharray="${2 * units} ${4.4 * units}"`) +
    path(paths.coast, line(1.7, PALETTE.ink)) +
    path(paths.cross, line(1.8, PALETTE.accent)) +
    `${marked}</g>`
  )
}

/** What stands on one line becomes smaller rather than longer than the column. */
const fitting = (size: number, width: number) => Math.min(size, COLUMN / width)

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${round(y)}" width="${width}" height="${height}" fill="${fill}"/>`

const round = (value: number, digits = 2) => Number(value.toFixed(digits))
