import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readCampaignChange, saveCampaign } from '../../src/ads/campaigns/campaigns.module.ts'
import type { Block } from '../../src/articles/store/store.module.ts'
import { saveNewsletters } from '../../src/letters/newsletters/newsletters.module.ts'
import { openBrowser } from '../support/cookieBrowser.ts'
import { DAILY_LETTER } from '../support/dailyLetter.ts'
import { jobsDone } from '../support/jobsDone.ts'
import { openPayingSite } from '../support/payingSite.ts'

/** In full this asks at full speed for an hour; otherwise it begins shortly before every limit. */
const isLong = process.env.DATELINE_LONG === '1'
const SECONDS = isLong ? 3_600 : 6
/** How far before each limit on the whole the short one begins. */
const ROOM = 25

type Site = Awaited<ReturnType<typeof openPayingSite>>
let site: Site
before(async () => {
  site = await openPayingSite('anonymous growth')
  const { db } = site
  await db.transaction().execute((tx) => saveNewsletters(tx, [{ ...DAILY_LETTER, slug: 'first', name: 'The First' }]))
  await site.newsletters.open()
  const booking = { kind: 'weighted', advertiser: 'x', from: '2020-01-01', placements: 'below', headline: 'x' }
  const change = readCampaignChange({ ...booking, link: 'https://advertiser.example' })
  await saveCampaign(db, 'test', 'booked', { change, manner: 'make' }, site.clock.now())
  await site.campaigns.reload()
  const paragraph: Block = { type: 'paragraph', content: [{ type: 'text', text: 'Of this there is much to say.' }] }
  for (const slug of ['ferry', 'tide', 'bridge'])
    await site.publish({ slug, body: { type: 'doc', content: Array(8).fill(paragraph) } })
})
after(() => site?.close())

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

let clients = 0
/** From a network of their own: a stranger has as many as they like. */
function stranger(userAgent?: string) {
  const client = ++clients
  const address = `2001:db8:${(client >> 16).toString(16)}:${(client & 0xffff).toString(16)}::1`
  return openBrowser(site.app, { address, ...(userAgent && { userAgent }) })
}

let asked = 0
/** Everything that may be asked for without a session, as a stranger would who wants us to store as much as possible. */
const kinds: Record<string, () => Promise<unknown>> = {
  'an article, without a cookie': () => stranger().get(`/world/${['ferry', 'tide', 'bridge'][asked % 3]}`),
  'articles, with a pass that is new each time': async () => {
    const browser = stranger()
    for (const slug of ['ferry', 'tide', 'bridge']) await browser.get(`/world/${slug}`)
  },
  'an article, with a pass of their own making': () => {
    const browser = stranger()
    browser.cookies.set('dateline_pass', `1:a-${(++asked).toString(36)}.${'x'.repeat(22)}`)
    return browser.get('/world/tide')
  },
  'an article, as if a search engine': () =>
    stranger('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)').get('/world/ferry'),
  'a link, and a code that is wrong': async () => {
    const browser = stranger()
    await browser.post('/sign-in', { email: `victim${++asked % 7}@example.org` })
    await browser.post('/sign-in', { email: `new${asked}@example.org` })
    await browser.post('/sign-in/code', { code: '123456' })
    await browser.post('/sign-in/code', { code: 'abc' })
  },
  'a link that never was': () => stranger().post(`/sign-in/${'a'.repeat(43)}`),
  'a newsletter': () => stranger().post('/newsletters/first', { email: `letter${++asked}@example.org` }),
  'a newsletter for somebody else': () => stranger().post('/newsletters/first', { email: 'victim@example.org' }),
  'a confirmation that never was': () => stranger().post(`/confirm/${'a'.repeat(43)}`),
  'a payment page': () => stranger().post('/subscribe', { plan: 'monthly', email: `payer${++asked}@example.org` }),
  'the way back from a payment': () => stranger().get(`/subscribe/return?session=cs_${++asked}`),
  'a gift, a feed, a change of address, a poster': async () => {
    const token = 'a'.repeat(43)
    for (const path of [
      `/gift/${token}`,
      `/feed/${token}/rss.xml`,
      `/account/email/${token}`,
      '/pictures/poster/x/y.jpg',
    ])
      await stranger().get(path)
  },
  'another language, to be signed out': async () => {
    await stranger().post('/language', { language: 'fr', path: '/' })
    await stranger().post('/sign-out')
  },
  'notices, and that they were seen': async () => {
    const browser = stranger(PERSON)
    const send = (path: string, body: unknown) =>
      site.app.request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'user-agent': PERSON, 'sec-fetch-site': 'same-origin', accept: 'application/json' },
      })
    const page = site.ads.sealPage({ kind: 'article', tags: [], places: [], language: 'en' })
    const chosen = await send('/notices/choose', { page, slots: Array(20).fill('below') })
    const { slots } = (await chosen.json()) as { slots: { token?: string; path?: string }[] }
    for (const { token, path = '' } of slots) {
      if (token === undefined) continue
      await send('/notices/seen', { tokens: [token, `${token}x`, 'l-1.AAAAAAAAAAAAAAAAAAAAAA'] })
      await browser.get(path)
    }
  },
  'a webhook': () => stranger().post('/webhooks/stripe', {}, { 'stripe-signature': 't=1,v1=00' }),
  'pages that there are, and are not': async () => {
    for (const path of ['/', '/latest', '/rss.xml', '/subscribe', `/world/none-${++asked}`, '/oembed?url=x'])
      await stranger().get(path)
  },
}

type Growth = Map<string, number>

async function rowsOf(): Promise<Growth> {
  const { rows } = await sql<{ name: string }>`select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'jobs') and c.relkind in ('r', 'p') and not c.relispartition`.execute(site.db)
  const counts: Growth = new Map()
  for (const { name } of rows) {
    const { rows: counted } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(
      site.db,
    )
    counts.set(name.replace('public.', ''), counted[0]?.count ?? 0)
  }
  return counts
}

/** The tables that have a line in the documentation. */
async function tablesWithABound(): Promise<Set<string>> {
  const page = await readFile(new URL('../../docs/anonymous-rows.md', import.meta.url), 'utf8')
  return new Set([...page.matchAll(/^\| `([a-z_.]+)` \|/gm)].map(([, name]) => name ?? ''))
}

/** Limits on the whole, as far as a stranger has room below them: `sign-in-all` 2,000 an hour, and so on. */
const WHOLE = { 'sign-in-all': 2_000, 'sign-in-codes-all': 100, 'letters-all': 1_000, 'checkout-all': 250 }

async function beginNearTheLimits() {
  const { db } = site
  const expire = Date.now() + 3_600_000
  for (const [name, times] of Object.entries(WHOLE))
    await sql`insert into rate_limits (key, points, expire)
      values (${`${name}:all`}, ${times - ROOM}, ${expire})`.execute(db)
  const today = site.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
  await sql`insert into daily_budgets (name, day, taken) values ('decisions of visitors', ${today}, 99980)`.execute(db)
}

const ofHours = (perHour: number) => perHour * Math.ceil(SECONDS / 3_600 + 1)
/** What may come in the time of this campaign, by the lines of the documentation. */
const most: Record<string, number> = isLong
  ? {
      decisions: 100_000,
      daily_budgets: 4,
      rate_limits: 60_000,
      sign_in_requests: ofHours(2_000),
      mails: ofHours(3_000),
      'jobs.job': ofHours(6_000),
      newsletter_consents: ofHours(1_000),
      newsletter_confirmations: ofHours(1_000),
      newsletter_subscriptions: ofHours(1_000),
      checkouts: ofHours(1_000),
      checkout_consents: ofHours(1_000),
      campaign_leases: 300,
      campaign_days: 2,
      campaign_refusals: 42 * 2,
      notice_traffic: ofHours(1),
    }
  : {
      decisions: 20,
      daily_budgets: 2,
      rate_limits: ROOM * 4 * 4,
      sign_in_requests: ROOM,
      mails: ROOM * 2,
      'jobs.job': ROOM * 4,
      newsletter_consents: ROOM,
      newsletter_confirmations: ROOM,
      newsletter_subscriptions: ROOM,
      checkouts: ROOM,
      checkout_consents: ROOM,
      campaign_leases: 300,
      campaign_days: 2,
      campaign_refusals: 42,
      notice_traffic: 2,
    }

test('whatever strangers ask for, at full speed, every table stays within its line in the documentation', async (t) => {
  const bounded = await tablesWithABound()
  assert.ok(bounded.size >= 15)
  if (!isLong) await beginNearTheLimits()
  const before = await rowsOf()
  const until = performance.now() + SECONDS * 1_000
  let rounds = 0
  // Every limit is met even where the machine has little time for this.
  while (performance.now() < until || rounds < ROOM + 5) {
    await Promise.all(Object.values(kinds).map((ask) => ask()))
    rounds++
  }
  await jobsDone(site)
  const grown = [...(await rowsOf())].map(([name, rows]) => [name, rows - (before.get(name) ?? 0)] as const)
  t.diagnostic(`${rounds} rounds: ${grown.filter(([, rows]) => rows !== 0).join(' ')}`)
  for (const [name, rows] of grown) {
    if (rows <= 0) continue
    assert.ok(bounded.has(name), `${name} grew by ${rows} and has no line in docs/anonymous-rows.md`)
    assert.ok(rows <= (most[name] ?? 0), `${name} grew by ${rows}, at most ${most[name] ?? 0}`)
  }
})
