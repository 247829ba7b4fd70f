import { quoteLexeme } from '../../archive/index/index.module.ts'
import { makeTokens } from '../../archive/words/words.module.ts'

/** A letter or a digit begins half of all words; by itself it is looked for as a word. */
const LONG_ENOUGH = 2

/**
 * These words as a `tsquery` over the tokens of `makeTokens`: all of them, each from its beginning; in scripts without
 * spaces letters that follow each other. undefined where nothing of it can be looked for.
 */
export function wordsQuery(words: readonly string[]): string | undefined {
  const asked = words.flatMap((word) => piecesOf(word))
  return asked.length === 0 ? undefined : asked.join(' & ')
}

function piecesOf(word: string): string[] {
  const tokens = makeTokens(word, 'und').filter(({ exact }) => exact !== '')
  const pieces: string[] = []
  for (const [at, { exact, isTail, from }] of tokens.entries()) {
    if (isTail) continue
    const quoted = quoteLexeme(exact)
    // Pairs of letters overlap: the next begins where this one has its second letter.
    const follows = at > 0 && tokens[at - 1] !== undefined && from < (tokens[at - 1]?.to ?? 0)
    if (follows) pieces.push(`${pieces.pop()} <-> ${quoted}`)
    else pieces.push([...exact].length < LONG_ENOUGH && /\p{Script=Latin}|\p{N}/u.test(exact) ? quoted : `${quoted}:*`)
  }
  return pieces.map((piece) => (piece.includes(' <-> ') ? `(${piece.replace(/:\*/, '')})` : piece))
}
