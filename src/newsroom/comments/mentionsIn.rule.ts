export type Person = { id: number; name: string; email: string }

/**
 * Who is named by an @: in full, by the first of their names or by the front of their address, in capitals or not. A name
 * that two people have names neither.
 */
export function mentionsIn(words: string, people: readonly Person[]): number[] {
  const byName = new Map<string, number | 'several'>()
  for (const { id, name, email } of people) {
    const names = new Set([name, name.split(/\s/)[0] ?? '', email.slice(0, email.lastIndexOf('@'))].map(folded))
    names.delete('')
    for (const one of names) byName.set(one, byName.has(one) && byName.get(one) !== id ? 'several' : id)
  }
  const longestFirst = [...byName.keys()].sort((one, other) => other.length - one.length)
  const found = new Set<number>()
  for (const { index } of words.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = folded(words.slice(index + 1))
    const named = longestFirst.find((name) => rest.startsWith(name) && endsThere(name, rest.slice(name.length)))
    const id = named && byName.get(named)
    if (typeof id === 'number') found.add(id)
  }
  return [...found]
}

/** Where words are not set apart, a name ends where it ends. */
const endsThere = (name: string, rest: string): boolean =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]$/u.test(name) || !/^[\p{L}\p{N}]/u.test(rest)

const folded = (name: string): string => name.trim().toLowerCase()
