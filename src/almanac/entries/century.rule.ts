/** 1900 is the last year of the 19th century, and 2000 of the 20th. */
export function centuryOf(year: number): number {
  return Math.ceil(year / 100)
}

/** Its first and its last year. */
export function yearsOf(century: number): { from: number; to: number } {
  return { from: (century - 1) * 100 + 1, to: century * 100 }
}

/** The latest century first, and in it the latest year. */
export function byCentury<Entry extends { year: number }>(
  entries: readonly Entry[],
): { century: number; entries: Entry[] }[] {
  const centuries = new Map<number, Entry[]>()
  for (const entry of entries.toSorted((one, other) => other.year - one.year)) {
    const century = centuryOf(entry.year)
    centuries.set(century, [...(centuries.get(century) ?? []), entry])
  }
  return [...centuries].map(([century, ofIt]) => ({ century, entries: ofIt }))
}
