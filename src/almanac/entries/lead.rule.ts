/** What of an entry decides whether it is its day's lead. */
export type LeadCandidate = { id: number; year: number; language: string }

/** The rounder an anniversary, the more it says that this is the year to tell it. */
function roundnessOf(age: number): number {
  if (age <= 0) return 0
  return [25, 50, 100].filter((step) => age % step === 0).length
}

/**
 * Which of a day's entries stands for it in this year, the same wherever and whenever it is asked: of those in the first
 * of these languages that has any, that with the roundest anniversary; of several, another one each year in turn.
 */
export function chooseLead<Entry extends LeadCandidate>(
  entries: readonly Entry[],
  { year, languages }: { year: number; languages: readonly string[] },
): Entry | undefined {
  const spoken = languages.map((language) => entries.filter((entry) => entry.language === language))
  const known = spoken.find((some) => some.length > 0) ?? entries
  const roundest = Math.max(...known.map((entry) => roundnessOf(year - entry.year)))
  const equals = known
    .filter((entry) => roundnessOf(year - entry.year) === roundest)
    .toSorted((one, other) => one.year - other.year || one.id - other.id)
  return equals[year % equals.length]
}
