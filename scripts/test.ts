import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeResults } from '../bench/results.ts'
import { hasty, stopTestServer, testServer } from '../tests/support/database.ts'
import { postgres15, startPostgres } from '../tests/support/postgres15.ts'
import { describeCheck, runChecks } from './check.ts'
import { findBrowser } from './testing/findBrowser.ts'
import { type LongResult, writeLongResults } from './testing/longResults.ts'
import { openJourneys } from './testing/openJourneys.ts'
import { add, describeFile, describeSecondLook, describeTally, noTests, type Tally } from './testing/report.ts'
import { type FileResult, runTestFile } from './testing/runTestFile.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const usage = `npm test [-- [--long] [--postgres15] [path …]]

  Runs the checks and every test, the browser journeys too, several at once.
  path          only what lies under it: src/readers, tests/journeys, check (the checks alone)
  --long        campaigns in full length
  --postgres15  on a PostgreSQL 15 that is started for the run, all but the tests of the embedded server itself;
                without a path the result is written to bench/RESULTS.md
`

const everyTest = '{src,simulator,edge,scripts,sample,bench,tests}/**/*.test.{ts,tsx}'
const journeys = 'tests/journeys/'
/**
 * To them belongs the whole machine: what kills lose is lost under load, and fifty requests for one reader's lock are to
 * be answered within the patience of a database.
 */
const alone = ['tests/campaigns/kill.test.ts', 'tests/campaigns/twoProcesses.test.ts']
/** What takes longest begins first, so that nobody waits for it at the end; then what lies below `src` and elsewhere. */
const longest = [
  ...['src/money/billing/orders.test.ts', 'scripts/queryPlans.test.ts', 'src/money/subscriptions/erasure.test.ts'],
  ...['src/platform/postgres/embeddedPostgres.test.ts', 'src/money/subscriptions/endings.test.ts'],
  ...['tests/crawl/', 'tests/operations/', 'tests/campaigns/', journeys],
]
/** While one waits for a database, a browser or a clock, another one has its processor; six would time each other out. */
const atOnce = availableParallelism() + 2
const minute = 60_000
/**
 * So many files that fail in a whole run are run once more, alone, and the second result counts: a failure that needs
 * company is told apart from one that does not, and both are printed (decision 107). More than these are no accident.
 */
const MOST_LOOKED_AT_AGAIN = 5

type Wanted = { long: boolean; postgres15: boolean; paths: string[] }

async function main(): Promise<number> {
  const wanted = readArguments()
  if (wanted === 'help') return 0
  if (wanted === 'misused') return 2

  // What a build server or a shell happens to set must not change what is tested.
  for (const name of ['CI', 'GITHUB_ACTIONS', 'NODE_TEST_CONTEXT', 'DATELINE_LONG']) delete process.env[name]
  if (wanted.long) process.env.DATELINE_LONG = '1'
  // One for all, so that a campaign that failed can be run again.
  process.env.DATELINE_SEED ??= String(Math.floor(Math.random() * 1_000_000))

  const signal = endOnSignal()
  const tally = wanted.postgres15 ? await runOnPostgres15(wanted, signal) : await runEverything(wanted, signal)
  await stopTestServer()
  console.log(describeTally(tally))
  return tally.failed === 0 ? 0 : 1
}

/** The oldest server that DATABASE_URL may name. */
async function runOnPostgres15(wanted: Wanted, signal: AbortSignal): Promise<Tally> {
  if (!postgres15) {
    console.log(
      'FAILED  no PostgreSQL 15 is installed on this machine (Debian and Ubuntu: apt-get install postgresql-15)',
    )
    return { ...noTests, failed: 1 }
  }
  const server = await startPostgres(postgres15, hasty)
  try {
    process.env.TEST_DATABASE_URL = server.url
    const began = performance.now()
    const tally = await runEverything(wanted, signal)
    const minutes = Math.round((performance.now() - began) / minute)
    if (wanted.paths.length === 0 && !signal.aborted) await writeResults('postgres15', resultInWords(tally, minutes))
    return tally
  } finally {
    delete process.env.TEST_DATABASE_URL
    await server.stop()
  }
}

function resultInWords(tally: Tally, minutes: number): string {
  return `## The whole suite on PostgreSQL 15

\`npm test -- --postgres15\`, ${new Date().toISOString().slice(0, 10)}: ${describeTally(tally)}, in ${minutes} minutes.

Every test's database, and that of every site that a test starts, was on one PostgreSQL 15. Only the tests that are about the PostgreSQL that Dateline brings along ran on that one: its start, its kills and its absence, and backups between both.`
}

async function runEverything({ long, paths }: Wanted, signal: AbortSignal): Promise<Tally> {
  let tally = noTests
  const pass = () => {
    tally = { ...tally, passed: tally.passed + 1 }
  }
  const fail = (line: string) => {
    tally = { ...tally, failed: tally.failed + 1 }
    console.log(`FAILED  ${line}`)
  }

  const files = globSync(everyTest, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => paths.length === 0 || paths.some((path) => file.startsWith(path)))
    .sort()
  const everything = paths.length === 0
  const withChecks = everything || paths.includes('check')
  if (files.length === 0 && !withChecks) fail(`no test lies under ${paths.join(', ')}`)
  for (const name of everything ? [...longest, ...alone] : []) {
    if (!files.some((file) => file.startsWith(name))) fail(`no test lies under ${name}, which scripts/test.ts names`)
  }

  try {
    if (files.length > 0 || withChecks) await testServer()
  } catch (error) {
    fail(`PostgreSQL for the tests: ${(error as Error).message}`)
    return tally
  }

  const check = async () => {
    const results = await runChecks(1, (result) => console.log(describeCheck(result)))
    for (const result of results) {
      if (result.ok) pass()
      else tally = { ...tally, failed: tally.failed + 1 }
    }
  }

  // No file takes a quarter of it on a machine of its own; it ends what hangs, also where others have the machine too.
  const limits = { timeoutMs: 20 * minute * (long ? 12 : 1), signal }
  const longResults: LongResult[] = []
  const crowded: string[] = []
  const runFile = async (file: string) => {
    const result = await runTestFile(join(root, file), limits)
    console.log(describeFile(result, root))
    // The whole run has files side by side on two processors; a few of its failures are looked at again by themselves.
    if (everything && result.failures.length > 0 && !alone.includes(file) && crowded.length <= MOST_LOOKED_AT_AGAIN) {
      crowded.push(file)
      firstLooks.set(file, result)
      return
    }
    count(file, result)
  }
  const firstLooks = new Map<string, FileResult>()
  const count = (file: string, result: FileResult) => {
    longResults.push({ file, result, seed: Number(process.env.DATELINE_SEED) })
    tally = add(tally, result)
  }

  const browser = await findBrowser(process.env)
  if (browser.kind === 'found') process.env.CHROMIUM_PATH = browser.path
  // It makes the sample that every running site begins with, which takes a minute: the first thing to be begun.
  const opened = browser.kind === 'found' && files.some(isJourney) ? openJourneys() : undefined
  let hasSample = opened === undefined
  const sampled = () => {
    hasSample = true
  }
  opened?.then(sampled, sampled)
  const runJourney = async (file: string) => {
    await opened?.then(
      () => runFile(file),
      (error: Error) => fail(`${file}: ${error.message}`),
    )
  }
  if (browser.kind === 'missing' && files.some(isJourney)) fail(`journeys: ${browser.remedy}`)

  const works: Work[] = [
    ...(withChecks ? [{ run: check, onSample: false }] : []),
    ...longestFirst(files.filter((file) => !alone.includes(file))).map((file) => ({
      run: () => (isJourney(file) ? runJourney(file) : runFile(file)),
      onSample: beginsWithSample(file),
    })),
  ]
  // Until the sample is made nobody waits for it who can do something else.
  const next = () => {
    const at = hasSample ? 0 : works.findIndex(({ onSample }) => !onSample)
    return works.splice(Math.max(at, 0), 1)[0]
  }
  const work = async () => {
    for (let one = next(); one !== undefined && !signal.aborted; one = next()) await one.run()
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  // What a story left behind at the site of all would meet it there again: a second look has a site of its own.
  await opened?.then((both) => both.close()).catch(() => {})
  const looksAgain = crowded.length <= MOST_LOOKED_AT_AGAIN && !signal.aborted
  for (const file of crowded) {
    const first = firstLooks.get(file) as FileResult
    const second = looksAgain ? await runTestFile(join(root, file), limits) : first
    if (looksAgain) console.log(`${describeFile(second, root)}\n${describeSecondLook(first, second, root)}`)
    count(file, second)
  }
  for (const file of alone) if (files.includes(file) && !signal.aborted) await runFile(file)
  if (signal.aborted) fail('stopped before the end')
  else if (long) await writeLongResults(longResults)
  return tally
}

type Work = { run(): Promise<void>; onSample: boolean }

const isJourney = (file: string) => file.startsWith(journeys)

/** A copy of the sample's data folder is what it starts a site on. */
const beginsWithSample = (file: string) =>
  isJourney(file) || /\bstartSite\(/.test(readFileSync(join(root, file), 'utf8'))

function longestFirst(files: readonly string[]): string[] {
  const rank = (file: string) => longest.findIndex((beginning) => file.startsWith(beginning)) + 1 || longest.length + 1
  return files.toSorted((one, other) => rank(one) - rank(other))
}

function readArguments(): Wanted | 'help' | 'misused' {
  try {
    const { values, positionals } = parseArgs({
      options: {
        long: { type: 'boolean', default: false },
        postgres15: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    })
    if (values.help) {
      console.log(usage)
      return 'help'
    }
    const paths = positionals.map((path) => path.replaceAll('\\', '/').replace(/^\.\//, ''))
    return { long: values.long, postgres15: values.postgres15, paths }
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    return 'misused'
  }
}

/** A run that is stopped still ends its processes, its database and its last line. */
function endOnSignal(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort())
  return stop.signal
}

process.exitCode = await main().catch((error: unknown) => {
  console.log(error)
  console.log(describeTally({ ...noTests, failed: 1 }))
  return 1
})
// The test server's session, or a browser that a test forgot, must not keep a finished run from ending.
process.exit()
