import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { Notices } from '../../platform/notices.ts'
import { createLine, ownTurn } from '../../platform/turns.ts'
import type { Facets, SearchAnswer } from './answer.ts'
import type { Asking } from './asking.ts'
import { countRead } from './countRead.ts'
import { createIndexFacts } from './createIndexFacts.ts'
import { readPlace, writePlace } from './cursor.rule.ts'
import { lookBack } from './lookBack.ts'
import { lookExactly } from './lookExactly.ts'
import { makeHits } from './makeHits.ts'
import { narrowToNewest } from './narrowToNewest.ts'
import { newestMonthsOf } from './newestMonthsOf.ts'
import { planSearch, type SearchPlan } from './planSearch.ts'
import { type RankedGroup, rankGroups } from './rank.rule.ts'
import type { NewSearch, SearchReach, SearchRequest } from './request.ts'
import {
  bestHeads,
  type Cursor,
  countFound,
  type FoundDocument,
  type Looked,
  newestFound,
  type Overview,
  type ReadDocument,
  searchByIndexOnly,
  variantsOf,
} from './search.sql.ts'
import type { Search } from './search.ts'
import { suggest } from './suggest.ts'
import { toFacets } from './toFacets.ts'

export type EngineDeps = { browsing: Database; notices: Notices; clock: Clock; zone: () => string }

/** No statement of a search takes longer: what takes seconds holds up everybody's lists. */
const STATEMENT_MS = 2_000
/** One search after the other, unless one takes longer. */
const PATIENCE_MS = 150
/** Article groups that are counted; beyond there are “so many and more”. */
const MOST_COUNTED = 2_000
/** Variants of a group are several documents. */
const MOST_LOOKED_AT = 2_400
const MOST_HEADS = 2_000
/** Of words that stand in more than these, only the newest headlines are ranked: whoever asks so means the latest. */
const MOST_WITH_HEADS = 8_000
const NEWEST = 600
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
  const ranked = new LRUCache<string, RankedIds>({ max: 400 })
  const counted = new LRUCache<string, Counted>({ max: 500 })
  const read = new LRUCache<string, Looked<ReadDocument>>({ max: 30 })

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

  /** A plan, and what is remembered of the same one. */
  function lookingBy(asking: Asking, plan: SearchPlan) {
    // By what is asked of the database, and by whose words: nobody gets an answer that was made for another reach.
    const key = JSON.stringify([index.version(), asking.words, plan.match, plan.head, asking.zone])
    const { strict } = plan.match
    const exactly = (strict: string, from?: Cursor) =>
      from
        ? lookExactly(asking, plan, strict, from)
        : known(read, key, () => lookExactly(asking, plan, strict, undefined))
    // What was counted now has seen the newest, too.
    let newest: FoundDocument[] | undefined
    const count = () =>
      known(counted, key, async () => {
        if (strict !== undefined) return countExact(asking, await exactly(strict))
        const overview = await lookOver(asking, plan)
        newest = overview.newest
        return countAll(asking, overview)
      })
    return { key, strict, exactly, count, newest: () => newest }
  }

  async function countNew(asking: Asking, request: NewSearch): Promise<SearchAnswer['count']> {
    const plan = await planSearch({ ...asking, db: asking.tx }, request, request.since)
    return (await lookingBy(asking, plan).count()).count
  }

  async function find(asking: Asking, request: SearchRequest): Promise<Found> {
    const plan = await planSearch({ ...asking, db: asking.tx }, request)
    const looking = lookingBy(asking, plan)
    const { key, strict, exactly } = looking
    const { count, facets } = await looking.count()
    const size = Math.max(1, Math.min(MOST_A_PAGE, Math.trunc(request.size)))
    const place = readPlace(request.after)
    const byRelevance = request.order === 'relevance' && plan.head !== undefined
    const page = byRelevance
      ? rankedPage(
          await known(ranked, key, async () =>
            idsOf(
              await rankAll(asking, plan, strict === undefined ? { newest: looking.newest() } : await exactly(strict)),
            ),
          ),
          place?.by === 'relevance' ? place.skipped : 0,
          size,
        )
      : await datedPage(asking, plan, strict === undefined ? undefined : (from) => exactly(strict, from), {
          after: place?.by === 'date' ? place : undefined,
          size,
        })
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

  return {
    search: (request) =>
      asked(
        request.reach,
        (asking) => find(asking, request),
        (found, asking) => show(asking, found, request),
      ),
    countNew: (request) =>
      asked(
        request.reach,
        (asking) => countNew(asking, request),
        async (count) => count,
      ),
    suggest: ({ start, reach, language }) =>
      asked(
        reach,
        (asking) => suggest(asking, index.version(), { start, language }),
        async (suggested) => suggested,
      ),
  }
}

/** An article and its group, one after the other: as objects, what is remembered of a few hundred searches were megabytes. */
type RankedIds = Float64Array

const idsOf = (groups: readonly RankedGroup[]): RankedIds =>
  Float64Array.from(groups.flatMap(({ id, groupId }) => [id, groupId]))

function rankedPage(ids: RankedIds, skipped: number, size: number) {
  const all = ids.length / 2
  const groups: { id: number; groupId: number }[] = []
  for (let at = skipped; at < Math.min(skipped + size, all); at++) {
    groups.push({ id: ids[2 * at] as number, groupId: ids[2 * at + 1] as number })
  }
  const next = skipped + size < all ? writePlace({ by: 'relevance', skipped: skipped + size }) : undefined
  return { groups, next, all }
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

async function lookOver(asking: Asking, plan: SearchPlan): Promise<Overview> {
  const within = { limit: MOST_LOOKED_AT, newest: NEWEST, zone: asking.zone }
  const narrowed = narrowToNewest(plan, MOST_LOOKED_AT)
  const looked = narrowed && (await countFound(asking.tx, narrowed, within))
  // Fewer of the newest than was to be expected: then all are to be counted after all.
  return looked && sumOf(looked, 'documents') >= MOST_LOOKED_AT ? looked : countFound(asking.tx, plan.match, within)
}

const sumOf = ({ rows }: Overview, facet: string) => rows.find((row) => row.facet === facet)?.count ?? 0

async function countAll(asking: Asking, overview: Overview): Promise<Counted> {
  const groups = sumOf(overview, 'groups')
  const isFloor = sumOf(overview, 'documents') >= MOST_LOOKED_AT || groups >= MOST_COUNTED
  return {
    count: { value: Math.min(groups, MOST_COUNTED), isFloor },
    facets: await toFacets(asking.tx, overview.rows),
  }
}

async function countExact(asking: Asking, { found, isEnd }: Looked<ReadDocument>): Promise<Counted> {
  const rows = countRead(found)
  const value = rows.find(({ facet }) => facet === 'groups')?.count ?? 0
  return { count: { value, isFloor: !isEnd }, facets: await toFacets(asking.tx, rows) }
}

/** All years by their headlines, the newest that are about it, and the newest in which it stands. */
async function rankAll(
  asking: Asking,
  plan: SearchPlan,
  seen: { newest: FoundDocument[] | undefined } | Looked<ReadDocument>,
) {
  const { match, head, about } = plan
  const { tx, now } = asking
  if (!head || about === undefined) return []
  const recent = newestMonthsOf(plan, MOST_WITH_HEADS)
  const inHead = recent === undefined ? head.head : [...head.head, recent]
  const heads = await bestHeads(tx, { ...match, ...head, head: inHead }, MOST_HEADS)
  const newest = (loose: readonly string[], expected: number) =>
    lookBack({ ...plan, expected, match: { ...match, loose } }, { limit: NEWEST, before: undefined }, (match) =>
      newestFound(tx, match, { limit: NEWEST }),
    )
  const read = 'found' in seen ? seen.found.map((document) => ({ ...document, rank: 0 })) : undefined
  const abouts = read?.filter(({ isAbout }) => isAbout) ?? (await newest(about, plan.expectedAbout)).found
  const anywhere =
    read ?? ('newest' in seen ? seen.newest : undefined) ?? (await newest(match.loose, plan.expected)).found
  await ownTurn()
  return rankGroups({ heads, about: abouts, anywhere }, MOST_RANKED, now)
}

/** The next groups in the order of dates, each where its newest variant stands that was found. */
async function datedPage(
  asking: Asking,
  plan: SearchPlan,
  exactly: ((from: Cursor | undefined) => Promise<Looked<ReadDocument>>) | undefined,
  { after, size }: { after: Cursor | undefined; size: number },
) {
  const groups: Omit<FoundDocument, 'rank'>[] = []
  const pageBefore = (last: Cursor | undefined) => ({
    groups,
    next: last && writePlace({ by: 'date', published: last.published, id: last.id }),
    all: 0,
  })
  const limit = size * 3
  const look = async (before: Cursor | undefined): Promise<Looked<Omit<FoundDocument, 'rank'>>> =>
    exactly
      ? exactly(before)
      : lookBack(plan, { limit, before }, (match) => newestFound(asking.tx, match, { limit, before }))
  let before = after
  for (;;) {
    const looked = await look(before)
    const seen = await seenBefore(asking, plan, looked.found)
    for (const document of looked.found) {
      if (seen.has(document.id) || groups.some(({ groupId }) => groupId === document.groupId)) continue
      if (groups.length === size) return pageBefore(groups.at(-1))
      groups.push(document)
    }
    if (looked.isEnd) return pageBefore(undefined)
    before = looked.last
    // Who asks for exact words that are rare is shown what there was until here, and may look on.
    if (exactly) return pageBefore(before)
  }
}

/** Documents of whose group a newer one was found: on this page, or on one before. */
async function seenBefore(
  { tx }: Asking,
  { match }: SearchPlan,
  found: readonly Omit<FoundDocument, 'rank'>[],
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
