import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { SearchRequest } from '../src/archive/search/search.module.ts'
import { saveArticles } from '../src/articles/store/store.module.ts'
import { ReadsEverything } from '../src/paywall/decisions/decisions.module.ts'
import { migrate, readMigrations } from '../src/platform/migrations.ts'
import { ensureSection } from '../src/publication/facts/facts.module.ts'
import { databaseAt, makeDatabase } from '../tests/support/database.ts'
import { createSite, type TestSite } from '../tests/support/site.ts'
import { isBusy, machineInWords } from './machine.ts'
import { median, table, verdict, writeResults } from './results.ts'

/** DESIGN §8. */
const P95_MS = 50
const FOUND_WITHIN_MS = 1_000
const BATCH = 200
const LAST = 1_000
const QUERIES = 400

/** Filling takes most of the time: `--keep` leaves the database and says where, `--on=<url>` measures on one again. */
const { positionals, values } = parseArgs({
  options: { keep: { type: 'boolean', default: false }, on: { type: 'string' } },
  allowPositionals: true,
})
const count = Number(positionals[0] ?? 100_000)

/** Numbers that are the same in every run. */
function createDice(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
const dice = createDice(7)

/** Words as a language has them: few are in everything, most in hardly anything (Zipf). */
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru'.split(' ')
const word = (n: number): string =>
  n < SYLLABLES.length
    ? `${SYLLABLES[n]}n`
    : (SYLLABLES[n % SYLLABLES.length] ?? '') + word(Math.floor(n / SYLLABLES.length))
const VOCABULARY = 60_000
const rank = () => Math.floor(VOCABULARY ** dice()) - 1
const words = (many: number) => Array.from({ length: many }, () => word(rank())).join(' ')
/** A headline has words that tell: none of those that are in everything. */
const telling = (many: number) =>
  Array.from({ length: many }, () => word(60 + Math.floor((VOCABULARY - 60) ** dice()))).join(' ')

const HAN = '山水火木金土日月星雲雨雪風花草鳥魚虫人口手足目耳心力刀弓車船門'
const han = (many: number) => Array.from({ length: many }, () => [...HAN][Math.floor(dice() * 30)]).join('')
const LANGUAGES = ['en', 'en', 'en', 'fr', 'de', 'es', 'ru', 'ja', 'ar', 'pl'] as const

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })

function article(n: number, first: Temporal.Instant) {
  const language = LANGUAGES[n % LANGUAGES.length] ?? 'en'
  const text = (many: number) => (language === 'ja' ? han(many) : words(many))
  return {
    slug: `searched-${n}`,
    ...{ section: `section-${n % 8}`, language, terms: 'metered' as const, status: 'published' as const },
    headline: language === 'ja' ? han(12) : telling(7),
    standfirst: language === 'ja' ? han(24) : telling(14),
    authors: [`Writer ${n % 400}`],
    tags: [],
    places: [{ country: ['FR', 'DE', 'JP', 'UA', 'BR', 'KE'][n % 6] ?? 'FR' }],
    firstPublished: first.add({ minutes: n * 100 }),
    redirectFrom: [],
    extra: {},
    body: { type: 'doc' as const, content: Array.from({ length: 7 }, () => paragraph(text(60))) },
  }
}

type Kind = { name: string; share: number; query: () => string; more?: () => Partial<SearchRequest> }
/** Three in ten ask for a word that is in over a fifth of the articles. */
const common = () => word(30 + Math.floor(dice() * 90))
const rare = () => word(20_000 + Math.floor(dice() * 40_000))
const kinds: readonly Kind[] = [
  { name: 'a word in over 20 % of the articles', share: 0.3, query: common },
  { name: 'two common words', share: 0.1, query: () => `${common()} ${common()}` },
  { name: 'a rare word', share: 0.15, query: rare },
  { name: 'a rare and a common word', share: 0.1, query: () => `${rare()} ${common()}` },
  { name: 'exact words', share: 0.1, query: () => `"${common()} ${word(500 + Math.floor(dice() * 500))}"` },
  { name: 'a script without spaces', share: 0.1, query: () => han(3) },
  { name: 'a mistyped word', share: 0.05, query: () => rare().replace(/.(?=.$)/, 'q') },
  {
    name: 'a common word of one section and year',
    share: 0.05,
    query: common,
    more: () => ({ filters: { section: `section-${Math.floor(dice() * 8)}`, year: 2010 + Math.floor(dice() * 10) } }),
  },
  { name: 'a common word by date', share: 0.05, query: common, more: () => ({ order: 'date' }) },
]

const percentile = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0

async function fill({ dateline: { db, clock, searchIndex } }: TestSite) {
  const first = clock.now().subtract({ minutes: (count + LAST) * 100 + 60 })
  for (let from = 0; from < count; from += BATCH) {
    const drafts = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => article(from + at, first))
    await saveArticles(db, drafts, clock.now())
  }
  // As a database is filled at once; the last of them one by one, as a newsroom's come.
  const { rows } = await sql<{ name: string; made: string }>`select indexname as name, indexdef as made from pg_indexes
    where tablename = 'search_documents' and indexdef like '%USING gin%'`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  await searchIndex.settle()
  await db.transaction().execute(async (tx) => {
    // A hundred thousand take longer than any statement of the site may.
    await sql`select set_config('statement_timeout', '0', true), set_config('maintenance_work_mem', '512MB', true)`.execute(
      tx,
    )
    for (const { made } of rows) await sql.raw(made).execute(tx)
  })
  await sql`vacuum analyze`.execute(db)
  const last = Array.from({ length: LAST }, (_, at) => article(count + at, first))
  await saveArticles(db, last, clock.now())
  const began = performance.now()
  await searchIndex.settle()
  return LAST / ((performance.now() - began) / 1_000)
}

async function ask(site: TestSite, reach: SearchRequest['reach']) {
  const times = new Map<string, number[]>(kinds.map(({ name }) => [name, []]))
  const all: number[] = []
  const ms = async (request: Partial<SearchRequest> & { query: string }) => {
    const began = performance.now()
    const answer = await site.dateline.search.search({
      ...{ filters: {}, order: 'relevance', size: 20, reach, language: 'en', ...request },
    })
    return { answer, took: performance.now() - began }
  }
  for (const { name, share, query, more } of kinds) {
    for (let at = 0; at < QUERIES * share; at++) {
      const { took } = await ms({ query: query(), ...more?.() })
      times.get(name)?.push(took)
      all.push(took)
    }
  }
  const hundredth: number[] = []
  for (let at = 0; at < 20; at++) {
    hundredth.push((await ms({ query: common(), after: 'r1980' })).took)
    const middle = site.dateline.clock.now().subtract({ minutes: Math.floor(count / 2) * 100 })
    hundredth.push((await ms({ query: common(), order: 'date', after: `d${middle.epochMilliseconds}.1` })).took)
  }
  times.set('the hundredth page of a common word', hundredth)
  return { times, all: [...all, ...hundredth] }
}

/** From the call that publishes until somebody finds it. */
async function publishOne(site: TestSite): Promise<number> {
  const { searchIndex, notices, search } = site.dateline
  searchIndex.start()
  // A database that is measured again has those of before.
  const neverSaid = `quag${Date.now()
    .toString(36)
    .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`
  const found = Promise.withResolvers<void>()
  notices.on('search-index', async () => {
    const asked = {
      query: neverSaid,
      asTyped: true,
      filters: {},
      order: 'date',
      size: 1,
      reach: 'open',
      language: 'en',
    } as const
    if ((await search.search(asked)).count.value === 1) found.resolve()
  })
  const began = performance.now()
  await site.publish({
    slug: `found-at-once-${neverSaid}`,
    headline: neverSaid,
    body: { type: 'doc', content: [paragraph('Text.')] },
  })
  await found.promise
  return performance.now() - began
}

const database = values.on === undefined ? await makeDatabase('bench_search') : databaseAt(values.on)
if (values.on !== undefined) await migrate(database.connection, await readMigrations())
const site = await createSite('bench_search', { database })
try {
  if (isBusy()) process.stderr.write('Others are using this machine: the numbers say little.\n')
  for (let n = 0; n < 8; n++) await ensureSection(site.dateline.db, `section-${n}`, `Section ${n}`)
  const perSecond = values.on === undefined ? await fill(site) : undefined
  await sql`vacuum analyze`.execute(site.dateline.db)
  const before = process.memoryUsage().rss
  const rows: string[][] = []
  for (const [who, reach] of [
    ['visitor', 'open'],
    ['subscriber', ReadsEverything.atTheCommandLine()],
  ] as const) {
    await ask(site, reach)
    const { times, all } = await ask(site, reach)
    for (const [name, values] of times)
      rows.push([`${who}: ${name}`, `${median(values).toFixed(1)} ms`, `${percentile(values, 0.95).toFixed(1)} ms`, ''])
    const p95 = percentile(all, 0.95)
    rows.push([`${who}: all of these`, `${median(all).toFixed(1)} ms`, `${p95.toFixed(1)} ms`, verdict(p95 <= P95_MS)])
  }
  const grown = (process.memoryUsage().rss - before) / 2 ** 20
  const published = await publishOne(site)
  const text = [
    `## Search: ${count} articles`,
    '',
    `\`npm run bench:search ${count}\`, ${machineInWords()}${isBusy() ? '; **busy with other work**' : ''}.`,
    '',
    table(['searches', 'median', 'p95', `≤ ${P95_MS} ms`], rows),
    '',
    `One article published is found after ${published.toFixed(0)} ms (≤ ${FOUND_WITHIN_MS}: ${verdict(published <= FOUND_WITHIN_MS)}). ${perSecond === undefined ? '' : `Indexed: ${perSecond.toFixed(0)} articles in a second. `}Memory grew by ${grown.toFixed(0)} MB while searching.`,
  ].join('\n')
  process.stdout.write(`${text}\n`)
  if (count >= 100_000) await writeResults('search', text)
} finally {
  await site.close()
  if (values.keep || values.on !== undefined) process.stderr.write(`The database is kept: ${database.url}\n`)
  else await database.drop()
}
