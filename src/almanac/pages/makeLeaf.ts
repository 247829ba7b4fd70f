import { type ArticleRecord, articlePath, plainHeadline, renderDocument } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import type { AlmanacEntry } from '../entries/entries.module.ts'
import type { LeafFacts } from './leafFacts.ts'

/** An entry as pages in the language of these words show it, with those of its articles that are published. */
export function makeLeaf(entry: AlmanacEntry, words: Words, articles: readonly ArticleRecord[] = []): LeafFacts {
  const { id, year, month, day, headline, language, place, sources } = entry
  const reports = entry.articles.flatMap((slug) => articles.find((article) => article.slug === slug) ?? [])
  return {
    id,
    year,
    month,
    day,
    headline,
    language,
    sources,
    text: renderDocument(entry.body, {
      pictures: new Map(),
      box: { newsletterBox: () => undefined },
      related: () => undefined,
      words,
    }),
    place: place && {
      country: place.country,
      city: place.city,
      url: pagePath('place', place.slug),
    },
    reports: reports.map((article) => ({
      name: plainHeadline(article.headline),
      url: articlePath({ section: article.section.slug, slug: article.slug }),
      language: article.language,
    })),
  }
}
