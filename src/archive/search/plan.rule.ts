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
