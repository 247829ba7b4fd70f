import { lexeme } from '../index/index.module.ts'
import {
  type Clause,
  findOtherNames,
  isLittleWord,
  MOST_IN_NAME,
  makeTokens,
  stemOf,
  type Term,
} from '../words/words.module.ts'
import type { FoundWord } from './answer.ts'
import type { CompiledClause, Way } from './compiled.ts'

/** Stems of more languages than that are not looked for: those of the reader and of most articles are. */
const MOST_LANGUAGES = 10
/** Beginnings shorter than that begin half of a language. */
const SHORTEST_BEGINNING = 4

/** `languages`: those of the articles, most articles first. */
export function compileQuery(
  clauses: readonly Clause[],
  { language, languages }: { language: string; languages: readonly string[] },
): CompiledClause[] {
  const understood = [...new Set([language, ...languages])].slice(0, MOST_LANGUAGES)
  return joinNames(clauses).map(({ terms, isNot, name }) => {
    if (name) return compileName(terms, name)
    const compiled = terms.map((term) => compileTerm(term, understood))
    const ways = compiled.flatMap(({ ways }) => ways)
    return {
      isNot,
      ways,
      about: [...new Set(compiled.flatMap(({ about }) => about))],
      terms,
      isLittle: terms.every((term) => isLittle(term, language)),
    }
  })
}

const isLittle = ({ text, isQuoted }: Term, language: string) =>
  !isQuoted && exactOf(text).every((word) => isLittleWord(word, language))

type Joined = Clause & { name?: readonly string[] }

/** Words in a row that are a name together become one clause: `new york` is also `ニューヨーク`. */
function joinNames(clauses: readonly Clause[]): Joined[] {
  const joined: Joined[] = []
  for (let at = 0; at < clauses.length; ) {
    const [name, length] = nameAt(clauses, at)
    if (name) joined.push({ terms: clauses.slice(at, at + length).flatMap(({ terms }) => terms), isNot: false, name })
    else joined.push(clauses[at] as Clause)
    at += length
  }
  return joined
}

function nameAt(clauses: readonly Clause[], from: number): [name: string[] | undefined, length: number] {
  for (let length = Math.min(MOST_IN_NAME, clauses.length - from); length > 1; length--) {
    const row = clauses.slice(from, from + length)
    if (!row.every(({ isNot, terms }) => !isNot && terms.length === 1 && !terms[0]?.isQuoted)) continue
    const tokens = row.flatMap(({ terms }) => exactOf(terms[0]?.text ?? ''))
    if (tokens.length > 1 && findOtherNames(tokens).length > 0) return [tokens, length]
  }
  return [undefined, 1]
}

const exactOf = (text: string) => makeTokens(text, 'und').flatMap(({ exact, isTail }) => (isTail ? [] : [exact]))

const way = (asked: string, how: FoundWord['how'], lexemes: readonly string[], more: Partial<Way> = {}): Way => ({
  ...{ asked, how, lexemes: [...lexemes], isPhrase: false, isPrefix: false },
  ...more,
})

/** All words of the name, or all of one of its other forms. */
function compileName(terms: Term[], name: readonly string[]): CompiledClause {
  const asked = terms.map(({ text }) => text).join(' ')
  const others = findOtherNames(name).map((other) => way(asked, 'synonym', other))
  return { isNot: false, ways: [way(asked, 'exact', name), ...others], about: [], terms, isLittle: false }
}

function compileTerm({ text, isQuoted }: Term, languages: readonly string[]): { ways: Way[]; about: string[] } {
  const exact = exactOf(text)
  const others = isQuoted ? [] : findOtherNames(exact).map((other) => way(text, 'synonym', other))
  const [word] = exact
  if (word === undefined) return { ways: [], about: [] }
  if (exact.length > 1) return { ways: [way(text, 'exact', exact, { isPhrase: true }), ...others], about: [] }
  if (isQuoted) return { ways: [way(text, 'exact', exact)], about: [] }
  // One letter of a script without spaces begins the pairs in which it stands.
  if ([...word].length === 1 && isSpaceless(word))
    return { ways: [way(text, 'exact', exact, { isPrefix: true })], about: [] }
  const stems = languages.flatMap((language) => stemOf(text, language) ?? [])
  const ways = [
    way(text, 'exact', exact),
    ...stems.map((stem) => way(text, 'stem', [lexeme.stem(stem)])),
    ...beginningOf(text, word, languages),
    ...others,
  ]
  return { ways, about: [word, ...stems].map(lexeme.about) }
}

const isSpaceless = (letter: string) => makeTokens(`${letter}${letter}`, 'und').length > 1

/** Where nobody has written rules for a language, what a word begins with stands for all its forms. */
function beginningOf(asked: string, word: string, languages: readonly string[]): Way[] {
  const ofScript = languages.filter((language) => stemOf(asked, language) === undefined && writes(language, word))
  if (ofScript.length === 0) return []
  const letters = [...word]
  const beginning = letters.slice(0, letters.length >= 7 ? -2 : -1)
  if (beginning.length < SHORTEST_BEGINNING) return []
  return [way(asked, 'prefix', [beginning.join('')], { isPrefix: true })]
}

/** Of the languages in Latin letters only the reader's own: a beginning would find too much in all the others. */
function writes(language: string, word: string): boolean {
  const script = new Intl.Locale(language).maximize().script
  if (script === 'Cyrl') return /\p{Script=Cyrillic}/u.test(word)
  if (script === 'Hebr') return /\p{Script=Hebrew}/u.test(word)
  return script !== 'Latn' && !/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hebrew}]/u.test(word)
}
