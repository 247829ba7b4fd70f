import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { connectEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts'
import { fillLargePublication, LARGE } from '../tests/support/largePublication.ts'
import { requestHead, runLoad } from './load.ts'
import { isBusy, machineInWords, SERVER_CORE } from './machine.ts'
import { memoryOf } from './processFacts.ts'
import { median, table, verdict, writeResults } from './results.ts'
import { type RunningSite, startSite } from './site.ts'

/** Issue: nothing costs more than so many times what it costs with the sample publication. */
const MOST_TIMES = 1.2
/** What a clock and a scheduler make of the same thing twice. */
const NOISE_MS = 1
const WARM_TIMES = 60
const COMMANDS = 3
const DEEP_AT_ONCE = 20
const LOAD_SECONDS = 8
const INDEXED_EVERY_MS = 500

/** Of a publication as it is asked for: each name with the addresses that stand for it, none of them asked before. */
type Addresses = Record<string, readonly string[]>

const languages = ['', '/fr', '/ar']
const times = (count: number, path: (at: number) => string) => Array.from({ length: count }, (_, at) => path(at + 1))

const SAMPLE: Addresses = {
  front: languages.map((prefix) => prefix || '/'),
  'list, first page': languages.map((prefix) => `${prefix}/latest`),
  section: ['/section/borders', '/section/cities', '/fr/section/borders', '/fr/section/cities'],
  country: ['/place/japan', '/fr/place/japan', '/ar/place/japan'],
  // Those of which the sample has most: a page of two articles costs less than one of twenty.
  tag: ['europe', 'deserts', 'asia', 'africa', 'railways', 'islands'].map((tag) => `/tag/${tag}`),
  author: ['/author/the-africa-desk', '/author/the-andes-desk', '/author/the-pacific-desk'],
  feed: ['/section/borders/rss.xml', '/section/cities/rss.xml', '/rss.xml', '/feed.json'],
  sitemap: ['/sitemap-1.xml'],
}

const ARCHIVE: Addresses = {
  article: times(12, (at) => `/archive-${((at + 40_100) % 8) + 1}/archive-article-${at + 40_100}`),
  front: SAMPLE.front ?? [],
  'list, first page': SAMPLE['list, first page'] ?? [],
  'list, deep': times(6, (at) => `/latest?before=${1_040_000 + at}`),
  section: times(6, (at) => `/section/archive-${at}`),
  country: ['/place/france', '/place/germany', '/place/nigeria', '/place/brazil'],
  tag: [1, 9, 10, 11, 19, 20].map((tag) => `/tag/archive-tag-${tag}`),
  author: times(6, (at) => `/author/archive-author-${at}`),
  feed: ['/section/archive-1/rss.xml', '/tag/archive-tag-1/rss.xml', '/rss.xml', '/feed.json'],
  sitemap: ['/sitemap-201.xml', '/sitemap-202.xml', '/sitemap-203.xml'],
}

/** What carries more than the sample's, and how much more. */
const EXCEPTIONS: Record<string, string> = {
  sitemap: '5,000 addresses, of the sample its 44',
  tag: '20 articles, of the sample 7 at most',
  author: '20 articles, of the sample 6 at most',
}

type Measured = Record<string, { cold?: number; warm?: number }>

/** Addresses of the sample that are read from its own pages, since its articles change. */
async function addressesOfSample(site: RunningSite): Promise<Addresses> {
  const latest = await read(site, '/latest')
  const articles = [...new Set([...latest.matchAll(/href="(\/[a-z-]+\/[a-z0-9-]+)"/g)].map(([, path]) => path ?? ''))]
    .filter((path) => !/^\/(?:section|place|author|tag|source|about|newsletters|account)\//.test(path))
    .slice(0, 12)
  const [, next] = latest.match(/href="([^"]*\?before=\d+)"/) ?? []
  if (!next) throw new Error('the latest reports of the sample are on one page')
  const deep = languages.map((prefix) => prefix + next)
  return {
    ...SAMPLE,
    'list, deep': deep,
    article: articles,
  }
}

async function read(site: RunningSite, path: string): Promise<string> {
  const answer = await fetch(site.origin + path, { headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' } })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return text
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/**
 * Some of each kind are asked for before any is measured: what a young process does slowly it does as slowly in a small
 * publication. Where there are few addresses, those that were asked for at first are not measured as cold.
 */
async function measurePages(site: RunningSite, addresses: Addresses): Promise<Measured> {
  const measured: Measured = {}
  const others = new Map(Object.entries(addresses).map(([name, paths]) => [name, paths.slice(0, paths.length / 2)]))
  for (const path of [...others.values()].flat()) await read(site, path)
  for (const [name, paths] of Object.entries(addresses)) {
    const cold: number[] = []
    const warm: number[] = []
    for (const path of paths.slice(others.get(name)?.length)) cold.push(await took(() => read(site, path)))
    for (let round = 0; round < WARM_TIMES; round++) {
      warm.push(await took(() => read(site, paths[round % paths.length] ?? '/')))
    }
    measured[name] = { cold: median(cold), warm: median(warm) }
  }
  return measured
}

async function command(site: RunningSite, ...words: string[]): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [fileURLToPath(new URL('../bin/dateline.js', import.meta.url)), ...words],
    {
      env: { ...process.env, DATELINE_DATA: site.dataFolder, PORT: String(site.port) },
    },
  )
}

/** By the command line on the running site, from the command until it has ended. */
async function measureCommands(site: RunningSite, folder: string, slug: string): Promise<Measured> {
  const publish: number[] = []
  const set: number[] = []
  for (let at = 0; at < COMMANDS; at++) {
    const files = join(folder, `one-${site.startMs.toFixed(0)}-${at}`)
    await mkdir(files)
    const matter = `title: One more ${at}\ndate: 2026-01-0${at + 1}\nslug: one-more-${site.startMs.toFixed(0)}-${at}\n`
    await writeFile(join(files, 'one.md'), `---\n${matter}---\n\nIt is one more.\n`)
    publish.push(await took(() => command(site, 'import', 'markdown', files)))
    set.push(await took(() => command(site, 'article', 'set', slug, 'terms=metered')))
  }
  return { 'publish one article': { cold: median(publish) }, 'article set': { cold: median(set) } }
}

/**
 * A reader's article alone, while twenty pages deep in the archive that nobody has asked for are asked for at once, and
 * while twenty visitors leaf there without end.
 */
async function deepPagesAtOnce(site: RunningSite, article: string): Promise<string> {
  const headers = { 'Accept-Encoding': 'br', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' }
  const load = { port: site.port, connections: 1, seconds: LOAD_SECONDS, requests: [requestHead(article, headers)] }
  const ask = async (number: number, statuses: Record<string, number>) => {
    const { status, body } = await fetch(`${site.origin}/latest?before=${number}`, { headers })
    await body?.cancel()
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  const crowd = (visitor: (number: number, statuses: Record<string, number>) => Promise<void>, from: number) => {
    const statuses: Record<string, number> = {}
    const all = Array.from({ length: DEEP_AT_ONCE }, (_, at) => visitor(from + 4_000 * (at + 1), statuses))
    return { statuses, gone: Promise.all(all) }
  }
  // A process that has drawn none of them yet is another question.
  await crowd(ask, 1_000_100).gone
  const alone = await runLoad(load)
  const once = crowd(ask, 1_000_200)
  const besideOnce = await runLoad(load)
  await once.gone
  let ended = false
  const endless = crowd(async (from, statuses) => {
    for (let number = from; !ended; number++) await ask(number, statuses)
  }, 1_000_300)
  const besideEndless = await runLoad(load)
  ended = true
  await endless.gone
  const row = (name: string, beside: typeof alone, statuses: Record<string, number>, must: boolean) => {
    const ratio = beside.latencyMs.p99 / alone.latencyMs.p99
    const failed = Object.keys(statuses).some((status) => Number(status) >= 500)
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`)
    return [
      name,
      `${alone.latencyMs.p99.toFixed(2)} ms`,
      `${beside.latencyMs.p99.toFixed(2)} ms`,
      ratio.toFixed(2),
      answers.join(', '),
      must ? `≤ ${MOST_TIMES}, no 5xx` : 'no 5xx',
      verdict((ratio <= MOST_TIMES || !must) && !failed),
    ]
  }
  return table(
    [`${article} beside`, 'p99 alone', 'p99 beside them', 'times', 'answers to those', 'must', 'verdict'],
    [
      row('twenty deep pages at once', besideOnce, once.statuses, true),
      row('twenty visitors who leaf without end', besideEndless, endless.statuses, false),
    ],
  )
}

/** Resolves when the site has nothing left to index for the search, which it does beside everything else. */
function indexed(dataFolder: string): Promise<void> {
  return inDatabase(dataFolder, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ waits: boolean }>('select exists (select from search_changes) as waits')
      if (rows[0]?.waits === false) return
      await pause(INDEXED_EVERY_MS)
    }
  })
}

/** Else the site sends a letter to each of its readers meanwhile: what that costs is asked by `bench:letters`. */
function nobodyTakesLetters(dataFolder: string): Promise<void> {
  return inDatabase(dataFolder, async (client) => {
    await client.query("set session_replication_role = 'replica'")
    await client.query('delete from newsletter_subscriptions')
    await client.query('vacuum analyze newsletter_subscriptions')
  })
}

async function inDatabase(dataFolder: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const connection = await connectEmbeddedPostgres(join(dataFolder, 'postgres'))
  if (!connection) throw new Error('the database does not run')
  const client = new pg.Client(connection as pg.ClientConfig)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function measure(folder: string, dataFolder: string, addressesOf: (site: RunningSite) => Promise<Addresses>) {
  const site = await startSite({ dataFolder, core: SERVER_CORE })
  try {
    await indexed(dataFolder)
    const addresses = await addressesOf(site)
    const pages = await measurePages(site, addresses)
    const slug = addresses.article?.[0]?.split('/').at(-1) ?? ''
    const commands = await measureCommands(site, folder, slug)
    const { residentMb } = memoryOf(site.pid)
    const beside = await deepPagesAtOnce(site, addresses.article?.[0] ?? '/')
    return { measured: { ...pages, ...commands, restart: { cold: site.startMs } } as Measured, residentMb, beside }
  } finally {
    await site.stop()
  }
}

function growthTable(small: Measured, large: Measured, memory: [number, number]): string {
  const cells = (
    name: string,
    [before, after]: [number | undefined, number | undefined],
    unit: string,
    noise: number,
  ) => {
    if (before === undefined || after === undefined) return ['', '', '', '']
    const isMet = after <= before * MOST_TIMES || after - before <= noise
    const said = !isMet && EXCEPTIONS[name] ? 'an exception' : verdict(isMet)
    return [before.toFixed(1) + unit, after.toFixed(1) + unit, (after / before).toFixed(2), said]
  }
  const rows = Object.keys(large).map((name) => [
    EXCEPTIONS[name] ? `${name} (${EXCEPTIONS[name]})` : name,
    ...cells(name, [small[name]?.cold, large[name]?.cold], ' ms', NOISE_MS),
    ...cells(name, [small[name]?.warm, large[name]?.warm], ' ms', NOISE_MS),
  ])
  rows.push(['memory, resident', ...cells('memory', memory, ' MB', 0), '', '', '', ''])
  const count = LARGE.articles.toLocaleString('en')
  return table(
    ['', 'cold, sample', `cold, ${count}`, 'times', 'verdict', 'warm, sample', `warm, ${count}`, 'times', 'verdict'],
    rows,
  )
}

/** `npm run bench:growth`: what everything costs with the sample publication, and with 100,000 articles beside it. */
const folder = await mkdtemp(join(tmpdir(), 'dateline-growth-'))
const busy = isBusy()
try {
  const dataFolder = join(folder, 'data')
  await startSite({ dataFolder }).then((site) => site.stop())
  const small = await measure(folder, dataFolder, addressesOfSample)
  const filling = await startSite({ dataFolder })
  const connection = await connectEmbeddedPostgres(join(dataFolder, 'postgres'))
  if (!connection) throw new Error('the database does not run')
  await fillLargePublication(connection, LARGE)
  await nobodyTakesLetters(dataFolder)
  await filling.stop()
  const large = await measure(folder, dataFolder, async () => ARCHIVE)
  const text = [
    '## Growth',
    '',
    `\`npm run bench:growth\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machineInWords()}.`,
    ...(busy ? ['', '**Somebody else was using the machine; read ratios, not rates.**'] : []),
    '',
    `Cold: the first time that an address is asked for, median of several; warm: asked for again. Must: at most ${MOST_TIMES} times, or ${NOISE_MS} ms more.`,
    '',
    growthTable(small.measured, large.measured, [small.residentMb, large.residentMb]),
    '',
    large.beside,
  ].join('\n')
  await writeResults('growth', text)
  process.stdout.write(`${text}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
