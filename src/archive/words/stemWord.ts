import { createStemmer } from 'multilingual-stemmer'

/** Snowball's, by the language of the text. Greek, Hindi and others want letters as they are written: before folding. */
const LANGUAGES = [
  ...(['ar', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fa', 'fi', 'fr', 'ga', 'hi', 'hu', 'hy'] as const),
  ...(['id', 'it', 'lt', 'ne', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sr', 'sv', 'ta', 'tr', 'yi'] as const),
]
type Stemmed = (typeof LANGUAGES)[number]

/** Norwegian has two codes of its own beside the one that Snowball names. */
const SAME: Readonly<Record<string, Stemmed>> = { nb: 'no', nn: 'no' }

const stemmers = new Map<string, (word: string) => string>()

const known = (language: string): Stemmed | undefined => {
  const [primary = ''] = language.toLowerCase().split('-')
  return SAME[primary] ?? LANGUAGES.find((one) => one === primary)
}

/** The stem of a word in lower case; undefined where nobody has written rules for its language. */
export function stemWord(word: string, language: string): string | undefined {
  const of = known(language)
  if (of === undefined) return undefined
  const stemmer = stemmers.get(of) ?? createStemmer(of)
  stemmers.set(of, stemmer)
  return stemmer(word)
}
