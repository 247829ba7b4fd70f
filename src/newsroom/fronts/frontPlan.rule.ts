/** What of an article decides where it stands on a front. */
export type Candidate = { id: number; section: string; hasPicture: boolean; frontLead: boolean }

export type FrontPlan<Article extends Candidate> = {
  lead: Article | undefined
  second: Article[]
  sections: { section: string; items: Article[] }[]
  latest: Article[]
}

const SECOND_ROW = 3
const LATEST = 8
const PER_SECTION = 5
/** How far down the news an editor's wish for the lead still counts. */
const LEAD_AMONG = 12

/**
 * Arranges the newest articles, newest first: the lead is the one the desk asked for, else the newest with a picture;
 * then three from other sections if there are any; then each section's own, without what already stands above; The
 * Latest repeats nothing of the first screen.
 */
export function planFront<Article extends Candidate>(
  newest: readonly Article[],
  sections: readonly string[],
): FrontPlan<Article> {
  const recent = newest.slice(0, LEAD_AMONG)
  const lead = recent.find((article) => article.frontLead) ?? recent.find((article) => article.hasPicture) ?? newest[0]
  const second = chooseSecondRow(newest.filter((article) => article !== lead))
  const above = new Set(lead ? [lead, ...second] : second)
  const below = newest.filter((article) => !above.has(article))
  return {
    lead,
    second,
    latest: below.slice(0, LATEST),
    sections: sections
      .map((section) => ({
        section,
        items: below.filter((article) => article.section === section).slice(0, PER_SECTION),
      }))
      .filter(({ items }) => items.length > 0),
  }
}

/** One per section first, so that the first screen shows the breadth of the publication. */
function chooseSecondRow<Article extends Candidate>(candidates: readonly Article[]): Article[] {
  const seen = new Set<string>()
  const oneEach = candidates.filter((article) => {
    if (seen.has(article.section)) return false
    seen.add(article.section)
    return true
  })
  const chosen = oneEach.slice(0, SECOND_ROW)
  for (const article of candidates) {
    if (chosen.length >= SECOND_ROW) break
    if (!chosen.includes(article)) chosen.push(article)
  }
  return chosen
}
