/** What of an article says what it is about and where. `tags` by their addresses, `countries` by their codes. */
export type Kin = {
  groupId: number
  section: string
  tags: readonly string[]
  countries: readonly string[]
  /** Somebody paid for it: it stands among the newest, and nothing leads on to it. */
  isPaid?: boolean
}

export type ReadNextPlan<Article extends Kin> = {
  /** The same subject or the same place. */
  readOn: Article[]
  /** The same subject in other countries. */
  elsewhere: Article[]
  latest: Article[]
}

export type HowMany = { readOn: number; elsewhere: number; latest: number }

/**
 * What stands around an article, each once and never the article itself: beside it others of its subject from other
 * countries, below it those that share most of its subject and its place, then the newest. Where few share anything the
 * newest fill up, so that there is always something to go on to. `newest` come newest first.
 */
export function planReadNext<Article extends Kin>(
  article: Kin,
  newest: readonly Article[],
  most: HowMany,
): ReadNextPlan<Article> {
  const others = newest.filter(({ groupId }) => groupId !== article.groupId)
  const here = new Set(article.countries)
  const isElsewhere = ({ countries }: Kin) => countries.length > 0 && !countries.some((country) => here.has(country))
  const elsewhere = nearest(
    others.filter((other) => !other.isPaid && isElsewhere(other)),
    (other) => subjectShared(article, other),
    most.elsewhere,
  )
  const below = others.filter((other) => !elsewhere.includes(other))
  const own = below.filter(({ isPaid }) => !isPaid)
  const readOn = nearest(own, (other) => subjectShared(article, other) + placeShared(article, other), most.readOn)
  const latest = below.filter((other) => !readOn.includes(other)).slice(0, most.latest)
  return { readOn, elsewhere, latest }
}

/** Those that share most first; of equals the newest. */
function nearest<Article>(from: readonly Article[], shared: (article: Article) => number, most: number): Article[] {
  return from
    .map((article) => ({ article, shares: shared(article) }))
    .toSorted((a, b) => b.shares - a.shares)
    .slice(0, most)
    .map(({ article }) => article)
}

/** A section is broad: one tag in common says more than it. */
function subjectShared(one: Kin, other: Kin): number {
  const tags = one.tags.filter((tag) => other.tags.includes(tag)).length
  return tags * 2 + (one.section === other.section ? 1 : 0)
}

function placeShared(one: Kin, other: Kin): number {
  return one.countries.some((country) => other.countries.includes(country)) ? 3 : 0
}
