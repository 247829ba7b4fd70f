import type { Token } from './token.ts'

/** How many of them are words. */
export const wordsIn = (tokens: readonly Token[]): number => tokens.filter(({ isWord }) => isWord).length
