import { entryOfDay } from '../../almanac/entries/entries.module.ts'
import { blockText } from '../../articles/store/store.module.ts'
import type { AlmanacPart } from '../book/book.module.ts'
import type { BindingDeps } from './binding.ts'
import { placeInBook } from './placeInBook.ts'

/** While an issue is the newest: its own day and the six after it. */
const DAYS = 7

/** What happened on the days of an issue's week, a leaf for each; undefined: the almanac has none of them. */
export async function bindAlmanac(
  deps: BindingDeps,
  first: Temporal.PlainDate,
  slugFor: (wish: string) => string,
): Promise<AlmanacPart | undefined> {
  const { language } = deps.publication.facts()
  const entries: AlmanacPart['entries'][number][] = []
  for (let ahead = 0; ahead < DAYS; ahead++) {
    const date = first.add({ days: ahead })
    const entry = await entryOfDay(deps.db, date, { year: date.year, languages: [language] })
    if (!entry) continue
    entries.push({
      day: date.toString(),
      year: entry.year,
      title: entry.headline,
      text: entry.body.content.map(blockText).filter(Boolean).join('\n'),
      ...(entry.place && { place: placeInBook(deps, entry.place) }),
      source: entry.sources.map(({ name }) => name).join(', '),
      language: entry.language,
    })
  }
  if (entries.length === 0) return undefined
  const title = deps.languages.speak(language).t('book.almanac')
  return { kind: 'almanac', slug: slugFor('almanac'), title, entries }
}
