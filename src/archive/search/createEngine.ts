import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { Notices } from '../../platform/notices.ts'
import { createLine, ownTurn } from '../../platform/turns.ts'
import { lexeme } from '../index/index.module.ts'
import type { Facets, SearchAnswer } from './answer.ts'
import type { Asking } from './asking.ts'
import { createIndexFacts } from './createIndexFacts.ts'
import { readPlace, writePlace } from './cursor.rule.ts'
import { makeHits } from './makeHits.ts'
import { MOST_MONTHS, newestMonths } from './plan.rule.ts'
import { planSearch, type SearchPlan } from './planSearch.ts'
import { type RankedGroup, rankGroups } from './rank.rule.ts'
import type { SearchReach, SearchRequest } from './request.ts'
import {
  bestHeads,
  type Cursor,
  countFound,
  type FoundDocument,
  type Looked,
  type Match,
  newestFound,
  searchByIndexOnly,
  variantsOf,
} from './search.sql.ts'
import type { Search } from './search.ts'
import { suggest } from './suggest.ts'
import { toFacets } from './toFacets.ts'
import { anyOf } from './tsquery.rule.ts'

export type EngineDeps = { browsing: Database; notices: Notices; clock: Clock; zone: () => string }

/** No statement of a search takes longer: what takes seconds holds up everybody's lists. */
const STATEMENT_MS = 2_000
/** One search after the other, unless one takes longer. */
const PATIENCE_MS = 150
/** Article groups that are counted; beyond there are “so many and more”. */
const MOST_COUNTED = 5_000
/** Variants of a group are several documents. */
const MOST_LOOKED_AT = 6_000
/** Where exact words are looked up in the documents themselves: so many at once, and so often for one page. */
const MOST_READ = 600
const MOST_LOOKS = 5
/** Of exact words, so many groups are a page and more. */
const ENOUGH_EXACT = 60
const MOST_HEADS = 2_000
const NEWEST = 1_000
/** Groups that are ranked: a hundred pages of twenty. */
const MOST_RANKED = 2_000
const MOST_A_PAGE = 50

type Counted = { count: SearchAnswer['count']; facets: Facets }

type Found = Counted & {
  plan: SearchPlan
  groups: { id: number; groupId: number }[]
  next: string | undefined
  restByDate: boolean
}

export function createEngine({ browsing, notices, clock, zone }: EngineDeps): Search {
  const line = createLine(PATIENCE_MS)
  const index = createIndexFacts(notices)
  const ranked = new LRUCache<string, RankedGroup[]>({ max: 60 })
  const counted = new LRUCache<string, Counted>({ max: 500 })

  /** In line, in a transaction that cannot take long; what is shown of it after that, as lists are read. */
  function asked<Found, Answer>(
    reach: SearchReach,
    work: (asking: Asking) => Promise<Found>,
    show: (found: Found, asking: Omit<Asking, 'facts'>) => Promise<Answer>,
  ): Promise<Answer> {
    return line(async () => {
      await ownTurn()
      const words = reach === 'open' ? 'open' : 'full'
      const proof = reach === 'open' ? undefined : reach
      const asking = { tx: browsing, words, proof, zone: zone(), now: clock.now() } as const
      const found = await inTransaction(browsing, async (tx) => {
        await searchByIndexOnly(tx, STATEMENT_MS)
        return work({ ...asking, tx, facts: await index.facts(tx, words) })
      })
      await ownTurn()
      return show(found, asking)
    })
  }

  async function find(asking: Asking, request: SearchRequest): Promise<Found> {
    const plan = await planSearch({ ...asking, db: asking.tx }, request)
    // By what is asked of the database, and by whose words: nobody gets an answer that was made for another reach.
    const key = JSON.stringify([index.version(), asking.words, plan.match, plan.head, asking.zone])
    const { count, facets } = await known(counted, key, () => countAll(asking, plan))
    const size = Math.max(1, Math.min(MOST_A_PAGE, Math.trunc(request.size)))
    const place = readPlace(request.after)
    const byRelevance = request.order === 'relevance' && plan.head !== undefined
    const page = byRelevance
      ? await rankedPage(asking, plan, key, place?.by === 'relevance' ? place.skipped : 0, size)
      : await datedPage(asking, plan, place?.by === 'date' ? place : undefined, size)
    return {
      plan,
      count,
      facets,
      ...page,
      restByDate: byRelevance && page.next === undefined && (count.isFloor || count.value > page.all),
    }
  }

  async function show(asking: Omit<Asking, 'facts'>, found: Found, request: SearchRequest): Promise<SearchAnswer> {
    const { plan, groups, count, facets, next, restByDate } = found
    const { correction } = plan
    return {
      hits: await makeHits(asking, plan, groups, request.filters.language === undefined ? request.language : undefined),
      count,
      facets,
      ...(correction && { corrected: { shown: correction.shown, asked: request.query } }),
      ...(next !== undefined && { next }),
      restByDate,
    }
  }

  async function rankedPage(asking: Asking, plan: SearchPlan, key: string, skipped: number, size: number) {
    const groups = await known(ranked, key, () => rankAll(asking, plan))
    const next = skipped + size < groups.length ? writePlace({ by: 'relevance', skipped: skipped + size }) : undefined
    return { groups: groups.slice(skipped, skipped + size), next, all: groups.length }
  }

  return {
    search: (request) =>
      asked(
        request.reach,
        (asking) => find(asking, request),
        (found, asking) => show(asking, found, request),
      ),
    suggest: ({ start, reach, language }) =>
      asked(
        reach,
        (asking) => suggest(asking, index.version(), { start, language }),
        async (suggested) => suggested,
      ),
  }
}

async function known<Value extends object>(
  kept: LRUCache<string, Value>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const before = kept.get(key)
  if (before) return before
  const made = await make()
  kept.set(key, made)
  return made
}

/** Where so much is found that the newest will do, only their months are asked for. */
function narrowed(match: Match, plan: SearchPlan, wanted: number, before?: Cursor) {
  const month = before && lexeme.month(before.published)
  const months = newestMonths(plan.time, { expected: plan.expected, wanted, before: month })
  if (!months || months.length > MOST_MONTHS || months.length === 0) return undefined
  const within = (query: string) => `${query} & ${anyOf(months)}`
  return { ...match, loose: within(match.loose), strict: match.strict && within(match.strict) }
}

async function countAll(asking: Asking, { match, ...plan }: SearchPlan): Promise<Counted> {
  const limit = match.strict === undefined ? MOST_LOOKED_AT : MOST_READ
  const newest = narrowed(match, { match, ...plan }, limit)
  let rows = await countFound(asking.tx, newest ?? match, { limit, zone: asking.zone })
  // Fewer of the newest than was to be expected: then all are to be counted after all.
  const enough = (facet: string) => rows.find((row) => row.facet === facet)?.count ?? 0
  const isPart = newest !== undefined && enough('documents') >= limit
  if (newest && !isPart) rows = await countFound(asking.tx, match, { limit, zone: asking.zone })
  const groups = enough('groups')
  const isFloor = enough('documents') >= limit || groups >= MOST_COUNTED
  return {
    count: { value: Math.min(groups, MOST_COUNTED), isFloor },
    facets: await toFacets(asking.tx, rows),
  }
}

/** All years by their headlines, the newest that are about it, and the newest in which it stands. */
async function rankAll(asking: Asking, plan: SearchPlan): Promise<RankedGroup[]> {
  const { match, head, about } = plan
  const { tx, now } = asking
  if (!head || about === undefined) return []
  const heads = await bestHeads(tx, { ...match, ...head }, MOST_HEADS)
  const abouts = await newestOf(asking, plan, { ...match, loose: about })
  const anywhere = await newestOf(asking, plan, match)
  await ownTurn()
  return rankGroups({ heads, about: abouts, anywhere }, MOST_RANKED, now)
}

async function newestOf(asking: Asking, plan: SearchPlan, match: Match): Promise<FoundDocument[]> {
  const found: FoundDocument[] = []
  let before: Cursor | undefined
  for (let looks = 1; ; looks++) {
    const looked = await lookBack(asking, plan, match, {
      limit: match.strict === undefined ? NEWEST : MOST_READ,
      before,
    })
    found.push(...looked.found)
    if (looked.isEnd || match.strict === undefined) return found
    if (found.length >= ENOUGH_EXACT || looks === MOST_LOOKS) return found
    before = looked.last
  }
}

/** In the newest months, if there are enough of them; else in all. */
async function lookBack(
  asking: Asking,
  plan: SearchPlan,
  match: Match,
  where: { limit: number; before: Cursor | undefined },
): Promise<Looked> {
  const newest = narrowed(match, plan, where.limit, where.before)
  const looked = newest && (await newestFound(asking.tx, newest, where))
  return looked && !looked.isEnd ? looked : newestFound(asking.tx, match, where)
}

/** The next groups in the order of dates, each where its newest variant stands that was found. */
async function datedPage(asking: Asking, plan: SearchPlan, after: Cursor | undefined, size: number) {
  const groups: { id: number; groupId: number; published: Temporal.Instant }[] = []
  const pageBefore = (last: Cursor | undefined) => ({
    groups,
    next: last && writePlace({ by: 'date', published: last.published, id: last.id }),
    all: 0,
  })
  let before = after
  for (let looks = 1; ; looks++) {
    const limit = plan.match.strict === undefined ? size * 3 : MOST_READ
    const looked = await lookBack(asking, plan, plan.match, { limit, before })
    const seen = await seenBefore(asking, plan, looked.found)
    for (const document of looked.found) {
      if (seen.has(document.id) || groups.some(({ groupId }) => groupId === document.groupId)) continue
      if (groups.length === size) return pageBefore(groups.at(-1))
      groups.push(document)
    }
    if (looked.isEnd) return pageBefore(undefined)
    before = looked.last
    // Who asks for exact words that are rare is shown what there was until here, and may look on.
    if (plan.match.strict !== undefined && looks === MOST_LOOKS) return pageBefore(before)
  }
}

/** Documents of whose group a newer one was found: on this page, or on one before. */
async function seenBefore(
  { tx }: Asking,
  { match }: SearchPlan,
  found: readonly FoundDocument[],
): Promise<Set<number>> {
  if (found.length === 0) return new Set()
  const variants = await variantsOf(
    tx,
    match,
    found.map(({ groupId }) => groupId),
  )
  const newest = new Map<number, number>()
  for (const { id, groupId, found } of variants) if (found && !newest.has(groupId)) newest.set(groupId, id)
  return new Set(found.filter(({ id, groupId }) => (newest.get(groupId) ?? id) !== id).map(({ id }) => id))
}
