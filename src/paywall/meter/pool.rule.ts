import { isSlug } from '../../publication/facts/facts.module.ts'

/** Which articles a pool is for. A country is the one an article reports from, as its ISO code in capitals. */
export type PoolMatch = { by: 'section' | 'tag' | 'country'; value: string }

/**
 * How many articles of a pool may be opened in each window: a number of its own (0 makes it for subscribers), any
 * number, or out of the site's own allowance.
 */
export type PoolAllowance = number | 'unlimited' | 'share'

/** `id` stands in the pass and with each read, so that a read goes on counting where it was counted. */
export type Pool = { id: number; name: string; match: PoolMatch; allowance: PoolAllowance; order: number }

/** What of an article says which pool it is in. */
export type Pooled = {
  section: { slug: string }
  tags: readonly string[]
  places: readonly { country: string }[]
}

/** The first pool, in the publisher's order, that the article is in. `pools` are sorted by that order. */
export function poolOf(article: Pooled, pools: readonly Pool[]): Pool | undefined {
  return pools.find(({ match }) => isIn(article, match))
}

function isIn(article: Pooled, { by, value }: PoolMatch): boolean {
  switch (by) {
    case 'section':
      return article.section.slug === value
    case 'tag':
      return article.tags.includes(value)
    case 'country':
      return article.places.some((place) => place.country === value)
  }
}

/** `section:opinion`, `tag:sea-level`, `country:FR`; undefined where it is none of these. */
export function parseMatch(text: string): PoolMatch | undefined {
  const match = /^(section|tag):(.+)$/.exec(text)
  if (match && isSlug(match[2] as string)) return { by: match[1] as 'section' | 'tag', value: match[2] as string }
  const country = /^country:([A-Za-z]{2})$/.exec(text)
  return country ? { by: 'country', value: (country[1] as string).toUpperCase() } : undefined
}

export const matchInText = ({ by, value }: PoolMatch): string => `${by}:${value}`

/** `0`, `12`, `unlimited`, `share`; `most` is what a pass can hold. */
export function parsePoolAllowance(text: string, most: number): PoolAllowance | undefined {
  if (text === 'unlimited' || text === 'share') return text
  return /^\d{1,3}$/.test(text) && Number(text) <= most ? Number(text) : undefined
}
