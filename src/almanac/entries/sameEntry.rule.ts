/** What is compared: its day, and its words as they are read. */
export type Told = { year: number; month: number; day: number; headline: string; text: string }

/** Words that many entries have, whatever they tell; shorter ones never count. */
const COMMON = new Set(
  'about after again against along among another because become before began being below between called century coming could country during every first found great later leave little longer march members million months morning never night nothing other people place public second since small still their there these third those thousand three through today together under until water where which while whole women world would years'.split(
    ' ',
  ),
)
const LEAST_LETTERS = 5
/** Of the fewer distinctive words of two entries of one year, so great a part stands in both where they tell the same. */
const MOSTLY = 0.5
/** Headlines alone, which are short. */
const MOSTLY_OF_HEADLINES = 0.75

/** Lower case, without accents, as a set: what tells a text from others. */
export function distinctiveWords(text: string): Set<string> {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => word.length >= LEAST_LETTERS && !COMMON.has(word)))
}

/** How much of the smaller set stands in the other: 0 to 1. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const fewer = Math.min(one.size, other.size)
  if (fewer === 0) return 0
  return [...one].filter((word) => other.has(word)).length / fewer
}

/** Whether two entries of one year tell the same fact: on the same day by their headlines, on any by all of their words. */
function saySame(one: Told, other: Told): boolean {
  if (one.year !== other.year) return false
  if (overlap(distinctiveWords(one.text), distinctiveWords(other.text)) >= MOSTLY) return true
  const isOneDay = one.month === other.month && one.day === other.day
  return isOneDay && overlap(distinctiveWords(one.headline), distinctiveWords(other.headline)) >= MOSTLY_OF_HEADLINES
}

/** Every pair that tells the same, in the order in which they come. */
export function findDoubles<Entry extends Told>(entries: readonly Entry[]): [Entry, Entry][] {
  const byYear = Map.groupBy(entries, ({ year }) => year)
  return [...byYear.values()].flatMap((some) =>
    some.flatMap((one, at) =>
      some
        .slice(at + 1)
        .filter((other) => saySame(one, other))
        .map((other): [Entry, Entry] => [one, other]),
    ),
  )
}
