import { lexeme } from '../index/index.module.ts'
import { makeTokens } from '../words/words.module.ts'
import type { Way } from './compiled.ts'
import type { Mark, Marker } from './marker.ts'

/** Where stems lose what a word begins with: `geweest`, `الكتاب`. */
const BEGIN_OTHERWISE = new Set(['ar', 'ga', 'id', 'nl', 'yi'])

/** Where in a text stands what was asked for. */
export function findMarks(text: string, language: string, { first, beginnings, starts }: Marker): Mark[] {
  const marks: Mark[] = []
  const mayMatter = (start: string) => start.length < 2 || starts.has(start)
  const tokens = makeTokens(text, language, BEGIN_OTHERWISE.has(language.slice(0, 2)) ? undefined : mayMatter)
  for (const [at, { exact, stem, from, to }] of tokens.entries()) {
    const ways = first.get(exact) ?? (stem === undefined ? undefined : first.get(lexeme.stem(stem)))
    for (const way of ways ?? []) {
      const end = way.isPhrase ? endOfPhrase(tokens, at, way) : to
      if (end === undefined) continue
      marks.push({ from, to: end, way })
      break
    }
    if (ways) continue
    const beginning = beginnings.find(({ lexemes }) => exact.startsWith(lexemes[0] ?? ' '))
    if (beginning) marks.push({ from, to: isLetter(beginning) ? afterLetter(text, from) : to, way: beginning })
  }
  return joinMarks(marks)
}

/** Of a pair of letters only the one is marked that was asked for. */
const isLetter = ({ lexemes: [word = ''] }: Way) => [...word].length === 1
const afterLetter = (text: string, from: number) => from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1)

function endOfPhrase(tokens: readonly { exact: string; to: number }[], at: number, { lexemes }: Way) {
  for (const [index, word] of lexemes.entries()) if (tokens[at + index]?.exact !== word) return undefined
  return tokens[at + lexemes.length - 1]?.to
}

/** Pairs of letters overlap; one mark stands for all that touch. */
function joinMarks(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks) {
    const last = joined.at(-1)
    if (last && mark.from < last.to) last.to = Math.max(last.to, mark.to)
    else joined.push({ ...mark })
  }
  return joined
}
