import { type FrontMatter, isBlank } from './saying.rule.ts'

/** The first of several keys that says anything; the others stay for `unused`. */
export type Pick = (...keys: string[]) => unknown

export type Keys = {
  pick: Pick
  /** Keys that say something and that nobody asked for, as written. */
  unused(): string[]
}

/** Archives write one key in many ways: `publishDate`, `publish_date`, `Publish-Date` are one. */
export function keysOf(data: FrontMatter): Keys {
  const bySpelling = new Map<string, string[]>()
  for (const key of Object.keys(data)) bySpelling.set(spelling(key), [...(bySpelling.get(spelling(key)) ?? []), key])
  const used = new Set<string>()
  return {
    pick(...wanted) {
      const candidates = wanted.flatMap((key) => bySpelling.get(spellingOfWanted(key)) ?? [])
      const chosen = candidates.find((key) => !isBlank(data[key]))
      for (const key of candidates) if (key === chosen || isBlank(data[key])) used.add(key)
      return chosen === undefined ? undefined : data[chosen]
    },
    unused: () => Object.keys(data).filter((key) => !used.has(key) && !isBlank(data[key])),
  }
}

/** The same few are asked of every file. */
const spellings = new Map<string, string>()

function spellingOfWanted(key: string): string {
  const known = spellings.get(key) ?? spelling(key)
  spellings.set(key, known)
  return known
}

const spelling = (key: string) => key.toLowerCase().replace(/[_\-\s]/g, '')
