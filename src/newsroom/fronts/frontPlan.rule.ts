/**
 * What of an article decides where it stands on a front. `isRecent`: of the week that the front's map shows; `isOwn`: in
 * the language of the page.
 */
export type Candidate = {
  id: number
  section: string
  hasPicture: boolean
  frontLead: boolean
  isRecent: boolean
  isOwn: boolean
  hasQuote: boolean
  hasFigure: boolean
}

export type Section<Article> = { section: string; items: Article[] }

/**
 * `halves`: two sections side by side, told differently; `columns`: two or three by their headlines; `pair`: one by two pictures;
 * `wide`: one by a large picture; `large`: one by large headlines alone; `lines`: one by small ones.
 */
export type Shape = 'halves' | 'columns' | 'pair' | 'wide' | 'large' | 'lines'

/** A row of sections, or between them one article by a sentence of it or by a figure; at the end the day's leaf. */
export type Row<Article> =
  | { shape: Shape; sections: Section<Article>[] }
  | { shape: 'quote' | 'figure'; article: Article }
  | { shape: 'leaf' }

export type FrontPlan<Article extends Candidate> = {
  lead: Article | undefined
  second: Article[]
  week: Article[]
  rows: Row<Article>[]
}

const SECOND = 3
const WEEK = 8
/** How far down the news an editor's wish for the lead still counts. */
const LEAD_AMONG = 12

/** How many sections a row takes at most, and how many articles each has room for. */
const ROOM: Record<Shape, { sections: number; items: number }> = {
  halves: { sections: 2, items: 3 },
  columns: { sections: 3, items: 2 },
  pair: { sections: 1, items: 2 },
  wide: { sections: 1, items: 3 },
  large: { sections: 1, items: 3 },
  lines: { sections: 1, items: 3 },
}

/** The order in which shapes have their turn; whichever its material allows is taken. */
const TURNS: readonly (Shape | 'quote' | 'figure')[] = [
  'halves',
  'quote',
  'pair',
  'figure',
  'columns',
  'wide',
  'large',
  'lines',
]

/**
 * Arranges the newest articles, newest first, each once: the lead is the one the desk asked for, else the newest with a
 * picture, and in the page's language where there is one; beside it three from other sections if there are any; then what
 * else the week brought; then each section with what is left of it, and no row like the one above it. The page ends with
 * the almanac's leaf of the day, where it has one.
 */
export function planFront<Article extends Candidate>(
  newest: readonly Article[],
  sections: readonly string[],
  { hasLeaf = false }: { hasLeaf?: boolean } = {},
): FrontPlan<Article> {
  const lead = chooseLead(newest)
  const second = chooseSecond(newest.filter((article) => article !== lead))
  const above = new Set(lead ? [lead, ...second] : second)
  const below = newest.filter((article) => !above.has(article))
  const week = below.filter(({ isRecent }) => isRecent).slice(0, WEEK)
  const left = below.filter((article) => !week.includes(article) && sections.includes(article.section))
  const quote = left.find(({ hasQuote }) => hasQuote)
  const figure = left.find((article) => article.hasFigure && article !== quote)
  const rows = arrange(left, sections, { quote, figure })
  return { lead, second, week, rows: hasLeaf ? [...rows, { shape: 'leaf' }] : rows }
}

function chooseLead<Article extends Candidate>(newest: readonly Article[]): Article | undefined {
  const own = newest.filter(({ isOwn }) => isOwn)
  const recent = newest.slice(0, LEAD_AMONG)
  // A page in another language than the publication's has few of its own: the newest of those, however old it is.
  if (own.length > 0 && own.length < newest.length) return own.find(({ hasPicture }) => hasPicture) ?? own[0]
  return recent.find(({ frontLead }) => frontLead) ?? recent.find(({ hasPicture }) => hasPicture) ?? newest[0]
}

/** One per section first, so that the first screen shows the breadth of the publication. */
function chooseSecond<Article extends Candidate>(candidates: readonly Article[]): Article[] {
  const seen = new Set<string>()
  const oneEach = candidates.filter((article) => {
    if (seen.has(article.section)) return false
    seen.add(article.section)
    return true
  })
  const chosen = oneEach.slice(0, SECOND)
  for (const article of candidates) {
    if (chosen.length >= SECOND) break
    if (!chosen.includes(article)) chosen.push(article)
  }
  return chosen
}

type Between<Article> = { quote: Article | undefined; figure: Article | undefined }

/** In the publisher's order of sections. What finds no turn between them goes back to its section. */
function arrange<Article extends Candidate>(
  left: readonly Article[],
  sections: readonly string[],
  between: Between<Article>,
): Row<Article>[] {
  const { quote, figure } = between
  const waiting = sections
    .map((section) => ({
      section,
      items: left.filter((article) => article.section === section && article !== quote && article !== figure),
    }))
    .filter(({ items }) => items.length > 0)
  const rows: Row<Article>[] = []
  let turn = 0
  while (waiting.length > 0) {
    const order = [...TURNS.slice(turn), ...TURNS.slice(0, turn)]
    // Of many sections with one headline each, columns would stand below columns.
    const shape = order.find((one) => one !== rows.at(-1)?.shape && suits(one, waiting, between, rows)) ?? 'halves'
    turn = (TURNS.indexOf(shape) + 1) % TURNS.length
    if (shape === 'quote' || shape === 'figure') {
      rows.push({ shape, article: between[shape] as Article })
      continue
    }
    const room = ROOM[shape]
    const taken = waiting.splice(0, room.sections)
    rows.push({ shape, sections: taken.map(({ section, items }) => ({ section, items: fit(shape, items) })) })
  }
  const hasTurn = (shape: 'quote' | 'figure') => between[shape] === undefined || rows.some((row) => row.shape === shape)
  if (!hasTurn('quote')) return arrange(left, sections, { quote: undefined, figure })
  if (!hasTurn('figure')) return arrange(left, sections, { quote, figure: undefined })
  return rows
}

function suits<Article extends Candidate>(
  shape: Shape | 'quote' | 'figure',
  [first, second]: readonly Section<Article>[],
  between: Between<Article>,
  rows: readonly Row<Article>[],
): boolean {
  switch (shape) {
    case 'quote':
    case 'figure':
      // Between what it parts, and once.
      return between[shape] !== undefined && rows.length > 0 && !rows.some((row) => row.shape === shape)
    case 'halves':
      return first !== undefined && second !== undefined && picturesOf(first) + picturesOf(second) > 0
    case 'columns':
      return second !== undefined
    case 'pair':
      return first !== undefined && picturesOf(first) > 1
    case 'wide':
      return first !== undefined && picturesOf(first) > 0
    case 'large':
      return first !== undefined && first.items.length > 1
    case 'lines':
      return second === undefined
  }
}

const picturesOf = ({ items }: Section<Candidate>) => items.filter(({ hasPicture }) => hasPicture).length

/** As many as there is room for, newest first; a shape of pictures begins with those that have one. */
function fit<Article extends Candidate>(shape: Shape, items: readonly Article[]): Article[] {
  const { items: room } = ROOM[shape]
  if (shape === 'pair') return items.filter(({ hasPicture }) => hasPicture).slice(0, room)
  const newest = items.slice(0, room)
  const pictured = items.find(({ hasPicture }) => hasPicture)
  if (shape !== 'wide' || !pictured || newest.includes(pictured)) return newest
  return [...newest.slice(0, -1), pictured]
}
