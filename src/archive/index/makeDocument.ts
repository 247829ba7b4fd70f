import {
  type ArticleDocument,
  type ArticleRecord,
  plainHeadline,
  plainText,
} from '../../articles/store/store.module.ts'
import type { Grant, Sealed } from '../../paywall/decisions/decisions.module.ts'
import { countryName, countryPageSlug } from '../../publication/places/places.module.ts'
import { makeTokens, TOKENS_VERSION, type Token } from '../words/words.module.ts'
import { isAbout, lexeme } from './lexeme.rule.ts'
import { addLexeme, fitting, type Lexemes, type Weight } from './writeVector.rule.ts'

/** An article as it is searched. `open…`: what everybody may read; `full…`: with what may be withheld. */
export type SearchDocument = {
  articleId: number
  groupId: number
  versionId: number
  tokens: number
  published: Temporal.Instant
  language: string
  section: string
  source: string | undefined
  places: string[]
  head: Lexemes
  openWords: Lexemes
  fullWords: Lexemes
  openText: string
  fullText: string
  /** Words as they are written, by their lexeme: `full` may have them from what is withheld. */
  shown: { open: Map<string, string>; full: Map<string, string> }
}

type Field = { text: string; weight: Weight; language: string }

/** Fields are so far from each other that no exact words reach from one into the next. */
const GAP = 20

export function makeDocument(
  article: ArticleRecord,
  body: Sealed<ArticleDocument>,
  grant: Grant,
  zone: string,
): SearchDocument {
  const { id, groupId, versionId, language, firstPublished } = article
  const places = [...new Set(article.places.flatMap(({ slug, country }) => [slug, countryPageSlug(country)]))]
  const openText = plainText(article.leadIn)
  const fullText = plainText(body.open(grant))
  const fields = fieldsOf(article)
  const facets = facetsOf(article, places, zone)
  const shown = { open: new Map<string, string>(), full: new Map<string, string>() }
  const [open, full] = [openText, fullText].map((text) => makeTokens(text, language)) as [Token[], Token[]]
  const head = gather(facets, fields, shown.open)
  const withText = (text: string, tokens: Token[], shown: Map<string, string>) => {
    const { lexemes, at, named } = gather(facets, fields, shown)
    place(lexemes, tokens, at, 'D')
    noteShown(shown, text, tokens)
    noteAbout(lexemes, tokens, named)
    return fitting(lexemes)
  }
  return {
    ...{ articleId: id, groupId, versionId, tokens: TOKENS_VERSION, published: firstPublished, language },
    ...{ section: article.section.slug, source: article.source?.slug, places },
    head: fitting(head.lexemes),
    openWords: withText(openText, open, shown.open),
    fullWords: withText(fullText, full, shown.full),
    ...{ openText, fullText, shown },
  }
}

/** What everybody is shown of an article wherever it is listed, weightiest first. */
function fieldsOf(article: ArticleRecord): Field[] {
  const { language } = article
  const places = article.places.flatMap(({ city, country }) => [
    ...(city === null ? [] : [city]),
    ...new Set([countryName(country, language), countryName(country, 'en')]),
  ])
  const in_ = (text: string | undefined, weight: Weight): Field[] => (text ? [{ text, weight, language }] : [])
  return [
    ...in_(plainHeadline(article.headline), 'A'),
    ...in_(article.kicker, 'B'),
    ...in_(article.standfirst, 'B'),
    ...places.flatMap((name) => in_(name, 'C')),
    ...[...article.authors.map(({ name }) => name), ...article.tagNames].flatMap((name) => in_(name, 'D')),
  ]
}

function facetsOf(article: ArticleRecord, places: readonly string[], zone: string): string[] {
  const { firstPublished } = article
  return [
    lexeme.all,
    lexeme.language(article.language),
    lexeme.section(article.section.slug),
    ...(article.source ? [lexeme.source(article.source.slug)] : []),
    ...places.map(lexeme.place),
    lexeme.year(firstPublished.toZonedDateTimeISO(zone).year),
    lexeme.month(firstPublished),
  ]
}

function gather(facets: readonly string[], fields: readonly Field[], shown: Map<string, string>) {
  const lexemes: Lexemes = new Map()
  for (const facet of facets) addLexeme(lexemes, facet)
  const named: Token[] = []
  let at = 1
  for (const { text, weight, language } of fields) {
    const tokens = makeTokens(text, language)
    noteShown(shown, text, tokens)
    if (weight === 'A') named.push(...tokens)
    at = place(lexemes, tokens, at, weight) + GAP
  }
  return { lexemes, at, named }
}

function place(lexemes: Lexemes, tokens: readonly Token[], from: number, weight: Weight): number {
  for (const [index, { exact, stem }] of tokens.entries()) {
    const where = { at: from + index, weight }
    addLexeme(lexemes, exact, where)
    if (stem !== undefined) addLexeme(lexemes, lexeme.stem(stem), where)
  }
  return from + tokens.length
}

function noteShown(shown: Map<string, string>, text: string, tokens: readonly Token[]) {
  for (const { exact, from, to } of tokens) {
    if (!shown.has(exact)) shown.set(exact, text.slice(from, to).replaceAll('\u00AD', '').toLowerCase())
  }
}

function noteAbout(lexemes: Lexemes, tokens: readonly Token[], named: readonly Token[]) {
  const said = new Map<string, number>()
  const inHeadline = new Set(named.map(keyOf))
  for (const key of inHeadline) said.set(key, 0)
  for (const token of tokens) said.set(keyOf(token), (said.get(keyOf(token)) ?? 0) + 1)
  for (const [key, count] of said) {
    if (isAbout(count, inHeadline.has(key), tokens.length)) addLexeme(lexemes, lexeme.about(key))
  }
}

const keyOf = ({ exact, stem }: Token): string => stem ?? exact
