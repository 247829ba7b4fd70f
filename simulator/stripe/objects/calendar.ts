export type Interval = 'day' | 'week' | 'month' | 'year'

/**
 * The first boundary after `after` on the grid that the anchor spans. Counted from the anchor, not from the
 * previous boundary, so that a subscription anchored on the 31st returns to the 31st after February.
 */
export function nextBoundary(anchor: number, after: number, interval: Interval, count: number): number {
  let step = Math.max(0, Math.floor((after - anchor) / longestSeconds(interval, count)))
  while (boundary(anchor, step, interval, count) <= after) step += 1
  return boundary(anchor, step, interval, count)
}

function boundary(anchor: number, step: number, interval: Interval, count: number): number {
  const start = Temporal.Instant.fromEpochMilliseconds(anchor * 1000).toZonedDateTimeISO('UTC')
  const amount = step * count
  const moved = start.add(
    interval === 'day'
      ? { days: amount }
      : interval === 'week'
        ? { weeks: amount }
        : interval === 'month'
          ? { months: amount }
          : { years: amount },
  )
  return Math.floor(moved.epochMilliseconds / 1000)
}

const DAY = 86_400

function longestSeconds(interval: Interval, count: number): number {
  const days = { day: 1, week: 7, month: 31, year: 366 }[interval]
  return days * DAY * count
}

export function daysLater(seconds: number, days: number): number {
  return seconds + days * DAY
}

export function dateInWords(seconds: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000)
}

/** Stripe counts money in the currency's smallest unit; how many of them make one is the currency's own fact. */
export function moneyInWords(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}
