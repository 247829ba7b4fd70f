import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type DnsServer, startDnsServer } from '../../../tests/support/dnsServer.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { createLog } from '../../platform/log.ts'
import { setPolicy } from '../meter/meter.module.ts'
import { refreshCrawlers } from './refreshCrawlers.ts'

const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const BINGBOT = 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'

let dns: DnsServer
let site: TestSite
before(async () => {
  dns = await startDnsServer({
    'PTR 7.100.51.198.in-addr.arpa': 'crawl-198-51-100-7.googlebot.com',
    'A crawl-198-51-100-7.googlebot.com': '198.51.100.7',
    // Somebody's own address with Google's name on it, which leads to Google.
    'PTR 8.100.51.198.in-addr.arpa': 'crawl-198-51-100-7.googlebot.com',
    'PTR 9.100.51.198.in-addr.arpa': 'crawl.evilgooglebot.com',
    'A crawl.evilgooglebot.com': '198.51.100.9',
    'PTR 10.100.51.198.in-addr.arpa': 'googlebot.com.evil.example',
    'A googlebot.com.evil.example': '198.51.100.10',
    'PTR 11.100.51.198.in-addr.arpa': 'late.googlebot.com',
    'A late.googlebot.com': '198.51.100.11',
    // What fetches a page because somebody asked Google to.
    'PTR 12.100.51.198.in-addr.arpa': 'google-proxy-198-51-100-12.google.com',
    'A google-proxy-198-51-100-12.google.com': '198.51.100.12',
  })
  site = await createSite('crawlers', { resolver: dns.resolver })
  const paragraph = () => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: 'Of this there is much.' }],
  })
  for (const slug of ['ferry', 'tide', 'bridge'])
    await site.publish({
      slug,
      terms: 'subscribers',
      body: { type: 'doc', content: Array.from({ length: 9 }, paragraph) },
    })
})
after(async () => {
  await site.close()
  dns.close()
})

async function ask(address: string, userAgent = GOOGLEBOT, slug = 'ferry', headers: Record<string, string> = {}) {
  const answer = await site
    .visitor({ address })
    .fetch(`/world/${slug}`, { headers: { 'user-agent': userAgent, ...headers } })
  await site.dateline.paywall.crawlersProven()
  return answer
}

const OPEN = 'open; reason=crawler'
const GATE = 'gate; reason=subscribers-only; gate=subscribe'

test('a crawler in its published ranges reads at once, is not counted, and is told not to keep it', async () => {
  const answer = await ask('66.249.66.1')
  assert.equal(answer.access, OPEN)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.match(answer.text, /<meta name="robots" content="noarchive/)
  assert.equal((await ask('2001:4860:4801:10::7')).access, OPEN)
  assert.equal((await ask('157.55.39.12', BINGBOT)).access, OPEN)
})

test('who has Google fetch a page for them reads as a visitor, whatever they call themselves', async () => {
  for (let time = 0; time < 2; time++) assert.equal((await ask('198.51.100.12')).access, GATE)
})

test('nobody is a crawler by saying so, nor by another crawler’s address, nor by a header', async () => {
  assert.equal((await ask('203.0.113.5')).access, GATE)
  assert.equal((await ask('66.249.66.1', BINGBOT)).access, GATE)
  assert.equal((await ask('66.249.66.1', 'Mozilla/5.0 (X11; Linux) Firefox/150')).access, GATE)
  assert.equal((await ask('203.0.113.6', GOOGLEBOT, 'ferry', { 'x-forwarded-for': '66.249.66.1' })).access, GATE)
  assert.equal((await ask('66.249.66.1', 'GPTBot/1.2')).access, GATE)
})

test('a name that leads back proves an address; the first request is an ordinary visitor’s', async () => {
  assert.equal((await ask('198.51.100.7')).access, GATE)
  assert.equal((await ask('198.51.100.7')).access, OPEN)
  const asked = dns.questions()
  await ask('198.51.100.7', GOOGLEBOT, 'tide')
  assert.equal(dns.questions(), asked, 'the verdict is kept')
})

for (const [address, what] of [
  ['198.51.100.8', 'a name that leads elsewhere'],
  ['198.51.100.9', 'a name that only ends like the crawler’s'],
  ['198.51.100.10', 'a name that only begins like the crawler’s'],
  ['198.51.100.99', 'no name'],
] as const) {
  test(`${what} proves nothing`, async () => {
    await ask(address)
    assert.equal((await ask(address)).access, GATE)
  })
}

test('whoever merely says that they are a crawler, from however many addresses, leaves no row', async () => {
  for (let host = 1; host <= 30; host++) await ask(`2001:db8:${host}::1`)
  const { rows } = await sql`select address from crawler_verdicts`.execute(site.dateline.db)
  assert.deepEqual(rows, [{ address: '198.51.100.7' }])
})

test('while the name server is silent a crawler is a visitor, and is asked about again later', async () => {
  dns.fallSilent(true)
  await ask('198.51.100.11')
  assert.equal((await ask('198.51.100.11')).access, GATE)
  dns.fallSilent(false)
  const { clock } = site.dateline
  const { now } = clock
  clock.now = () => now.call(clock).add({ minutes: 11 })
  await ask('198.51.100.11')
  assert.equal((await ask('198.51.100.11')).access, OPEN)
  clock.now = now
})

test('a publisher may treat search engines like everybody else, and asks nobody for their lists', async () => {
  const { db, clock, paywall, crawlerLists, jobs } = site.dateline
  await jobs.open()
  const jobsWaiting = () =>
    sql`select 1 from jobs.job where name = 'refresh-crawlers'`.execute(db).then(({ rows }) => rows.length)
  await setPolicy(db, 'test', { crawlers: false }, clock.now())
  await paywall.reload()
  assert.equal((await ask('66.249.66.1', GOOGLEBOT, 'bridge')).access, GATE)
  await crawlerLists.refresh()
  assert.equal(await jobsWaiting(), 0, 'nothing is fetched from anybody')
  await setPolicy(db, 'test', { crawlers: true }, clock.now())
  await paywall.reload()
  await crawlerLists.refresh()
  assert.equal(await jobsWaiting(), 1)
})

test('a list that is new is taken, one that cannot be a crawler’s is refused', async () => {
  const lists: Record<string, unknown> = {
    '/good': { prefixes: [{ ipv4Prefix: '203.0.113.0/28' }, { ipv6Prefix: '2001:db8:1::/64' }] },
    '/wide': { prefixes: [{ ipv4Prefix: '0.0.0.0/0' }] },
    '/empty': { prefixes: [] },
    '/odd': { ranges: ['203.0.113.0/28'] },
    '/private': { prefixes: [{ ipv4Prefix: '192.168.0.0/24' }] },
  }
  const server = createServer((request, response) => response.end(JSON.stringify(lists[request.url ?? ''])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { db, clock, paywall } = site.dateline
  const deps = { db, now: clock.now, log: createLog('silent'), signal: AbortSignal.timeout(60_000) }
  const from = (name: string, path: string) => [{ name, ranges: origin + path }]
  assert.deepEqual(await refreshCrawlers(deps, from('DuckDuckBot', '/good')), ['DuckDuckBot'])
  for (const path of ['/wide', '/empty', '/odd', '/private', '/nothing'])
    assert.deepEqual(await refreshCrawlers(deps, from('DuckDuckBot', path)), [], path)
  // A quarter of what Google publishes is gone: more likely their mistake than their wish.
  assert.deepEqual(await refreshCrawlers(deps, from('Googlebot', '/good')), [])
  server.close()
  await paywall.reload()
  assert.equal((await ask('203.0.113.3', 'DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)')).access, OPEN)
  assert.equal((await ask('66.249.66.1')).access, OPEN)
})
