import { plainText } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { dateOfEntry } from './dateOfEntry.rule.ts'
import { listAllEntries } from './entries.sql.ts'
import { ALL_DAYS, codeOf } from './monthDay.rule.ts'
import { findDoubles } from './sameEntry.rule.ts'

export type AlmanacGaps = {
  entries: number
  countries: number
  /** `02-29`: days for which there is nothing. */
  empty: string[]
  /** Days that have entries, of which nobody has checked one: their pages show nothing. */
  unchecked: string[]
  /** Two that tell the same. */
  doubles: { one: Double; other: Double }[]
}
type Double = { id: number; date: string; headline: string }

/** What is missing in the almanac, and what is told twice. */
export async function findGaps(db: Database): Promise<AlmanacGaps> {
  const entries = await listAllEntries(db)
  const byDay = Map.groupBy(entries, codeOf)
  const told = entries.map((entry) => ({ ...entry, text: `${entry.headline}\n${plainText(entry.body)}` }))
  const named = (entry: (typeof told)[number]): Double => ({
    id: entry.id,
    date: dateOfEntry(entry),
    headline: entry.headline,
  })
  return {
    entries: entries.length,
    countries: new Set(entries.flatMap(({ place }) => place?.country ?? [])).size,
    empty: ALL_DAYS.map(codeOf).filter((code) => !byDay.has(code)),
    unchecked: [...byDay].flatMap(([code, some]) => (some.some(({ review }) => review === 'checked') ? [] : [code])),
    doubles: findDoubles(told).map(([one, other]) => ({ one: named(one), other: named(other) })),
  }
}
