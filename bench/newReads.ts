import { setTimeout as pause } from 'node:timers/promises'
import { type LoadResult, requestHead, runLoad } from './load.ts'
import { memoryOf } from './processFacts.ts'
import type { BenchDatabase } from './readersForLoad.ts'
import { median, table, verdict } from './results.ts'
import type { RunningSite } from './site.ts'

const CONNECTIONS = 50
/** DESIGN §8: each is a committed transaction. */
const MUST_PER_SECOND = 500
/** As many as the policy allows, so that every article may be opened by everybody. */
const ALLOWANCE = 100

/** Budget 1, second half: articles that signed-in readers open for the first time, each on disk when it is answered. */
export async function benchNewReads(site: RunningSite, database: BenchDatabase, rounds: number, readers: number) {
  const articles = await database.articles()
  await database.setAllowance(ALLOWANCE)
  await untilItCounts(`${site.origin}${articles[0]?.path}`)
  const results: LoadResult[] = []
  try {
    // The first round fills the memory with articles and answers, as on a site that has been up for a minute.
    for (let round = -1; round < rounds; round++) {
      const result = await openEverything(round < 0 ? CONNECTIONS : readers)
      if (round >= 0) results.push(result)
    }
  } finally {
    await database.setAllowance(1)
  }
  const perSecond = median(results.map((result) => result.answers / result.seconds))
  const settings = await database.settings()
  const met = perSecond >= MUST_PER_SECOND
  const row = [
    String(results.reduce((sum, result) => sum + result.answers, 0)),
    `${perSecond.toFixed(0)}/s`,
    `${median(results.map((result) => result.latencyMs.p50)).toFixed(1)} ms`,
    `${median(results.map((result) => result.latencyMs.p99)).toFixed(1)} ms`,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    `≥ ${MUST_PER_SECOND}/s`,
    verdict(met),
  ]
  return {
    met,
    text: table(['new reads', 'Dateline', 'p50', 'p99', 'PostgreSQL', 'must', 'verdict'], [row]),
    memory: memoryOf(site.pid),
  }

  /** Every reader opens every article; who asks next is always somebody else, so that nobody waits for themselves. */
  async function openEverything(count: number): Promise<LoadResult> {
    const tokens = await database.makeReaders(count)
    const requests: string[] = []
    for (let first = 0; first < tokens.length; first += CONNECTIONS) {
      for (const article of articles) {
        for (const token of tokens.slice(first, first + CONNECTIONS)) {
          requests.push(
            requestHead(article.path, {
              'Accept-Encoding': 'br',
              Cookie: `dateline_session=${token}`,
              'User-Agent': 'bench',
            }),
          )
        }
      }
    }
    const before = await database.storedReads()
    const result = await runLoad({ port: site.port, connections: CONNECTIONS, seconds: 0, requests, once: true })
    const stored = (await database.storedReads()) - before
    const kinds = JSON.stringify(result.kinds)
    if (result.kinds['200 metered; reason=new'] !== requests.length) throw new Error(`not all were new reads: ${kinds}`)
    if (stored !== requests.length) throw new Error(`${requests.length} reads were answered and ${stored} stored`)
    return result
  }
}

/** The site hears of the new policy by a notice; a visitor who has read nothing is told how much is left. */
async function untilItCounts(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(url, { method: 'HEAD' })
    if (answer.headers.get('dateline-access')?.endsWith(`left=${ALLOWANCE - 1}`)) return
    await pause(25)
  }
  throw new Error('the site did not hear of the changed policy')
}
