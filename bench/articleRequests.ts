import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { fileURLToPath } from 'node:url'
import { haveWrk, type LoadResult, requestHead, runLoad, runWrk } from './load.ts'
import { onCore, SERVER_CORE } from './machine.ts'
import { processorMs } from './processFacts.ts'
import { type BenchDatabase, sessionHash } from './readersForLoad.ts'
import { median, table, verdict } from './results.ts'
import type { RunningSite } from './site.ts'

export type Effort = { rounds: number; seconds: number }

const CONNECTIONS = 50
const WARM_UP_SECONDS = 4
/** Different people of each kind, so that nothing is fast only because it is always the same. */
const PEOPLE = 50
export const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
/** DESIGN §8 */
const MUST = 0.7

export type Viewer = { name: string; cookies: string[]; expected: string }
type Case = { viewer: Viewer; encoding: 'br' | 'identity'; heads: string[]; path: string }
type Round = { perSecond: number; microsecondsEach: number; share: number; p99: number }
/** Rounds of one case, ours and the bare server's in turn. */
type Rounds = { what: string; encoding: string; bytes: number; ours: Round[]; theirs: Round[]; ratio: number }

export type ArticleRequestsBench = {
  /** Each viewer in each encoding; a table. */
  measure(effort: Effort): Promise<string>
  /** What keeps asking it as all of its viewers do. */
  heads: readonly string[]
  close(): void
}

/**
 * Budget 1: requests per second of the article page on one core, beside bare node:http with the same bytes, headers
 * and look at the cookie. Rounds alternate, and what counts is the median of the rounds' ratios. The last row is a
 * visitor's gate as an operator would measure it, by a foreign load generator, where there is one.
 */
export async function openArticleRequests(site: RunningSite, database: BenchDatabase): Promise<ArticleRequestsBench> {
  const [article, other] = await database.articles()
  if (!article || !other) throw new Error('the publication has no two metered articles')
  const viewers = await makeViewers(database, article.groupId, other.groupId)
  const cases = viewers.flatMap((viewer) =>
    (['br', 'identity'] as const).map((encoding): Case => {
      // Bare node:http tells encodings apart by address; the query costs both sides the same.
      const path = `${article.path}?as=${encoding}-${viewers.indexOf(viewer)}`
      const heads = viewer.cookies.map((cookie) =>
        requestHead(path, { 'Accept-Encoding': encoding, Cookie: cookie, 'User-Agent': BROWSER }),
      )
      return { viewer, encoding, heads, path }
    }),
  )
  const bare = await startBareServer(site, database, cases)

  async function alternate(
    one: Case,
    what: string,
    load: (port: number, seconds: number) => Promise<LoadResult>,
    { rounds, seconds }: Effort,
  ): Promise<Rounds> {
    await load(site.port, WARM_UP_SECONDS)
    await load(bare.port, WARM_UP_SECONDS)
    const ours: Round[] = []
    const theirs: Round[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(await measure(site.pid, one, () => load(site.port, seconds)))
      theirs.push(await measure(bare.pid, one, () => load(bare.port, seconds)))
    }
    const ratio = median(ours.map((round, index) => round.perSecond / (theirs[index]?.perSecond ?? Number.NaN)))
    return { what, encoding: one.encoding, bytes: bare.bytesOf(one.path), ours, theirs, ratio }
  }

  return {
    heads: cases.flatMap(({ heads }) => heads),
    async measure(effort) {
      const rows: string[][] = []
      const add = (rounds: Rounds) => {
        rows.push(rowOf(rounds))
        process.stderr.write(`  ${rows.at(-1)?.join('  ')}\n`)
      }
      for (const one of cases) {
        const load = { connections: CONNECTIONS, requests: one.heads }
        add(await alternate(one, one.viewer.name, (port, seconds) => runLoad({ ...load, port, seconds }), effort))
      }
      const gate = cases.find(({ viewer, encoding }) => viewer.expected.startsWith('gate') && encoding === 'br')
      if (gate && haveWrk) {
        const headers = { 'Accept-Encoding': 'br', Cookie: gate.viewer.cookies[0] ?? '', 'User-Agent': BROWSER }
        const load = { connections: CONNECTIONS, path: gate.path, headers }
        add(await alternate(gate, 'the same by wrk', (port, seconds) => runWrk({ ...load, port, seconds }), effort))
      }
      return table(HEAD, rows)
    },
    close: bare.stop,
  }
}

const HEAD = [
  'viewer',
  'encoding',
  'bytes',
  'Dateline',
  'bare node:http',
  'ratio',
  'by processor time',
  'p99',
  'must',
  'verdict',
]

function rowOf({ what, encoding, bytes, ours, theirs, ratio }: Rounds): string[] {
  const ourMicroseconds = median(ours.map((round) => round.microsecondsEach))
  const theirMicroseconds = median(theirs.map((round) => round.microsecondsEach))
  return [
    what,
    encoding,
    String(bytes),
    inWords(ours),
    inWords(theirs),
    percent(ratio),
    `${ourMicroseconds.toFixed(0)} µs : ${theirMicroseconds.toFixed(0)} µs = ${percent(theirMicroseconds / ourMicroseconds)}`,
    `${median(ours.map((round) => round.p99)).toFixed(1)} : ${median(theirs.map((round) => round.p99)).toFixed(1)} ms`,
    `≥ ${percent(MUST)}`,
    verdict(ratio >= MUST),
  ]
}

async function makeViewers(database: BenchDatabase, groupId: number, otherGroupId: number): Promise<Viewer[]> {
  const spent = await database.makeReaders(PEOPLE)
  for (const token of spent) await database.storeRead(token, otherGroupId)
  const subscribers = await database.makeSubscribers(PEOPLE)
  const passes = (group: number) =>
    Array.from({ length: PEOPLE }, (_, index) => `dateline_pass=${database.passWith([group], index * 600)}`)
  const sessions = (tokens: string[]) => tokens.map((token) => `dateline_session=${token}`)
  return [
    { name: 'visitor at the gate', cookies: passes(otherGroupId), expected: 'gate; reason=allowance-spent' },
    { name: 'reader at the gate', cookies: sessions(spent), expected: 'gate; reason=allowance-spent' },
    { name: 'visitor reading again', cookies: passes(groupId), expected: 'metered; reason=reread' },
    { name: 'subscriber', cookies: sessions(subscribers), expected: 'open; reason=subscriber' },
  ]
}

async function measure(pid: number, one: Case, load: () => Promise<LoadResult>): Promise<Round> {
  const before = processorMs(pid)
  const result = await load()
  const usedMs = (processorMs(pid) ?? Number.NaN) - (before ?? Number.NaN)
  for (const kind of Object.keys(result.kinds)) {
    if (!kind.startsWith(`200 ${one.viewer.expected}`)) throw new Error(`${one.viewer.name} was answered ${kind}`)
  }
  return {
    perSecond: result.answers / result.seconds,
    microsecondsEach: (usedMs * 1000) / result.answers,
    share: usedMs / (result.seconds * 1000),
    p99: result.latencyMs.p99,
  }
}

/** Requests per second, and how busy the server's core was: under some 90 % the load generator was the limit. */
function inWords(rounds: readonly Round[]): string {
  const perSecond = median(rounds.map((round) => round.perSecond))
  return `${perSecond.toFixed(0)}/s (${percent(median(rounds.map((round) => round.share)))} busy)`
}

const percent = (ratio: number) => `${(ratio * 100).toFixed(0)} %`

async function startBareServer(site: RunningSite, database: BenchDatabase, cases: readonly Case[]) {
  const answers = await Promise.all(cases.map((one) => recordAnswer(site, one)))
  const { program, args } = onCore(SERVER_CORE, [process.execPath])
  const child: ChildProcess = fork(fileURLToPath(new URL('bareServer.js', import.meta.url)), [], {
    execPath: program,
    execArgv: args,
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const cookies = new Set(cases.flatMap(({ viewer }) => viewer.cookies))
  const sessionHashes = [...cookies].flatMap((cookie) => {
    const [name, token] = cookie.split('=')
    return name === 'dateline_session' && token ? [sessionHash(token)] : []
  })
  child.send({ answers, sessionHashes, passKey: database.passKey.toString('base64') })
  await once(child, 'message')
  return {
    port,
    pid: child.pid ?? 0,
    bytesOf: (path: string) => Buffer.from(answers.find((answer) => answer.path === path)?.body ?? '', 'base64').length,
    stop: () => void child.kill('SIGKILL'),
  }
}

/** What Dateline answers, byte for byte; Date, Connection and Keep-Alive are the server's own and come by themselves. */
function recordAnswer(site: RunningSite, one: Case): Promise<{ path: string; headers: string[]; body: string }> {
  const ownHeaders = new Set(['date', 'connection', 'keep-alive'])
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': one.encoding, Cookie: one.viewer.cookies[0] ?? '' }
    get({ host: '127.0.0.1', port: site.port, path: one.path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const raw = answer.rawHeaders
        const kept = raw.flatMap((name, index) =>
          index % 2 === 0 && !ownHeaders.has(name.toLowerCase()) ? [name, raw[index + 1] ?? ''] : [],
        )
        resolve({ path: one.path, headers: kept, body: Buffer.concat(chunks).toString('base64') })
      })
    }).on('error', reject)
  })
}
