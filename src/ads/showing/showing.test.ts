import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cutOffReadersOf } from '../../../tests/support/cutOff.ts'
import { createSite, type SubscriptionState, type TestSite } from '../../../tests/support/site.ts'
import { storeAboutPage } from '../../publication/facts/facts.module.ts'
import { pauseCampaigns, readCampaignChange, saveCampaign } from '../campaigns/campaigns.module.ts'

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const PAGES = ['/', '/latest', '/section/world', '/world/tides']
/** What a page has that asks for notices, or keeps room for them. */
const TRACES = /data-slot|class="placed|\/assets\/notices-/

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
/** Long enough for something to stand among its paragraphs. */
const LONG = Array.from({ length: 12 }, (_, at) =>
  paragraph(`Paragraph ${at}. ${'The sea comes and goes. '.repeat(12)}`),
)

let site: TestSite
before(async () => {
  site = await createSite('showing notices')
  await site.publish({ slug: 'tides', terms: 'free', body: { type: 'doc', content: LONG } })
  for (const slug of ['two', 'three', 'four', 'five', 'six', 'seven'])
    await site.publish({ slug, body: { type: 'doc', content: LONG } })
})
after(() => site?.close())

async function book(slug: string, words: Record<string, string>) {
  const { db, clock, campaigns } = site.dateline
  const from = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
  const change = readCampaignChange({
    ...{ kind: 'weighted', advertiser: 'The Ferry Company', from, placements: 'front,list,paragraphs,below,stream' },
    ...{ headline: 'Sail', link: 'https://ferry.example/' },
    ...words,
  })
  await saveCampaign(db, 'test', slug, { change, manner: 'make' }, clock.now())
  await campaigns.reload()
}

async function clear() {
  await sql`truncate campaign_letters, campaign_leases, campaign_days, campaign_refusals, campaign_progress, campaigns,
    notice_traffic`.execute(site.dateline.db)
  await site.dateline.campaigns.reload()
}

const text = async (path: string, client = site.visitor()) => (await client.fetch(path)).text
const slotsIn = (html: string) => [...html.matchAll(/data-slot="(\w+)"/g)].map(([, placement]) => placement)

test('a publication that sells nothing keeps no room for it, and its pages ask for nothing', async () => {
  await clear()
  for (const path of PAGES) assert.doesNotMatch(await text(path), TRACES, path)
})

test('a visitor’s pages have the house’s own in their HTML, labeled, where something was booked and nowhere else', async () => {
  await clear()
  await book('ferry', { placements: 'paragraphs,below,list' })
  assert.deepEqual(slotsIn(await text('/world/tides')), ['paragraphs', 'below'])
  assert.deepEqual(slotsIn(await text('/latest')), ['list'])
  assert.deepEqual(slotsIn(await text('/')), [])
  const html = await text('/world/tides')
  assert.match(html, /data-slot="paragraphs"[\s\S]*?>Notice<\/a> <span>The Test Meridian/)
  assert.match(html, /data-sold="Advertisement"/)
  assert.doesNotMatch(html, /Ferry/, 'what was booked is in a page that everybody shares')
  assert.match(await text('/fr/world/tides'), /data-sold="Publicité"/)
})

test('what the house says of one section or country stands there, and beside nothing that it excluded', async () => {
  await clear()
  const own = { kind: 'house', placements: 'below', link: '/newsletters' }
  await book('elsewhere', { ...own, headline: 'Of Peru', countries: 'PE' })
  await book('apart', { ...own, headline: 'Not beside tests', 'not-beside': 'testing' })
  assert.doesNotMatch(await text('/world/tides'), /Of Peru|Not beside tests/)
  await book('here', { ...own, headline: 'Of France', countries: 'FR', sections: 'world' })
  assert.match(await text('/world/tides'), /Of France/)
})

test('an article too short for a notice among its paragraphs asks for those that it has room for', async () => {
  await clear()
  await book('ferry', {})
  await site.publish({ slug: 'short', terms: 'free', body: { type: 'doc', content: LONG.slice(0, 2) } })
  const html = await text('/world/short')
  assert.deepEqual(slotsIn(html), ['below', 'stream'])
  assert.equal(html.match(/data-slot="[^>]*data-page="[^"]/g)?.length, 2)
})

test('between paragraphs, below and in the stream; beside the gate nothing else is for sale', async () => {
  await clear()
  await book('ferry', {})
  assert.deepEqual(slotsIn(await text('/world/tides')), ['paragraphs', 'below', 'stream'])
  const client = site.visitor()
  await client.fetch('/world/two')
  const gated = await client.fetch('/world/three')
  assert.match(gated.access ?? '', /^gate/)
  assert.deepEqual(slotsIn(gated.text), ['stream'])
})

for (const subscription of ['trialing', 'active', 'past_due', 'canceling'] satisfies SubscriptionState[]) {
  test(`somebody ${subscription} has no request, no room and no slot for notices in any page`, async () => {
    await clear()
    await book('ferry', {})
    const client = await site.reader({ subscription })
    for (const path of [...PAGES, '/world/two', '/fr', '/fr/latest', '/world/two?part=body', '/places'])
      assert.doesNotMatch(await text(path, client), TRACES, path)
  })
}

test('a reader whose subscription has ended has notices like everybody', async () => {
  await clear()
  await book('ferry', {})
  const client = await site.reader({ subscription: 'ended' })
  assert.match(await text('/', client), TRACES)
})

const askFor = (page: string | undefined, cookies: Map<string, string>) =>
  site.dateline.app.fetch(
    new Request('http://news.test/notices/choose', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'user-agent': PERSON,
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      },
      body: JSON.stringify({ page, slots: ['below'] }),
    }),
  )

test('a page that was open before somebody subscribed shows them nothing that was booked afterwards', async () => {
  await clear()
  await book('ferry', {})
  const page = /data-page="([^"]+)"/.exec(await text('/world/tides'))?.[1]
  const visitors = (await (await askFor(page, new Map())).json()) as { slots: { kind: string }[] }
  assert.equal(visitors.slots[0]?.kind, 'booking')
  const { cookies } = await site.reader({ subscription: 'trialing' })
  assert.deepEqual(await (await askFor(page, cookies)).json(), { slots: [{ kind: 'house' }] })
})

test('a subscriber is shown nothing that was booked while the database cannot say that they subscribe', async () => {
  await clear()
  await book('ferry', {})
  const page = /data-page="([^"]+)"/.exec(await text('/world/tides'))?.[1]
  // From now on the process holds a block of impressions, for which it needs no database.
  const { slots } = (await (await askFor(page, new Map())).json()) as { slots: { kind: string }[] }
  assert.equal(slots[0]?.kind, 'booking')
  const { cookies } = await site.reader({ subscription: 'active' })
  let asked: Promise<Response> | undefined
  await cutOffReadersOf(site.dateline.connection, 'sessions', {
    async provoke() {
      asked = Promise.resolve(askFor(page, cookies))
    },
    change: 'select 1',
  })
  assert.deepEqual(await (await asked)?.json(), { slots: [{ kind: 'house' }] })
})

test('an advertiser stands beside no crash below an article, in a list of two, on a short front', async () => {
  const short = await createSite('showing notices beside', {})
  try {
    const { db, clock, campaigns, ads } = short.dateline
    const from = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
    const change = readCampaignChange({
      ...{ kind: 'weighted', advertiser: 'The Ferry Company', from, placements: 'front,list,paragraphs,below,stream' },
      ...{ headline: 'Sail', link: 'https://ferry.example/', 'not-beside': 'ferry-accident' },
    })
    await saveCampaign(db, 'test', 'ferry', { change, manner: 'make' }, clock.now())
    await campaigns.reload()
    const body = { type: 'doc' as const, content: LONG }
    await short.publish({ slug: 'tides', terms: 'free', body })
    const older = clock.now().subtract({ hours: 3 })
    await short.publish({
      slug: 'crash',
      terms: 'free',
      body,
      tags: ['Ferry accident', 'testing'],
      firstPublished: older,
    })
    for (const path of ['/world/tides', '/latest', '/']) {
      const html = (await short.visitor().fetch(path)).text
      const sealed = /data-page="([^"]+)"/.exec(html)?.[1] ?? assert.fail(path)
      assert.ok(ads.openPage(sealed)?.tags.includes('ferry-accident'), path)
    }
  } finally {
    await short.close()
  }
})

test('what the publication says of itself stands before what it is given to say, and with its picture’s words', async () => {
  await clear()
  await book('quiz', { kind: 'house', placements: 'below', headline: 'A quiz on Fridays', link: '/newsletters' })
  const html = await text('/world/tides')
  assert.match(html, /data-slot="below"[\s\S]*?A quiz on Fridays/)
  await pauseCampaigns(site.dateline.db, 'test', { slug: 'quiz' }, true, site.dateline.clock.now())
  await site.dateline.campaigns.reload()
  assert.doesNotMatch(await text('/world/tides'), /A quiz on Fridays/)
})

test('what an advertiser wrote has no origin, runs nothing, and stands in no page but ours', async () => {
  await clear()
  await book('plain', {})
  await book('framed', {})
  const { db } = site.dateline
  const html = '<p>Sail<script>parent.document</script>'
  const creative = { kind: 'frame', headline: 'Sail', text: '', button: '', link: 'https://ferry.example/', html }
  const keep = async (outside: boolean) => {
    await sql`update campaigns set creative = ${JSON.stringify({ ...creative, outside })} where slug = 'framed'`.execute(
      db,
    )
    await site.dateline.campaigns.reload()
  }
  await keep(false)
  const own = await site.visitor().fetch('/notices/frame/framed')
  const policy = own.headers.get('content-security-policy') ?? ''
  assert.match(policy, /(?:^|; )sandbox(?:;|$)/)
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'self'/)
  assert.doesNotMatch(policy, /allow-same-origin|script-src|https:/)
  await keep(true)
  assert.equal((await site.visitor().fetch('/notices/frame/framed')).status, 404, 'others are asked without a consent')
  const consenting = site.visitor()
  consenting.cookies.set('dateline_notices_consent', 'yes')
  const objecting = { headers: { 'sec-gpc': '1' } }
  assert.equal((await consenting.fetch('/notices/frame/framed', objecting)).status, 404)
  const outside = (await consenting.fetch('/notices/frame/framed')).headers.get('content-security-policy') ?? ''
  assert.match(outside, /sandbox allow-scripts(?:;|$)/)
  assert.doesNotMatch(outside, /allow-same-origin|allow-top-navigation/)
  for (const nothing of ['plain', 'unknown'])
    assert.equal((await site.visitor().fetch(`/notices/frame/${nothing}`)).status, 404)
  const page = (await site.visitor().fetch('/')).headers.get('content-security-policy') ?? ''
  assert.match(page, /frame-src 'self'/)
  assert.doesNotMatch(page, /unsafe/)
})

test('nobody is asked to consent to anything where nothing needs it', async () => {
  await clear()
  await book('ferry', {})
  const html = await text('/notices/about')
  assert.doesNotMatch(html, /<form[^>]*\/notices\/about/)
})

test('a cap is refused with one press as it is allowed with one, and Global Privacy Control refuses it by itself', async () => {
  await clear()
  await book('capped', { cap: '2' })
  const client = site.visitor()
  const asked = await text('/notices/about', client)
  for (const choice of ['allow', 'refuse'])
    assert.match(asked, new RegExp(`<button class="button" name="choice" value="${choice}"`))
  assert.equal(client.cookies.size, 0, 'asking stores something')
  await client.fetch('/notices/about', { form: { choice: 'allow' } })
  assert.match(await text('/notices/about', client), /You have allowed it/)
  await client.fetch('/notices/about', { form: { choice: 'refuse' } })
  assert.match(await text('/notices/about', client), /You have refused it/)
  const objects = { 'sec-gpc': '1' }
  await client.fetch('/notices/about', { form: { choice: 'allow' }, headers: objects })
  const told = (await client.fetch('/notices/about', { headers: objects })).text
  assert.match(told, /Your browser sends this signal, and we honor it/)
  assert.doesNotMatch(told, /name="choice"/)
  assert.match(await text('/notices/about', client), /You have refused it/, 'what was refused was allowed')
})

test('whoever sends Global Privacy Control reads on the page about privacy that it is honored, others do not', async () => {
  const { db, publication } = site.dateline
  const document = { type: 'doc', content: [paragraph('What we keep.')] }
  await storeAboutPage(db, { slug: 'privacy', title: 'Privacy', document }, 1)
  await publication.reload()
  const heard = await site.visitor().fetch('/about/privacy', { headers: { 'sec-gpc': '1' } })
  const unheard = await site.visitor().fetch('/about/privacy')
  assert.match(heard.text, /Your browser sends Global Privacy Control\. We honor it/)
  assert.doesNotMatch(unheard.text, /Global Privacy Control/)
  for (const answer of [heard, unheard]) {
    assert.match(answer.headers.get('vary') ?? '', /sec-gpc/i, 'a shared cache takes the one for the other')
    assert.match(answer.headers.get('cache-control') ?? '', /^public/)
  }
  assert.doesNotMatch((await site.visitor().fetch('/latest')).headers.get('vary') ?? '', /gpc/i)
})
