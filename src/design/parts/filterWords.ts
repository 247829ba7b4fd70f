/** What somebody types to narrow a list: `published section:europe "state visit"`. */
export type FilterWords = {
  /** `section:europe` → section, europe. Of one name the last counts. */
  filters: Readonly<Record<string, string>>
  /** What is left: words that stand for themselves, or are looked for. */
  words: readonly string[]
}

/** An address is no place for a novel. */
const MOST_CHARACTERS = 300

/** `names` are those that may stand before a colon; anything else with one is a word. */
export function readFilterWords(typed: string, names: readonly string[]): FilterWords {
  const filters: Record<string, string> = {}
  const words: string[] = []
  for (const [, name, quotedValue, value, quoted, word] of typed
    .slice(0, MOST_CHARACTERS)
    .matchAll(/([a-z]+):(?:"([^"]*)"|(\S+))|"([^"]*)"|(\S+)/gu)) {
    const given = quotedValue ?? value
    if (name !== undefined && given !== undefined && given !== '') {
      if (names.includes(name)) filters[name] = given
      else words.push(`${name}:${given}`)
    } else {
      const said = (quoted ?? word ?? '').trim()
      if (said !== '') words.push(said)
    }
  }
  return { filters, words }
}

/** The same as one types it. */
export function writeFilterWords({ filters, words }: FilterWords): string {
  const quoted = (text: string) => (/\s/.test(text) ? `"${text}"` : text)
  return [...words.map(quoted), ...Object.entries(filters).map(([name, value]) => `${name}:${quoted(value)}`)].join(' ')
}

/** Each way to leave one of them out, with what is left out. */
export function withoutEach(all: FilterWords): { left: string; rest: string }[] {
  const { filters, words } = all
  const wordsOut = words.map((word, at) => ({
    left: word,
    rest: writeFilterWords({ filters, words: words.filter((_, other) => other !== at) }),
  }))
  const filtersOut = Object.entries(filters).map(([name, value]) => ({
    left: `${name}:${value}`,
    rest: writeFilterWords({
      words,
      filters: Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)),
    }),
  }))
  return [...wordsOut, ...filtersOut]
}
