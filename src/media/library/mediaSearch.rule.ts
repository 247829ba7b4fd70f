import { type FilterWords, readFilterWords } from '../../design/parts/filterWords.ts'

/** Words that stand for themselves. */
export const MEDIA_WORDS = ['needs-work', 'unused', 'running-out'] as const
export type MediaWord = (typeof MEDIA_WORDS)[number]

export type AskedPictures = {
  typed: FilterWords
  asked: readonly MediaWord[]
  /** Looked for in what credits them, each word from its beginning. */
  credit: readonly string[]
  /** Looked for in captions and alternative texts, likewise. */
  words: readonly string[]
}

const isMediaWord = (word: string): word is MediaWord => (MEDIA_WORDS as readonly string[]).includes(word)
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** What somebody asks for in words: `needs-work credit:reuters "state visit"`. */
export function readMediaSearch(query: string): AskedPictures {
  const typed = readFilterWords(query, ['credit'])
  return {
    typed,
    asked: [...new Set(typed.words.filter(isMediaWord))],
    credit: wordsOf(typed.filters.credit ?? ''),
    words: typed.words.filter((word) => !isMediaWord(word)).flatMap(wordsOf),
  }
}

/** The same with one of those words, and without the others. */
export function withMediaWord({ filters, words }: FilterWords, word: MediaWord | undefined): FilterWords {
  const others = words.filter((other) => !isMediaWord(other))
  return { filters, words: word === undefined ? others : [word, ...others] }
}

export type MediaPlace = { at: Temporal.Instant; id: string }

/** Where the next page begins: `<microseconds>-<id>` of the last one shown. */
export function readMediaPlace(said: string | undefined): MediaPlace | undefined {
  const [, at = '', id = ''] = /^(\d{1,17})-([0-9a-f]{32})$/.exec(said ?? '') ?? []
  return at === '' ? undefined : { at: Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1_000n), id }
}

export const writeMediaPlace = ({ at, id }: MediaPlace) => `${at.epochNanoseconds / 1_000n}-${id}`
