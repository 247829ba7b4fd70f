import { foldWord } from './fold.rule.ts'
import { stemWord } from './stemWord.ts'

/** `en:elect`; undefined where the language has no stemmer, or for what is no word of letters. */
export function stemOf(word: string, language: string): string | undefined {
  if (!/^[\p{L}\p{M}]+$/u.test(word)) return undefined
  const stem = stemWord(word.normalize('NFKC').toLowerCase(), language)
  const folded = stem === undefined ? '' : foldWord(stem)
  return folded === '' ? undefined : `${primaryOf(language)}:${folded}`
}

const primaryOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''
