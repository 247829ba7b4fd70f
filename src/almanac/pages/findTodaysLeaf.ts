import { plainText } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import type { Database } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { type Almanac, type AlmanacEntry, entryOfDay } from '../entries/entries.module.ts'
import { beginningOf } from './beginning.rule.ts'
import type { LeafFacts } from './leafFacts.ts'
import { makeLeaf } from './makeLeaf.ts'

/** `beginning`: its first sentences, for where there is less room. */
export type TodaysLeaf = { leaf: LeafFacts; beginning: string; place: AlmanacEntry['place'] }

/** What stands for today on other pages than its own; undefined: nothing is written on today's leaf. */
export async function findTodaysLeaf(
  db: Database,
  { almanac, publication, words }: { almanac: Almanac; publication: Publication; words: Words },
): Promise<TodaysLeaf | undefined> {
  const { day, date } = almanac.today()
  const languages = [words.locale, publication.facts().language]
  const entry = await entryOfDay(db, day, { year: date.year, languages })
  if (!entry) return undefined
  const beginning = beginningOf(plainText(entry.body), entry.language)
  return { leaf: makeLeaf(entry, words), beginning, place: entry.place }
}
