/** What of an article decides where it stands on a front. `isRecent`: of the week that the front's map shows. */
export type Candidate = { id: number; section: string; hasPicture: boolean; frontLead: boolean; isRecent: boolean }

/**
 * How a section is told: `pair` and `wide` over the whole width, by two pictures or by one; `strong` by one piece with a
 * picture and the others' headlines, `words` by headlines alone, each in half of it.
 */
export type Shape = 'pair' | 'wide' | 'strong' | 'words'

export type Module<Article extends Candidate> = { section: string; items: Article[]; shape: Shape }

export type FrontPlan<Article extends Candidate> = {
  lead: Article | undefined
  second: Article[]
  week: Article[]
  /** Each one section, or two side by side. */
  rows: Module<Article>[][]
}

const SECOND = 3
const WEEK = 10
const PER_SECTION = 3
/** How far down the news an editor's wish for the lead still counts. */
const LEAD_AMONG = 12

/**
 * Arranges the newest articles, newest first, each once: the lead is the one the desk asked for, else the newest with a
 * picture; beside it three from other sections if there are any; then what else the week brought; then each section with
 * what is left of it.
 */
export function planFront<Article extends Candidate>(
  newest: readonly Article[],
  sections: readonly string[],
): FrontPlan<Article> {
  const recent = newest.slice(0, LEAD_AMONG)
  const lead = recent.find((article) => article.frontLead) ?? recent.find((article) => article.hasPicture) ?? newest[0]
  const second = chooseSecond(newest.filter((article) => article !== lead))
  const above = new Set(lead ? [lead, ...second] : second)
  const below = newest.filter((article) => !above.has(article))
  const week = below.filter(({ isRecent }) => isRecent).slice(0, WEEK)
  const shown = new Set(week)
  const left = sections
    .map((section) => ({
      section,
      items: below.filter((article) => article.section === section && !shown.has(article)).slice(0, PER_SECTION),
    }))
    .filter(({ items }) => items.length > 0)
  return { lead, second, week, rows: arrange(left) }
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

type Section<Article> = { section: string; items: Article[] }

/** Two by two, in the publisher's order; of an odd number the one with the most pictures has a row of its own. */
function arrange<Article extends Candidate>(sections: readonly Section<Article>[]): Module<Article>[][] {
  const alone = sections.length % 2 === 1 ? findAlone(sections) : undefined
  const rows: Module<Article>[][] = []
  let before: Shape | undefined
  for (let at = 0; at < sections.length; ) {
    const one = sections[at] as Section<Article>
    const other = sections[at + 1]
    if (one === alone || !other) {
      rows.push([{ ...one, shape: wideShape(one) }])
      at += 1
      continue
    }
    // Below a picture stand words, below words a picture, where there is one.
    const isStrong = picturesOf(one) > 0 && (before !== 'strong' || picturesOf(other) === 0)
    const [left, right] = [
      isStrong ? 'strong' : 'words',
      !isStrong && picturesOf(other) > 0 ? 'strong' : 'words',
    ] as const
    rows.push([
      { ...one, shape: left },
      { ...other, shape: right },
    ])
    before = left
    at += 2
  }
  return rows
}

const picturesOf = ({ items }: Section<Candidate>) => items.filter(({ hasPicture }) => hasPicture).length

/** Only at an even place are all others two by two. */
function findAlone<Article extends Candidate>(sections: readonly Section<Article>[]): Section<Article> | undefined {
  const middle = (sections.length - 1) / 2
  return sections
    .map((section, place) => ({ section, place }))
    .filter(({ place }) => place % 2 === 0)
    .toSorted(
      (a, b) =>
        picturesOf(b.section) - picturesOf(a.section) || Math.abs(a.place - middle) - Math.abs(b.place - middle),
    )[0]?.section
}

function wideShape(section: Section<Candidate>): Shape {
  const pictures = picturesOf(section)
  return pictures > 1 ? 'pair' : pictures === 1 ? 'wide' : 'words'
}
