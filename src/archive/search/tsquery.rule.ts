import { quoteLexeme } from '../index/index.module.ts'
import type { CompiledClause } from './compiled.ts'

/** As PostgreSQL reads a `tsquery`. `loose`: words of a phrase anywhere, which an index answers alone. */
export function writeClause({ isNot, ways }: CompiledClause, loose: boolean): string {
  const written = ways.map(({ lexemes, isPhrase, isPrefix }) => {
    const words = lexemes.map((word) => quoteLexeme(word) + (isPrefix ? ':*' : ''))
    return words.length === 1 ? (words[0] ?? '') : `(${words.join(isPhrase && !loose ? ' <-> ' : ' & ')})`
  })
  const joined = `(${[...new Set(written)].join(' | ')})`
  return isNot ? `!${joined}` : joined
}

export const anyOf = (lexemes: readonly string[]): string => `(${lexemes.map(quoteLexeme).join(' | ')})`
