import { foldWord, makeTokens, type Term } from '../words/words.module.ts'

/** A word of the query as it is compared with others; undefined for what is none. */
export function wordOf({ text, isQuoted }: Term): string | undefined {
  if (isQuoted || !/^[\p{L}\p{M}]+$/u.test(text) || makeTokens(text, 'und').length !== 1) return undefined
  return foldWord(text)
}
