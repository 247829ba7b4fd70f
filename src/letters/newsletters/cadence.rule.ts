import type { Words } from '../../design/words/words.ts'
import type { Newsletter } from './newsletter.ts'

/** A Monday, in UTC. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 24 * 3_600_000

/** When a newsletter comes, in words: those that somebody typed, else in these. */
export function sayCadence(
  newsletter: Pick<Newsletter, 'cadence' | 'every' | 'weekday' | 'hour' | 'atReadersHour'>,
  words: Words,
): string {
  if (newsletter.cadence !== '') return newsletter.cadence
  const said = inWords(newsletter, words)
  return newsletter.atReadersHour ? words.t('letters.atYourHour', { cadence: said }) : said
}

function inWords({ every, weekday = 1, hour }: Pick<Newsletter, 'every' | 'weekday' | 'hour'>, words: Words): string {
  const part = partOfDay(hour)
  switch (every) {
    case 'daily':
      return words.t('letters.daily', { part })
    case 'weekdays':
      return words.t('letters.weekdays', { part })
    case 'weekly': {
      const day = new Intl.DateTimeFormat(words.locale, { weekday: 'long', timeZone: 'UTC' })
      return words.t('letters.weekly', { part, day: day.format(MONDAY + (weekday - 1) * DAY_MS) })
    }
  }
}

/** What one calls the hour. */
function partOfDay(hour: string): 'morning' | 'noon' | 'afternoon' | 'evening' {
  if (hour >= '04:00' && hour < '11:30') return 'morning'
  if (hour >= '11:30' && hour < '13:00') return 'noon'
  return hour >= '13:00' && hour < '18:00' ? 'afternoon' : 'evening'
}
