/** How many documents an index has, and how many of each month: the newest month first. */
export type Months = { all: number; months: readonly { lexeme: string; documents: number }[] }

/**
 * About how many documents meet all clauses, given how many meet each: as if words knew nothing of each other, which
 * they do, so never a promise.
 */
export function expected(all: number, each: readonly number[]): number {
  if (all === 0) return 0
  const share = each.reduce((product, documents) => product * Math.min(1, documents / all), 1)
  return Math.min(all * share, ...each)
}

/**
 * The newest months in which `wanted` documents are to be expected of `expected` in all; undefined: every month. So
 * much more than wanted is looked at, since words have their seasons.
 */
export function newestMonths(
  { all, months }: Months,
  { expected, wanted, before }: { expected: number; wanted: number; before?: string | undefined },
): string[] | undefined {
  if (expected <= wanted * SLACK || all === 0) return undefined
  const chosen: string[] = []
  let covered = 0
  for (const { lexeme, documents } of months) {
    if (before !== undefined && lexeme > before) continue
    chosen.push(lexeme)
    covered += documents
    if ((covered / all) * expected >= wanted * SLACK) break
  }
  return chosen.length === months.length ? undefined : chosen
}

const SLACK = 1.5

/** `=m:2026-11` is as many as twelve looks into the index. */
const FEW_MONTHS = 13

/**
 * The lexemes of the newest months, where they are many by whole years: each costs a look into the index and is weighed
 * for every document. Months are the world's, years the publication's, so that around a new year's eve a month stands
 * beside its year: nothing is missing that is newer than the eldest of these months.
 */
export function byYears(
  months: readonly string[],
  lexemes: { month(text: string): string; year(year: number): string },
) {
  if (months.length <= FEW_MONTHS) return [...months]
  const texts = months.map((month) => month.slice(-7)).sort()
  const yearOf = (month: string | undefined) => Number(month?.slice(0, 4))
  const [eldest, newest] = [yearOf(texts[0]), yearOf(texts.at(-1))]
  const years = Array.from({ length: newest - eldest + 1 }, (_, at) => lexemes.year(eldest + 1 + at))
  const partOfYear = texts.filter((month) => yearOf(month) === eldest || month === `${eldest + 1}-01`)
  return [...partOfYear.map(lexemes.month), ...years]
}

/** Beyond so many months one looks at all of them: each costs a look into the index. */
export const MOST_MONTHS = 120

/** The months between two, both included; undefined: without an end. */
export function monthsBetween({ all, months }: Months, from: string | undefined, to: string | undefined): Months {
  if (from === undefined && to === undefined) return { all, months }
  const between = months.filter(
    ({ lexeme }) => (from === undefined || lexeme >= from) && (to === undefined || lexeme <= to),
  )
  return { all: between.reduce((sum, { documents }) => sum + documents, 0), months: between }
}

/**
 * Which clauses narrow: a word that stands in most articles finds nothing by itself, and costs most. Of each the number
 * of documents is given; without one that is rarer, all stay.
 */
export function narrowing(all: number, each: readonly number[]): boolean[] {
  const common = (documents: number) => documents > all * 0.4
  const someAreRare = each.some((documents) => !common(documents))
  return each.map((documents) => !someAreRare || !common(documents))
}
