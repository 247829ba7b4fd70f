import type { DatabaseTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { MonthDay } from './entry.ts'
import { codeOf } from './monthDay.rule.ts'

/** Payload: the days whose entries have changed, `02-29 12-28`. All 366 are 2,200 bytes; PostgreSQL takes 8,000. */
export const ALMANAC_CHANNEL = 'almanac'

/** Tells every process which days have changed, when the transaction commits. */
export async function announceEntries(tx: DatabaseTransaction, days: readonly MonthDay[]): Promise<void> {
  const codes = new Set(days.map(codeOf))
  if (codes.size > 0) await announce(tx, ALMANAC_CHANNEL, [...codes].join(' '))
}
