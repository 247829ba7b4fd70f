import type { FoundDocument } from './search.sql.ts'

/** Found where everybody looks first; in an article that is about it; somewhere. */
export type Tiers = {
  heads: readonly FoundDocument[]
  about: readonly FoundDocument[]
  anywhere: readonly FoundDocument[]
}

/** A group by the document that was found first. */
export type RankedGroup = { id: number; groupId: number; published: Temporal.Instant; score: number }

const YEAR_MS = 365.25 * 24 * 3_600_000

/**
 * Groups, best first, each once: by where the words stand, and among equals by time. Being new counts for as much as
 * half a headline at most: who looks for the first report finds it before the last mention.
 */
export function rankGroups({ heads, about, anywhere }: Tiers, most: number, now: Temporal.Instant): RankedGroup[] {
  const scores = new Map<number, FoundDocument & { score: number }>()
  const add = (document: FoundDocument, by: number) => {
    const known = scores.get(document.id) ?? { ...document, score: recency(document.published, now) }
    known.score += by
    scores.set(document.id, known)
  }
  for (const document of anywhere) add(document, 0)
  for (const document of about) add(document, 2)
  for (const document of heads) add(document, 2 + 4 * document.rank)
  const ofGroup = new Map<number, RankedGroup>()
  for (const { id, groupId, published, score } of scores.values()) {
    const known = ofGroup.get(groupId)
    if (!known || known.score < score || (known.score === score && known.id > id))
      ofGroup.set(groupId, { id, groupId, published, score })
  }
  return [...ofGroup.values()]
    .sort((a, b) => b.score - a.score || Temporal.Instant.compare(b.published, a.published) || b.id - a.id)
    .slice(0, most)
}

const recency = (published: Temporal.Instant, now: Temporal.Instant): number =>
  1 / (1 + Math.max(0, now.epochMilliseconds - published.epochMilliseconds) / YEAR_MS)
