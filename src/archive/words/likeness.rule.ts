/**
 * How far one spelling is from another: letters added, left out, changed, or two exchanged cost 1, the first letter
 * double, since people rarely mistake it. `most`: farther is of no interest.
 */
export function distance(typed: string, word: string, most: number): number {
  const [a, b] = [[...typed], [...word]]
  if (Math.abs(a.length - b.length) > most) return most + 1
  const dear = (at: number) => (at === 1 ? 2 : 1)
  let before: number[] = []
  let last = [0, ...b.map((_, at) => at + 2)]
  for (const [at, letter] of a.entries()) {
    const i = at + 1
    const row = [i + 1]
    for (const [beside, other] of b.entries()) {
      const j = beside + 1
      const changed = (last[j - 1] ?? 0) + (letter === other ? 0 : dear(Math.min(i, j)))
      let best = Math.min(changed, (last[j] ?? 0) + dear(i), (row[j - 1] ?? 0) + dear(j))
      if (i > 1 && j > 1 && letter === b[j - 2] && a[i - 2] === other) {
        best = Math.min(best, (before[j - 2] ?? 0) + dear(Math.min(i, j) - 1))
      }
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** How many mistakes are forgiven: none in short words, which are each other's mistakes. */
export function forgiven(word: string): number {
  const { length } = [...word]
  return length <= 4 ? 0 : length <= 8 ? 1 : 2
}

/** So much of a word is looked at for candidates; mistakes after it are measured then. */
const HEAD = 7

/**
 * What a word may have become by leaving letters out, itself among it: two words that are as alike as is forgiven share
 * one (SymSpell, by Wolf Garbe). Of a word of seven letters and more 8, or 29 where two mistakes are forgiven.
 */
export function remainsOf(word: string): string[] {
  const head = [...word].slice(0, HEAD).join('')
  const remains = new Set([head])
  let last = [head]
  for (let times = forgiven(word); times > 0; times--) {
    const next = new Set<string>()
    for (const one of last) {
      const letters = [...one]
      for (const at of letters.keys()) next.add(letters.toSpliced(at, 1).join(''))
    }
    for (const one of next) remains.add(one)
    last = [...next]
  }
  return [...remains]
}
