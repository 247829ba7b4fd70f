import { type FilterWords, readFilterWords } from '../../design/parts/filterWords.ts'

export const STORED_STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn'] as const
export type StoredState = (typeof STORED_STATES)[number]

/** What may stand before a colon. */
const FILTERS = ['section', 'place', 'language', 'author', 'source', 'terms']

export type AskedArticles = {
  typed: FilterWords
  states: readonly StoredState[]
  /** Only one's own. */
  isMine: boolean
  section: string | undefined
  place: string | undefined
  language: string | undefined
  author: string | undefined
  source: string | undefined
  terms: string | undefined
  /** Looked for in headlines, each from its beginning. */
  words: readonly string[]
}

const isState = (word: string): word is StoredState => (STORED_STATES as readonly string[]).includes(word)

/** What somebody asks for in words: `published section:europe mine "state visit"`. States are alternatives. */
export function readArticleSearch(query: string): AskedArticles {
  const typed = readFilterWords(query, FILTERS)
  const { section, place, language, author, source, terms } = typed.filters
  const plain = typed.words.filter((word) => !isState(word) && word !== 'mine')
  return {
    typed,
    states: [...new Set(typed.words.filter(isState))],
    isMine: typed.words.includes('mine'),
    section,
    place,
    language,
    author,
    source,
    terms,
    words: plain.flatMap((word) => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
  }
}

/** The same with one state in the place of whatever states there were, or with none. */
export function withState({ filters, words }: FilterWords, state: StoredState | undefined): FilterWords {
  const others = words.filter((word) => !isState(word))
  return { filters, words: state === undefined ? others : [state, ...others] }
}

/** Where the next page begins: `<microseconds>-<number>` of the last one shown. */
export function readArticlePlace(said: string | undefined): { at: Temporal.Instant; id: number } | undefined {
  const [, at = '', id = ''] = /^(-?\d{1,17})-(\d{1,15})$/.exec(said ?? '') ?? []
  return at === '' ? undefined : { at: Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1_000n), id: Number(id) }
}

export const writeArticlePlace = ({ at, id }: { at: Temporal.Instant; id: number }) =>
  `${at.epochNanoseconds / 1_000n}-${id}`
