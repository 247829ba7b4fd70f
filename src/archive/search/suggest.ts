import { LRUCache } from 'lru-cache'
import { countryBySlug, countryName } from '../../publication/places/places.module.ts'
import { lexeme, quoteLexeme } from '../index/index.module.ts'
import { findOtherNames, foldWord, makeTokens } from '../words/words.module.ts'
import type { Suggestion } from './answer.ts'
import type { Asking } from './asking.ts'
import { headlinesWith, placesNamed, wordsBeginning } from './search.sql.ts'

const MOST = { words: 4, places: 3, headlines: 3, all: 8 } as const
/** Shorter beginnings are those of most headlines. */
const SHORTEST_OF_HEADLINE = 4
const MOST_PLACES = 5_000

type KnownPlace = { slug: string; text: string; keys: string[]; documents: number }
/** Nothing but what everybody finds, or what those find who read everything: never both. */
const places = new LRUCache<string, KnownPlace[]>({ max: 12 })

/** What the last words typed may become, in what this reader may search. */
export async function suggest(
  asking: Asking,
  version: number,
  { start, language }: { start: string; language: string },
): Promise<Suggestion[]> {
  const typed = start.slice(0, 120)
  const tokens = makeTokens(typed, 'und').filter(({ isTail }) => !isTail)
  const last = tokens.at(-1)
  if (!last || last.to !== typed.trimEnd().length || !isEnough(last.exact)) return []
  const found = await findPlaces(asking, version, foldWord(typed.trim()), language)
  const words = await findWords(asking, typed.slice(0, last.from), last.exact)
  const headlines = await findHeadlines(
    asking,
    tokens.map(({ exact }) => exact),
    language,
  )
  const rest = MOST.all - found.length - headlines.length
  return [...found, ...words.slice(0, Math.max(MOST.words, rest)), ...headlines].slice(0, MOST.all)
}

const isEnough = (word: string) => [...word].length >= 2 || makeTokens(word + word, 'und').length > 1

async function findWords({ tx, words }: Asking, before: string, beginning: string): Promise<Suggestion[]> {
  const known = await wordsBeginning(tx, words, beginning, MOST.all)
  return known.map(({ word, shown }) => ({ kind: 'word', text: `${before}${shown ?? word}` }))
}

async function findPlaces(asking: Asking, version: number, start: string, language: string): Promise<Suggestion[]> {
  const key = `${version} ${asking.words} ${language}`
  const known = places.get(key) ?? (await listPlaces(asking, language))
  places.set(key, known)
  return known
    .filter(({ keys }) => keys.some((name) => name.startsWith(start)))
    .slice(0, MOST.places)
    .map(({ slug, text }) => ({ kind: 'place', text, slug }))
}

/** Places with articles, most articles first, by every name that they have. */
async function listPlaces({ tx, words }: Asking, language: string): Promise<KnownPlace[]> {
  const sign = lexeme.place('')
  const counted = await wordsBeginning(tx, words, sign, MOST_PLACES)
  const slugs = counted.map(({ word }) => word.slice(sign.length))
  const cities = new Map((await placesNamed(tx, slugs)).map((place) => [place.slug, place]))
  return counted.flatMap(({ word, documents }): KnownPlace[] => {
    const slug = word.slice(sign.length)
    const country = countryBySlug(slug)
    const text = country ? countryName(country, language) : cities.get(slug)?.city
    if (!text) return []
    const tokens = makeTokens(text, 'und').flatMap(({ exact, isTail }) => (isTail ? [] : [exact]))
    const others = findOtherNames(tokens).map((name) => name.join(' '))
    return [{ slug, text, documents, keys: [foldWord(text), ...others] }]
  })
}

async function findHeadlines({ tx }: Asking, tokens: readonly string[], language: string): Promise<Suggestion[]> {
  const last = tokens.at(-1) ?? ''
  if ([...last].length < SHORTEST_OF_HEADLINE) return []
  const head = tokens.map((word, at) => `${quoteLexeme(word)}:${at === tokens.length - 1 ? '*' : ''}A`).join(' & ')
  const found = await headlinesWith(tx, head, MOST.headlines * 3)
  const own = [...found].sort((a, b) => Number(b.language === language) - Number(a.language === language))
  const groups = new Map(own.map((one) => [one.groupId, one]).reverse() as [number, (typeof own)[number]][])
  return own
    .filter((one) => groups.get(one.groupId) === one)
    .slice(0, MOST.headlines)
    .map(({ headline, section, slug }) => ({
      kind: 'headline',
      text: headline.replaceAll('\u00AD', ''),
      section,
      slug,
    }))
}
