import { directionOf, type Words } from './words.ts'

/** `lang` and `dir` for a part whose language is not the page's. */
export function foreignLanguage(language: string, words: Words): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (language === words.locale) return {}
  return { lang: language, dir: directionOf(language) }
}
