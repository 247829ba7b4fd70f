import { bare, cutWords } from './cutWords.rule.ts'
import { foldWord } from './fold.rule.ts'
import { stemOf } from './stemOf.ts'

/**
 * What one place in a text is found by. `exact`: the folded word, or two neighboring letters where no spaces are set;
 * `stem`: its folded stem under its language, `en:elect`.
 */
export type Token = {
  exact: string
  stem: string | undefined
  from: number
  to: number
  /** The last letter of a run that is paired already: there for whoever looks for one letter. */
  isTail: boolean
}

/** Raised whenever the same text would give other tokens: what is stored then is made anew in the background. */
export const TOKENS_VERSION = 1

/** Longer “words” are data, and no key of an index takes them. */
const LONGEST_WORD = 64

/**
 * The words of a text in the order in which they stand; `language` is the text's. With `mayMatter` only words whose first
 * two folded letters do are made out, which costs most of it: of the others `exact` is empty.
 */
export function makeTokens(text: string, language: string, mayMatter?: (start: string) => boolean): Token[] {
  const tokens: Token[] = []
  const forms = formsOf(language)
  for (const { from, to, hasSpaces } of cutWords(text)) {
    const piece = text.slice(from, to)
    if (hasSpaces && mayMatter && !mayMatter(startOf(piece))) {
      tokens.push({ exact: '', stem: undefined, from, to, isTail: false })
    } else if (hasSpaces) {
      const form = forms(piece)
      if (form) tokens.push({ ...form, from, to, isTail: false })
    } else pushPairs(tokens, piece, from)
  }
  return tokens
}

/** Overlapping pairs of letters, and the last letter by itself: so that one letter is found as a beginning of pairs. */
function pushPairs(tokens: Token[], run: string, from: number) {
  const letters: { letter: string; from: number; to: number }[] = []
  let at = from
  for (const letter of run) {
    letters.push({ letter: foldWord(letter), from: at, to: at + letter.length })
    at += letter.length
  }
  for (const [index, { letter, from, to }] of letters.entries()) {
    const next = letters[index + 1]
    const exact = next ? letter + next.letter : letter
    tokens.push({ exact, stem: undefined, from, to: next?.to ?? to, isTail: !next && index > 0 })
  }
}

const starts = new Map<string, string>()
const MOST_STARTS = 20_000

function startOf(piece: string): string {
  const written = piece.slice(0, 2)
  const known = starts.get(written)
  if (known !== undefined) return known
  if (starts.size >= MOST_STARTS) starts.clear()
  const start = foldWord(written).slice(0, 2)
  starts.set(written, start)
  return start
}

type Forms = { exact: string; stem: string | undefined }

/** Forms that were made before, by language: most words of a text are words of the last one. */
const made = new Map<string, Map<string, Forms | undefined>>()
const MOST_MADE = 30_000

function formsOf(language: string): (word: string) => Forms | undefined {
  const known = made.get(language) ?? new Map<string, Forms | undefined>()
  made.set(language, known)
  return (word) => {
    const before = known.get(word)
    if (before !== undefined || known.has(word)) return before
    if (known.size >= MOST_MADE) known.clear()
    const forms = makeForms(word, language)
    known.set(word, forms)
    return forms
  }
}

function makeForms(piece: string, language: string): Forms | undefined {
  const word = bare(piece)
  if (word.length > LONGEST_WORD) return undefined
  const exact = foldWord(word)
  if (exact === '' || exact.length > LONGEST_WORD) return undefined
  return { exact, stem: stemOf(word, language) }
}
