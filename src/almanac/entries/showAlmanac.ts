import { plainText } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { dateOfEntry } from './dateOfEntry.rule.ts'
import { listEntriesOfDay } from './entries.sql.ts'
import type { AlmanacEntry, MonthDay } from './entry.ts'
import { chooseLead } from './lead.rule.ts'
import { pathOfDay } from './monthDay.rule.ts'

export type ShownEntry = {
  id: number
  key: string
  /** `1895-12-28` */
  date: string
  headline: string
  text: string
  language: string
  place: { country: string; city: string | null } | undefined
  sources: AlmanacEntry['sources']
  articles: readonly string[]
  review: AlmanacEntry['review']
  /** Stands for its day this year. */
  isLead: boolean
}

/** A day's entries as they are kept, checked or not, the latest year first. */
export async function showAlmanac(
  db: Database,
  day: MonthDay,
  page: { year: number; languages: readonly string[] },
): Promise<{ path: string; entries: ShownEntry[] }> {
  const entries = await listEntriesOfDay(db, day)
  const lead = chooseLead(
    entries.filter(({ review }) => review === 'checked'),
    page,
  )
  return { path: pathOfDay(day), entries: entries.map((entry) => ({ ...shown(entry), isLead: entry === lead })) }
}

function shown(entry: AlmanacEntry): Omit<ShownEntry, 'isLead'> {
  const { id, key, headline, language, place, sources, articles, review } = entry
  return {
    id,
    key,
    date: dateOfEntry(entry),
    headline,
    text: plainText(entry.body),
    language,
    place: place && { country: place.country, city: place.city },
    sources,
    articles,
    review,
  }
}
