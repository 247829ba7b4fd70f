/** One thing that the newsroom writes otherwise. */
export type StyleRule = {
  id: number
  /** BCP 47; `en` is every English. */
  languages: readonly string[]
  /** A word or several. */
  phrase: string
  /** `any`: as any word is written; a capital within a sentence makes a name of it. `exact`: with these capitals only. */
  capitals: 'any' | 'exact'
  suggestion: string
  reason: string
}

type Entry = { rule: StyleRule; wanted: string; written: string; isLower: boolean; isOnlyWithin: boolean }

/** Rules of one language by their first word, so that a text is walked through once, however many there are. */
export type StyleBook = ReadonlyMap<string, readonly Entry[]>

/** `around`: the words with those beside them, as which they are known again. */
export type StyleHit = { rule: StyleRule; at: number; text: string; around: string }

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const LETTER = /[\p{L}\p{M}\p{N}]/u

/** The rules that hold in a language, made ready. */
export function styleBook(rules: readonly StyleRule[], language: string): StyleBook {
  const book = new Map<string, Entry[]>()
  for (const rule of rules.filter(({ languages }) => languages.some((one) => covers(one, language)))) {
    const written = level(rule.phrase.trim())
    const wanted = lower(written)
    const first = wanted.match(WORD)?.[0] ?? ''
    // What stands before its first word, such as a sign, is looked for from that word on.
    if (first === '' || !wanted.startsWith(first)) continue
    const entry = {
      rule,
      wanted,
      written,
      isLower: wanted === written,
      isOnlyWithin: lower(level(rule.suggestion)) === wanted && isCapital(written),
    }
    book.set(first, [...(book.get(first) ?? []), entry])
  }
  for (const entries of book.values()) entries.sort((a, b) => b.wanted.length - a.wanted.length)
  return book
}

const covers = (one: string, language: string) =>
  one.toLowerCase() === language.toLowerCase() || language.toLowerCase().startsWith(`${one.toLowerCase()}-`)

/** Where the text is against the rules; of two that begin at one place, or within each other, the longer one speaks. */
export function styleHits(text: string, book: StyleBook): StyleHit[] {
  if (book.size === 0) return []
  const levelled = level(text)
  const lowered = lower(levelled)
  const words = [...lowered.matchAll(WORD)]
  const hits: StyleHit[] = []
  let quotes: readonly (readonly [number, number])[] | undefined
  let until = 0
  for (const [nth, { 0: word, index: at }] of words.entries()) {
    if (at < until) continue
    for (const entry of book.get(word) ?? []) {
      const end = at + entry.wanted.length
      if (!lowered.startsWith(entry.wanted, at) || !isWhole(levelled, at, end, entry)) continue
      if (!isMeant(levelled, at, end, entry)) continue
      quotes ??= quotesIn(text)
      if (quotes.some(([from, to]) => from <= at && end <= to)) continue
      const after = words.slice(nth + 1).find(({ index }) => index >= end)
      const [from, to] = [words[nth - 1]?.index ?? at, after ? after.index + after[0].length : end]
      hits.push({ rule: entry.rule, at, text: text.slice(at, end), around: text.slice(from, to) })
      until = end
      break
    }
  }
  return hits
}

/** Words only: within `e-mail` there is no `mail`, and within a longer name no shorter one. */
function isWhole(text: string, at: number, end: number, { isLower }: Entry): boolean {
  if (LETTER.test(text[end - 1] ?? '') && LETTER.test(text[end] ?? '')) return false
  return !(isLower && /[-']/.test(text[at - 1] ?? '') && LETTER.test(text[at - 2] ?? ''))
}

function isMeant(text: string, at: number, end: number, entry: Entry): boolean {
  const found = text.slice(at, end)
  if (entry.rule.capitals === 'exact') {
    return found === entry.written && !(entry.isOnlyWithin && beginsSentence(text, at))
  }
  if (!entry.isLower || !isCapital(found)) return true
  // Where a sentence begins every word has a capital; elsewhere it is somebody's name.
  return found.slice(1) === lower(found.slice(1)) && beginsSentence(text, at)
}

const isCapital = (text: string) => /^\p{Lu}/u.test(text)

/** After these a sentence goes on: “Dr. Towards”, “J. Towards”. */
const SHORTENED =
  /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Rev|Hon|Jr|Sr|vs|Mme|Mlle|M|Hr|Fr|\p{Lu})$/u

function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(0, at).replace(/[\s"“”„'‘’«»‹›([\u2014–-]+$/u, '')
  if (before === '') return true
  if (!/[.!?:…]$/u.test(before)) return /\n[^\p{L}]*$/u.test(text.slice(0, at))
  return !SHORTENED.test(before.replace(/[.!?:…]+$/u, ''))
}

/** What somebody said is theirs. Quotes that are not closed hold nothing. */
function quotesIn(text: string): [number, number][] {
  return [...text.matchAll(/“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|"[^"]*"/g)].map((found) => [
    found.index,
    found.index + found[0].length,
  ])
}

/** Signs that are written in several ways, one by one: places stay places. */
const level = (text: string) =>
  text
    .replace(/[\u00A0\u202F\u2009\n]/g, ' ')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')

/** Letter by letter where the whole would change its length, as with İ. */
function lower(text: string): string {
  const lowered = text.toLowerCase()
  if (lowered.length === text.length) return lowered
  return Array.from({ length: text.length }, (_, at) => {
    const one = (text[at] as string).toLowerCase()
    return one.length === 1 ? one : text[at]
  }).join('')
}
