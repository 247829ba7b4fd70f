/** What a proposal knows of an article that was published since the last issue. */
export type Candidate = {
  groupId: number
  language: string
  section: string
  /** ISO 3166; undefined: it is from nowhere. */
  country: string | undefined
  words: number
  /** It was wanted as the front's lead. */
  isLead: boolean
  published: Temporal.Instant
}

export type Proposal = { pieces: Candidate[]; world: Candidate[] }

/** More sentences make no spread. */
const MOST_OF_WORLD = 12
/** What being the front's lead, and being read most, are worth beside being long (which is worth one at most). */
const LEAD = 3
const READ = 2
/** What makes a report long enough to be worth its page. */
const FULL_LENGTH = 1_200
/** So much less is worth what is from a country that stands in the issue already. */
const SAME_COUNTRY = 0.75

/**
 * An issue from what there is: each section has its share of the pieces, at least one; within it come first what was lead,
 * what was read most and what is long, and then what is from elsewhere. The rest is “The week in the world”.
 *
 * `read`: article groups, the most read first. `sections`: in the publication's order.
 */
export function propose(
  candidates: readonly Candidate[],
  { read, sections, most }: { read: readonly number[]; sections: readonly string[]; most: number },
): Proposal {
  const worth = (candidate: Candidate) => worthOf(candidate, read)
  const ranked = [...candidates].sort((a, b) => worth(b) - worth(a) || a.groupId - b.groupId)
  const order = sectionsInOrder(ranked, sections)
  const shares = shareOut(
    order.map((section) => ranked.filter((candidate) => candidate.section === section).length),
    most,
  )
  const countries = new Map<string, number>()
  const pieces: Candidate[] = []
  for (const [at, section] of order.entries()) {
    const left = ranked.filter((candidate) => candidate.section === section)
    for (let taken = 0; taken < (shares[at] ?? 0); taken++) {
      const spread = (candidate: Candidate) =>
        worth(candidate) - SAME_COUNTRY * (countries.get(candidate.country ?? '') ?? 0)
      const best = left.reduce((a, b) => (spread(b) > spread(a) ? b : a))
      left.splice(left.indexOf(best), 1)
      pieces.push(best)
      if (best.country !== undefined) countries.set(best.country, (countries.get(best.country) ?? 0) + 1)
    }
  }
  const chosen = new Set(pieces)
  const world = ranked.filter((candidate) => !chosen.has(candidate)).slice(0, MOST_OF_WORLD)
  return { pieces, world }
}

function worthOf({ groupId, isLead, words }: Candidate, read: readonly number[]): number {
  const rank = read.indexOf(groupId)
  const reads = rank === -1 ? 0 : READ * (1 - rank / read.length)
  return (isLead ? LEAD : 0) + reads + Math.min(1, words / FULL_LENGTH)
}

/** The publication's order; sections that are not in it come behind, the worthiest first. */
function sectionsInOrder(ranked: readonly Candidate[], sections: readonly string[]): string[] {
  const there = new Set(ranked.map(({ section }) => section))
  return [
    ...sections.filter((section) => there.has(section)),
    ...[...there].filter((section) => !sections.includes(section)),
  ]
}

/**
 * How many of `most` pieces each section has: one for as many as there is room for, the rest by how much there is of each
 * (by largest remainders, the earlier section first).
 */
function shareOut(counts: readonly number[], most: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total <= most) return [...counts]
  const shares: number[] = counts.map((count, at) => (at < most && count > 0 ? 1 : 0))
  let left = most - shares.reduce((sum, share) => sum + share, 0)
  while (left > 0) {
    const lacking = counts.map((count, at) => {
      const share = shares[at] ?? 0
      return share < count ? (count * most) / total - share : Number.NEGATIVE_INFINITY
    })
    const next = lacking.indexOf(Math.max(...lacking))
    shares[next] = (shares[next] ?? 0) + 1
    left--
  }
  return shares
}
