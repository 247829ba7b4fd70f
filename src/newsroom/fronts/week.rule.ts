/** A report with its place, as far as it decides where it stands. */
export type Placed = { teaser: { published: Temporal.Instant } }

/** Newest first, as they are on the map. */
export type Week<Report extends Placed> = { today: Report[]; week: Report[] }

const DAYS = 7
/** More marks than this hide the map under them. */
const MOST = 12

/** Today's reports and those of the six days before, by the publication's calendar; the newest if there are many. */
export function planWeek<Report extends Placed>(
  newest: readonly Report[],
  { today, zone }: { today: Temporal.PlainDate; zone: string },
): Week<Report> {
  const shown = newest.map((report) => {
    const day = report.teaser.published.toZonedDateTimeISO(zone).toPlainDate()
    return { report, ago: day.until(today, { largestUnit: 'day' }).days }
  })
  const recent = shown.filter(({ ago }) => ago < DAYS).slice(0, MOST)
  return {
    today: recent.filter(({ ago }) => ago <= 0).map(({ report }) => report),
    week: recent.filter(({ ago }) => ago > 0).map(({ report }) => report),
  }
}
