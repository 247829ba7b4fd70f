export type { Almanac, Today } from './almanac.ts'
export { byCentury, yearsOf } from './century.rule.ts'
export { createAlmanac } from './createAlmanac.ts'
export { dateOfEntry } from './dateOfEntry.rule.ts'
export { dayOf } from './dayOf.rule.ts'
export {
  hasEntriesFrom,
  listEntriesFrom,
  listEntriesOfDay,
  listEntriesOfYears,
} from './entries.sql.ts'
export type { AlmanacEntry, EntryDraft, EntrySource, MonthDay, Review } from './entry.ts'
export { EntryLines } from './entryLines.view.tsx'
export { entryOfDay } from './entryOfDay.ts'
export { type AlmanacGaps, findGaps } from './findGaps.ts'
export { type EntriesReport, type EntryRemark, importEntries } from './importEntries.ts'
export { chooseLead } from './lead.rule.ts'
export { ALMANAC_PATH, neighborsOf, pathOfCentury, pathOfDay, readDay, slugOfDay } from './monthDay.rule.ts'
export { readEntriesFile } from './readEntriesFile.ts'
export { saveEntries } from './saveEntries.ts'
export { setReview } from './setReview.ts'
export { type ShownEntry, showAlmanac } from './showAlmanac.ts'
