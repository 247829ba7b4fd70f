import { entryOfDay, pathOfDay } from '../../almanac/entries/entries.module.ts'
import { blockText } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'

/** The leaf of a day, as letters show it. */
export async function almanacInLetters(db: Database, date: Temporal.PlainDate, language: string) {
  const { year, month, day } = date
  const entry = await entryOfDay(db, { month, day }, { year, languages: [language] })
  if (!entry) return undefined
  const { place, sources } = entry
  const [source] = sources
  return {
    day: date.toString().slice(-5),
    year: entry.year,
    headline: entry.headline,
    paragraphs: entry.body.content.map(blockText).filter(Boolean),
    language: entry.language,
    ...(place && { place: { country: place.country, ...(place.city && { city: place.city }) } }),
    ...(source && { source }),
    path: pathOfDay(entry),
  }
}
