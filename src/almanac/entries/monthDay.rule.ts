import type { MonthDay } from './entry.ts'

/** In addresses months have their English names, whatever the language of the page. */
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** All 366, from 1 January on. */
export const ALL_DAYS: readonly MonthDay[] = LENGTHS.flatMap((length, at) =>
  Array.from({ length }, (_, day) => ({ month: at + 1, day: day + 1 })),
)

export function isMonthDay({ month, day }: MonthDay): boolean {
  return Number.isInteger(month) && Number.isInteger(day) && day >= 1 && day <= (LENGTHS[month - 1] ?? 0)
}

/** `12-28`: how versions and commands write a day. */
export function codeOf({ month, day }: MonthDay): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `december-28` */
export function slugOfDay({ month, day }: MonthDay): string {
  return `${MONTHS[month - 1]}-${day}`
}

export const ALMANAC_PATH = '/this-happened'

/** Where a day's page stands. */
export function pathOfDay(day: MonthDay): string {
  return `${ALMANAC_PATH}/${slugOfDay(day)}`
}

/** Where a century's entries are listed: 19 begins in 1801. */
export function pathOfCentury(century: number): string {
  return `${ALMANAC_PATH}/century/${century}`
}

/** `isForm`: written in the one form that addresses have. */
export type ReadDay = { day: MonthDay; isForm: boolean }

/** `december-28`, and what else says it: `December-28`, `december-07`, `12-28`. Undefined: no day of any year. */
export function readDay(text: string): ReadDay | undefined {
  const [, name = '', number = ''] = /^([a-z]+|\d{1,2})-(\d{1,2})$/i.exec(text) ?? []
  const month = /^\d/.test(name) ? Number(name) : MONTHS.indexOf(name.toLowerCase()) + 1
  const day = { month, day: Number(number) }
  return isMonthDay(day) ? { day, isForm: text === slugOfDay(day) } : undefined
}

/** The leaf before and the one after: the year goes round, and 29 February is always there. */
export function neighborsOf(day: MonthDay): { previous: MonthDay; next: MonthDay } {
  const at = ALL_DAYS.findIndex((one) => one.month === day.month && one.day === day.day)
  const of = (position: number) => ALL_DAYS[(position + ALL_DAYS.length) % ALL_DAYS.length] as MonthDay
  return { previous: of(at - 1), next: of(at + 1) }
}
