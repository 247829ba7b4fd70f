import { countryPageSlug } from '../../publication/places/places.module.ts'
import type { Standing } from './articleWrites.sql.ts'
import type { ArticleChange } from './readArticleChange.ts'

/** Articles of so many numbers stand in one part of the sitemap: a tenth of what the protocol allows. */
export const ADDRESSES_PER_SITEMAP = 5_000

export function changeOf(standing: Standing): ArticleChange {
  const on = (kind: string, names: readonly string[]) => names.map((name) => `${kind} ${name}`)
  return {
    slugs: standing.slugs,
    shelves: [
      'all',
      ...on('section', standing.sections),
      ...on('source', standing.sources),
      ...on('author', standing.authors),
      ...on('tag', standing.tags),
      ...on('place', [...standing.places, ...standing.countries.map(countryPageSlug)]),
      ...on(
        'sitemap',
        standing.ids.map((id) => String(Math.ceil(id / ADDRESSES_PER_SITEMAP))),
      ),
    ],
    countries: standing.countries,
    from: standing.from?.toString() ?? '',
    to: standing.to?.toString() ?? '',
  }
}

/** What touches all that either touches, and at most everything on their shelves between their times. */
export function joinChanges(one: ArticleChange, other: ArticleChange): ArticleChange {
  const all = (names: (change: ArticleChange) => readonly string[]) => [...new Set([...names(one), ...names(other)])]
  const times = [one.from, one.to, other.from, other.to]
    .filter((time) => time !== '')
    .sort((a, b) => Temporal.Instant.compare(a, b))
  return {
    slugs: all(({ slugs }) => slugs),
    shelves: all(({ shelves }) => shelves),
    countries: all(({ countries }) => countries),
    from: times[0] ?? '',
    to: times.at(-1) ?? '',
  }
}

/** As few as can be told in so many bytes each, in their order; undefined stands for one that alone is too much. */
export function packChanges(changes: readonly ArticleChange[], mostBytes: number): (ArticleChange | undefined)[] {
  const fits = (change: ArticleChange) => Buffer.byteLength(JSON.stringify(change)) <= mostBytes
  const packed: (ArticleChange | undefined)[] = []
  for (const change of changes) {
    const last = packed.at(-1)
    const joined = last && joinChanges(last, change)
    if (joined && fits(joined)) packed[packed.length - 1] = joined
    else packed.push(fits(change) ? change : undefined)
  }
  return packed
}
