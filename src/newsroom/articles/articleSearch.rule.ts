import { type FilterWords, readFilterWords } from '../../design/parts/filterWords.ts'

export const STORED_STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn'] as const
export type StoredState = (typeof STORED_STATES)[number]

/** Of what is still to come: whoever has it has something to do. */
export const isPending = (state: StoredState) => ['draft', 'in-review', 'ready', 'scheduled'].includes(state)

/** What an article may need besides its text. */
export const NEEDS = ['legal', 'pictures'] as const
export type Need = (typeof NEEDS)[number]

export const DUE_SPANS = ['today', 'tomorrow', 'week', 'overdue'] as const
export type DueSpan = (typeof DUE_SPANS)[number]

/** What may stand before a colon. */
const FILTERS = ['section', 'place', 'language', 'author', 'source', 'terms', 'assigned', 'due', 'needs']

/** What is asked for by a word alone, beside the states. */
const SAID_BY_A_WORD: readonly string[] = ['mine', 'overdue', 'changed']

export type AskedArticles = {
  typed: FilterWords
  states: readonly StoredState[]
  /** Only one's own, and what one was given. */
  isMine: boolean
  /** Only what others have changed since one read it. */
  isChanged: boolean
  section: string | undefined
  place: string | undefined
  language: string | undefined
  author: string | undefined
  source: string | undefined
  terms: string | undefined
  /** `me`, `nobody`, or somebody's name. */
  assigned: string | undefined
  due: DueSpan | undefined
  need: Need | undefined
  /** Looked for in headlines and texts, each from its beginning. */
  words: readonly string[]
  /** Filters that say what there is not, as they were typed: with them nothing is found. */
  unknown: readonly string[]
}

const isState = isOneOf(STORED_STATES)
const isSpan = isOneOf(DUE_SPANS)
const isNeed = isOneOf(NEEDS)

/** What somebody asks for in words: `in-review section:europe due:today mine "state visit"`. States are alternatives. */
export function readArticleSearch(query: string): AskedArticles {
  const typed = readFilterWords(query, FILTERS)
  const { section, place, language, author, source, terms, assigned, due, needs } = typed.filters
  const isOverdue = typed.words.includes('overdue')
  const plain = typed.words.filter((word) => !isState(word) && !SAID_BY_A_WORD.includes(word))
  const asked = isOverdue ? 'overdue' : due
  return {
    typed,
    states: [...new Set(typed.words.filter(isState))],
    isMine: typed.words.includes('mine'),
    isChanged: typed.words.includes('changed'),
    section,
    place,
    language,
    author,
    source,
    terms,
    assigned,
    due: asked !== undefined && isSpan(asked) ? asked : undefined,
    need: needs !== undefined && isNeed(needs) ? needs : undefined,
    words: plain.filter((word) => /[\p{L}\p{N}]/u.test(word)),
    unknown: [
      ...(due !== undefined && !isSpan(due) ? [`due:${due}`] : []),
      ...(needs !== undefined && !isNeed(needs) ? [`needs:${needs}`] : []),
    ],
  }
}

/** The same with one state in the place of whatever states there were, or with none. */
export function withState({ filters, words }: FilterWords, state: StoredState | undefined): FilterWords {
  const others = words.filter((word) => !isState(word))
  return { filters, words: state === undefined ? others : [state, ...others] }
}

/** The same with a word or a filter, or without it where it is there. */
export function toggled({ filters, words }: FilterWords, word: string): { isOn: boolean; rest: FilterWords } {
  const [, name, value] = /^([a-z]+):(.+)$/.exec(word) ?? []
  if (name === undefined || value === undefined) {
    const isOn = words.includes(word)
    return { isOn, rest: { filters, words: isOn ? words.filter((other) => other !== word) : [...words, word] } }
  }
  const isOn = filters[name] === value
  const { [name]: _, ...others } = filters
  return { isOn, rest: { words, filters: isOn ? others : { ...others, [name]: value } } }
}

/** Where the next page begins: `<microseconds>-<number>` of the last one shown. */
export function readArticlePlace(said: string | undefined): { at: Temporal.Instant; id: number } | undefined {
  const [, at = '', id = ''] = /^(-?\d{1,17})-(\d{1,15})$/.exec(said ?? '') ?? []
  return at === '' ? undefined : { at: Temporal.Instant.fromEpochNanoseconds(BigInt(at) * 1_000n), id: Number(id) }
}

export const writeArticlePlace = ({ at, id }: { at: Temporal.Instant; id: number }) =>
  `${at.epochNanoseconds / 1_000n}-${id}`

function isOneOf<const One extends string>(all: readonly One[]) {
  return (word: string): word is One => (all as readonly string[]).includes(word)
}
