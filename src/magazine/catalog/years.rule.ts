/** As many as fit into one feed without keeping a slow machine; of more there is a feed for each year. */
const MOST_AT_ONCE = 60

export type YearPage<Issue> = {
  issues: readonly Issue[]
  /** undefined: all stand in one. */
  year: number | undefined
  /** The years of the feeds around it, and of the first and the last. */
  newer: number | undefined
  older: number | undefined
}

const yearOf = ({ date }: { date: string }) => Number(date.slice(0, 4))

/** The issues of a year, or the newest; newest first. undefined: there is no such feed. */
export function pageOfYear<Issue extends { date: string }>(
  issues: readonly Issue[],
  asked: number | undefined,
  most = MOST_AT_ONCE,
): YearPage<Issue> | undefined {
  if (issues.length <= most) {
    return asked === undefined ? { issues, year: undefined, newer: undefined, older: undefined } : undefined
  }
  const years = [...new Set(issues.map(yearOf))].sort((a, b) => b - a)
  const at = asked === undefined ? 0 : years.indexOf(asked)
  const year = years[at]
  if (year === undefined) return undefined
  return { issues: issues.filter((issue) => yearOf(issue) === year), year, newer: years[at - 1], older: years[at + 1] }
}
