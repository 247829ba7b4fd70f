import { bare, cutWords } from './cutWords.rule.ts'

/** What was typed as one: a word, or several between quotation marks or without a space between (`semi-final`, `研究生`). */
export type Term = {
  text: string
  /** Exactly these words in this order, in this form. */
  isQuoted: boolean
}

/** All clauses have to be met: one of the clause's terms, or, negated, none of them. */
export type Clause = { terms: Term[]; isNot: boolean }

/** Of what is longer than a sentence the rest is not looked for. */
export const MOST_LETTERS = 240
export const MOST_TERMS = 12

/** How `or` is written in other languages; in French the English word is gold. */
const OR: Readonly<Record<string, string>> = {
  ...{ de: 'oder', es: 'o', fr: 'ou', it: 'o', pt: 'ou', ca: 'o', nl: 'of', pl: 'lub', ro: 'sau', sv: 'eller' },
  ...{ da: 'eller', no: 'eller', ru: 'или', uk: 'або', el: 'ή', tr: 'veya', ar: 'أو', he: 'או', fa: 'یا', hi: 'या' },
}
const QUOTED = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」|『([^』]*)』/u
const PART = new RegExp(
  `(?<not>(?<![^\\s(])[-−–])?(?:(?<quoted>${QUOTED.source})|(?<word>[^\\s"“„«「『|]+)|(?<bar>\\|))`,
  'gu',
)

/** `"exact words"`, `-not`, `this or that`, `this | that`, and words. Whatever is typed is understood as something. */
export function readQuery(typed: string, language: string): Clause[] {
  return readBeginning(typed, language).clauses
}

/** Whether more was typed than is looked for. */
export const isTooLong = (typed: string, language: string): boolean => readBeginning(typed, language).isCut

/** Whether something was typed of which nothing can be looked for: signs, or an `or` between nothing. */
export const isOnlySigns = (typed: string, language: string): boolean =>
  typed !== '' && readQuery(typed, language).length === 0

function readBeginning(typed: string, language: string): { clauses: Clause[]; isCut: boolean } {
  const clauses: Clause[] = []
  const letters = [...typed.normalize('NFC')]
  let joins = false
  let count = 0
  for (const { groups = {}, 0: part } of letters.slice(0, MOST_LETTERS).join('').matchAll(PART)) {
    if (groups.bar !== undefined || isOr(part, language)) {
      joins = clauses.at(-1)?.isNot === false
      continue
    }
    const text = groups.quoted === undefined ? (groups.word ?? '') : groups.quoted.slice(1, -1)
    if (!hasWords(text)) continue
    if (++count > MOST_TERMS) return { clauses, isCut: true }
    const isNot = groups.not !== undefined
    const term: Term = { text, isQuoted: groups.quoted !== undefined }
    const last = clauses.at(-1)
    if (joins && last && !isNot) last.terms.push(term)
    else clauses.push({ terms: [term], isNot })
    joins = false
  }
  return { clauses, isCut: hasWords(letters.slice(MOST_LETTERS).join('')) }
}

function isOr(word: string, language: string): boolean {
  const [primary = ''] = language.toLowerCase().split('-')
  if (word === 'OR') return true
  const lower = word.toLowerCase()
  return (lower === 'or' && primary !== 'fr') || lower === OR[primary]
}

function hasWords(text: string): boolean {
  for (const { from, to } of cutWords(text)) if (bare(text.slice(from, to)) !== '') return true
  return false
}
