import { LITTLE_WORDS } from './littleWords.ts'

const sets = new Map(Object.entries(LITTLE_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]))

/** Whether a folded word only holds sentences of this language together. */
export function isLittleWord(word: string, language: string): boolean {
  const [primary = ''] = language.toLowerCase().split('-')
  return sets.get(primary === 'nb' || primary === 'nn' ? 'no' : primary)?.has(word) === true
}
