import type { Database } from '../../platform/database.ts'
import { lexeme, MONTH, quoteLexeme } from '../index/index.module.ts'
import { type Clause, readQuery, type Term } from '../words/words.module.ts'
import type { CompiledClause, Way } from './compiled.ts'
import { compileQuery } from './compileQuery.ts'
import { type Correction, correctQuery } from './correctQuery.ts'
import type { IndexFacts } from './createIndexFacts.ts'
import { expected, MOST_MONTHS, type Months, monthsBetween, narrowing } from './plan.rule.ts'
import type { SearchFilters, SearchRequest } from './request.ts'
import { documentsWith, type Match, type Words, wordsBeginning } from './search.sql.ts'
import { anyOf, writeClause } from './tsquery.rule.ts'

/** A query as the database is asked. Each text is a `tsquery`; days are compared by whoever asks, within their months. */
export type SearchPlan = {
  clauses: CompiledClause[]
  correction: Correction | undefined
  /** Facets that narrow, as lexemes. */
  facets: string[]
  match: Match
  /**
   * In the head alone, what of it counts for the rank, and what may stand nowhere; undefined where no words are asked
   * for.
   */
  head: { head: readonly string[]; wanted: string; unwanted: string | undefined } | undefined
  /** Articles that are about it. */
  about: readonly string[] | undefined
  /** About so many documents, and the months in which they are. */
  expected: number
  /** About so many are about it: far fewer than say its words, so that the newest months rarely have enough of them. */
  expectedAbout: number
  time: Months
}

type Asking = { db: Database; words: Words; facts: IndexFacts; zone: string }

/** A beginning may begin so many words; the rest of them is rare. */
const MOST_BEGUN = 500

/** `since`: nothing that was published before. */
export async function planSearch(
  asking: Asking,
  request: Pick<SearchRequest, 'query' | 'filters' | 'asTyped' | 'language'>,
  since?: Temporal.Instant,
): Promise<SearchPlan> {
  const typed = readQuery(request.query, request.language)
  const compile = (clauses: readonly Clause[]) =>
    compileQuery(clauses, { language: request.language, languages: asking.facts.languages })
  let clauses = compile(typed)
  const facets = facetsOf(request.filters)
  let counts = await countWays(asking, clauses, facets)
  let correction: Correction | undefined
  if (!request.asTyped) {
    const documentsOf = (term: Term) =>
      Math.max(0, ...(compile([{ terms: [term], isNot: false }])[0]?.ways.map(counts) ?? []))
    correction = await correctQuery(asking.db, asking.words, request.query, typed, documentsOf)
    if (correction) {
      clauses = compile(correction.clauses)
      counts = await countWays(asking, clauses, facets)
    }
  }
  const days = daysOf(request.filters, asking.zone, since)
  return { ...write(asking, days, clauses, facets, counts), clauses, correction, facets }
}

type CountWay = (way: Way) => number

/** In how many documents each way of each clause is, at most. */
async function countWays({ db, words }: Asking, clauses: readonly CompiledClause[], facets: readonly string[]) {
  const ways = clauses.flatMap(({ ways }) => ways)
  const whole = ways.flatMap(({ lexemes, isPrefix }) => (isPrefix ? [] : lexemes))
  const abouts = clauses.flatMap(({ about }) => about)
  const counts = await documentsWith(db, words, [...new Set([...whole, ...abouts, ...facets])])
  const begun = new Map<string, number>()
  for (const { lexemes, isPrefix } of ways) {
    const [beginning = ''] = lexemes
    if (!isPrefix || begun.has(beginning)) continue
    const known = await wordsBeginning(db, words, beginning, MOST_BEGUN)
    begun.set(
      beginning,
      known.reduce((sum, { documents }) => sum + documents, 0),
    )
  }
  const count: CountWay = ({ lexemes, isPrefix }) =>
    isPrefix ? (begun.get(lexemes[0] ?? '') ?? 0) : Math.min(...lexemes.map((word) => counts.get(word) ?? 0))
  return Object.assign(count, { lexeme: (lexeme: string) => counts.get(lexeme) ?? 0 })
}

function write(
  { facts, words }: Asking,
  days: ReturnType<typeof daysOf>,
  clauses: readonly CompiledClause[],
  facets: readonly string[],
  counts: Awaited<ReturnType<typeof countWays>>,
): Omit<SearchPlan, 'clauses' | 'correction' | 'facets'> {
  const positive = clauses.filter(({ isNot, ways }) => !isNot && ways.length > 0)
  const telling = positive.filter(({ isLittle }) => !isLittle)
  const wanted = telling.length > 0 ? telling : positive
  const unwanted = clauses.filter(({ isNot, ways }) => isNot && ways.length > 0)
  const atMost = (documents: number) => Math.min(facts.all, documents)
  const wordsOf = ({ ways }: CompiledClause) => atMost(Math.max(...ways.map(counts)))
  const aboutOf = (clause: CompiledClause) =>
    clause.about.length === 0
      ? wordsOf(clause)
      : atMost(clause.about.reduce((sum, lexeme) => sum + counts.lexeme(lexeme), 0))
  const each = wanted.map(wordsOf)
  const narrows = narrowing(facts.all, each)
  const asked = wanted.filter((_, at) => narrows[at])
  const time = monthsBetween(facts, days.from && lexeme.month(days.from), days.to && lexeme.month(days.to))
  const narrowed = [...facets.map(quoteLexeme), ...narrowingMonths(facts, time)]
  const narrowings = [...facets.map((facet) => atMost(counts.lexeme(facet))), time.all, facts.all]
  // What narrows nothing still says that something is there.
  const all = asked.length + narrowed.length === 0 ? [quoteLexeme(lexeme.all)] : []
  const conditions = (wanted: readonly string[], not: readonly string[]) => {
    const [first = '', ...others] = [...wanted, ...narrowed, ...all]
    return [[first, ...not].join(' & '), ...others]
  }
  const texts = (loose: boolean) => asked.map((clause) => writeClause(clause, loose))
  // That an exact text is nowhere is no reason to leave out what has its words.
  const without = (loose: boolean) =>
    unwanted.flatMap((clause) => (loose && isPhrase(clause) ? [] : [writeClause(clause, false)]))
  const loose = conditions(texts(true), without(true))
  const inOrder = conditions(texts(false), without(false))
  const strict = inOrder.join(' & ')
  const whole = positive.map((clause) => writeClause(clause, false))
  const nowhere = unwanted.map((clause) => writeClause({ ...clause, isNot: false }, false))
  return {
    match: { words, loose, strict: strict === loose.join(' & ') ? undefined : strict, ...days },
    head:
      asked.length > 0
        ? {
            head: inOrder,
            wanted: whole.join(' | '),
            unwanted: nowhere.length > 0 ? nowhere.join(' | ') : undefined,
          }
        : undefined,
    about:
      asked.length > 0
        ? conditions(
            asked.map((clause) => (clause.about.length > 0 ? anyOf(clause.about) : writeClause(clause, true))),
            without(true),
          )
        : undefined,
    time,
    expected: expected(facts.all, [...asked.map(wordsOf), ...narrowings]),
    expectedAbout: expected(facts.all, [...asked.map(aboutOf), ...narrowings]),
  }
}

/** Days are compared document by document: of their months alone, where those are not too many to ask for. */
function narrowingMonths(all: Months, { months }: Months): string[] {
  if (months.length === all.months.length || months.length > MOST_MONTHS) return []
  return [anyOf(months.length === 0 ? [`${MONTH}none`] : months.map(({ lexeme }) => lexeme))]
}

const isPhrase = ({ ways }: CompiledClause) => ways.some(({ isPhrase }) => isPhrase)

function facetsOf({ section, place, source, language, year }: SearchFilters): string[] {
  return [
    ...(section === undefined ? [] : [lexeme.section(section)]),
    ...(place === undefined ? [] : [lexeme.place(place)]),
    ...(source === undefined ? [] : [lexeme.source(source)]),
    ...(language === undefined ? [] : [lexeme.language(language)]),
    ...(year === undefined ? [] : [lexeme.year(year)]),
  ]
}

/** Days begin at midnight of the publication. */
function daysOf({ from, to }: SearchFilters, zone: string, since: Temporal.Instant | undefined) {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant()
  const first = from && start(from)
  const isLater = since !== undefined && (first === undefined || Temporal.Instant.compare(since, first) > 0)
  return { from: isLater ? since : first, to: to && start(to.add({ days: 1 })) }
}
