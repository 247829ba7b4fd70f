import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requestHead, runLoad } from '../../bench/load.ts'
import { memoryOf } from '../../bench/processFacts.ts'
import { writeResults } from '../../bench/results.ts'
import { PAGES } from '../../bench/use.ts'
import { createSigner } from '../../src/platform/signing.ts'
import { inspectable, liveMemory } from '../support/liveMemory.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'
import { ARTICLES } from './crowd.ts'

const isLong = process.env.DATELINE_LONG === '1'
/** In full two million; otherwise enough to see whatever keeps four hundred bytes of each. */
const REQUESTS = isLong ? 2_000_000 : 20_000
const PARTS = 10
/** Issue: flat within 10 % after the first tenth. */
const MOST_GROWTH = 1.1

let site: RunningSite
let passes: ReturnType<typeof createSigner>
before(async () => {
  const secret = 'a secret that the site and this test share'
  site = await startSite({
    env: { ...inspectable, LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1', DATELINE_SECRET: secret },
  })
  passes = createSigner(secret, 'pass')
})
after(() => site?.discard())

/** No two are alike in cookie, query, agent or network; a tenth also in path. */
function requestOf(number: number): string {
  const own = number.toString(36)
  const article = ARTICLES[number % ARTICLES.length] ?? '/'
  const path = number % 20 === 0 ? (PAGES[(number / 20) % PAGES.length] ?? '/') : article
  const cookie = [
    `dateline_pass=${passes.sign(`1:${own}-${Math.floor(Date.now() / 1000).toString(36)}`)}`,
    `dateline_pass=1:${own}-aaaaaa.${'x'.repeat(22)}`,
    `dateline_session=${own.padStart(43, 'A')}`,
    `other=${own}`,
  ][number % 5]
  const isCrawler = number % 50 === 9
  return requestHead(`${path}${number % 10 === 7 ? `/${own}` : ''}?utm_source=${own}`, {
    'Accept-Encoding': ['br', 'gzip', 'identity'][number % 3] ?? 'br',
    'Accept-Language': `fr-${own.slice(-2)}`,
    'User-Agent': isCrawler ? `Mozilla/5.0 (compatible; Googlebot/2.1) ${own}` : `Mozilla/5.0 (${own})`,
    'X-Forwarded-For': `2001:db8:${(number >> 16).toString(16)}:${(number & 0xffff).toString(16)}::1`,
    ...(cookie !== undefined && { Cookie: cookie }),
  })
}

test('a publisher whose site is asked by ever new cookies, queries and agents does not run out of memory', async () => {
  const port = Number(new URL(site.origin).port)
  const size = REQUESTS / PARTS
  const resident: number[] = []
  const live: number[] = []
  for (let part = 0; part < PARTS; part++) {
    const requests = Array.from({ length: size }, (_, index) => requestOf(part * size + index))
    const { answers, kinds } = await runLoad({ port, connections: 50, seconds: 0, requests, once: true })
    assert.equal(answers, size)
    const failed = Object.keys(kinds).filter((kind) => !/^(?:200|404)/.test(kind))
    assert.deepEqual(failed, [])
    resident.push(Math.round(memoryOf(site.pid).residentMb))
    live.push(Math.round((await liveMemory(site)) * 10) / 10)
  }
  const said = `of ${REQUESTS} requests: ${live.join(', ')} MB held, ${resident.join(', ')} MB resident`
  assert.ok(isFlat(live), said)
  // What a process has of its machine is flat only once all that it keeps has filled.
  if (!isLong) return
  assert.ok(isFlat(resident), said)
  await writeResults('memory', resultInWords(said))
})

function isFlat([first = 0, ...later]: readonly number[]): boolean {
  return Math.max(...later) <= first * MOST_GROWTH
}

function resultInWords(said: string): string {
  return `## Memory under ever new requests

\`npm run test:long -- tests/campaigns/flatMemory.test.ts\`, ${new Date().toISOString().slice(0, 10)}: no two requests alike in cookie, query, agent and network, among them passes that are valid, made up and none, sessions that never were, would-be crawlers, and paths that lead nowhere.

After each tenth ${said}.`
}
