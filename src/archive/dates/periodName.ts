import type { Words } from '../../design/words/words.ts'
import type { ArchivePeriod } from './period.rule.ts'

/** 2026, March 2026, March 5, 2026. */
export function periodName(words: Words, { unit, first }: ArchivePeriod): string {
  return words.day(first, unit === 'year' ? 'year' : unit === 'month' ? 'monthYear' : 'long')
}
