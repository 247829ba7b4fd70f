import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { type PageContext, pauseCampaigns, readCampaignChange, saveCampaign } from '../campaigns/campaigns.module.ts'
import { CONSENT_COOKIE, type Decision, reportCampaign } from './counting.module.ts'

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const asker = { network: '192.0.2.1', userAgent: PERSON, objects: false, consents: false }
const page: PageContext = { kind: 'article', section: 'world', tags: ['ferries'], places: ['FR'], language: 'en' }

let site: TestSite
before(async () => {
  site = await createSite('counting notices')
})
after(() => site?.close())

const letter = (date: string, beside: string[] = []) => ({ newsletter: 'daily', date, language: 'en-GB', beside })

const today = () => site.dateline.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()

async function book(slug: string, words: Record<string, string>) {
  const { db, clock, campaigns } = site.dateline
  const change = readCampaignChange({
    ...{ kind: 'weighted', advertiser: 'The Ferry Company', from: today().toString(), placements: 'below' },
    ...{ headline: 'Sail', link: 'https://ferry.example/sail?from=news' },
    ...words,
  })
  const kept = await saveCampaign(db, 'test', slug, { change, manner: 'make' }, clock.now())
  await campaigns.reload()
  return kept
}

async function clear() {
  await sql`truncate campaign_letters, campaign_leases, campaign_days, campaign_refusals, campaign_progress, campaigns,
    notice_traffic`.execute(site.dateline.db)
  await site.dateline.campaigns.reload()
}

const decideOne = async (more: Partial<typeof asker> = {}): Promise<Decision | undefined> => {
  const { ads, clock } = site.dateline
  return (await ads.decide([{ placement: 'below', page }], { ...asker, ...more }, clock.now()))[0]
}

async function tokenOfOne(): Promise<string> {
  const decision = await decideOne()
  if (decision?.kind !== 'booking') throw new Error('the house stays')
  return decision.token
}

const soon = () => site.dateline.clock.now().add({ seconds: 2 })

const reportOf = (campaign: Parameters<typeof reportCampaign>[1]) =>
  reportCampaign(site.dateline, campaign, site.dateline.clock.now())

test('what a reader saw and clicked is in the report at once, each once, and leads to the advertiser', async () => {
  await clear()
  const campaign = await book('ferry', {})
  const token = await tokenOfOne()
  const { ads } = site.dateline
  assert.deepEqual(await ads.seen([token], asker, soon()), ['counted'])
  assert.equal(await ads.clicked(token, asker, soon()), 'https://ferry.example/sail?from=news')
  const { seen, clicked, served, refused } = await reportOf(campaign)
  assert.deepEqual({ seen, clicked, refused }, { seen: 1, clicked: 1, refused: [] })
  assert.equal(served, 1)
})

test('an advertiser is not charged for what was told twice, too early, too late, made up, by machines or while paused', async () => {
  await clear()
  const campaign = await book('strict', {})
  const { ads, db, clock, campaigns } = site.dateline
  const token = await tokenOfOne()
  assert.deepEqual(await ads.seen([token], asker, clock.now()), ['early'])
  assert.deepEqual(await ads.seen([token], { ...asker, userAgent: 'curl/8.1' }, soon()), ['machine'])
  assert.deepEqual(await ads.seen([token], { ...asker, userAgent: undefined }, soon()), ['machine'])
  assert.deepEqual(await ads.seen([token.replace(/.\.(?=[^.]*$)/, 'z.')], asker, soon()), ['forged'])
  assert.deepEqual(await ads.seen([token], asker, clock.now().add({ hours: 2 })), ['old'])
  assert.deepEqual(await ads.seen([token, token], asker, soon()), ['counted', 'twice'])
  await pauseCampaigns(db, 'test', { slug: 'strict' }, true, clock.now())
  await campaigns.reload()
  assert.deepEqual(await ads.seen([token], asker, soon()), ['paused'])
  const { seen, refused } = await reportOf(campaign)
  assert.equal(seen, 1)
  assert.deepEqual(Object.fromEntries(refused.map(({ reason, refused: times }) => [reason, times])), {
    early: 1,
    machine: 2,
    old: 1,
    paused: 1,
    twice: 1,
  })
  const { rows } = await sql`select event, reason, refused from campaign_refusals where campaign_id is null`.execute(db)
  assert.deepEqual(rows, [{ event: 'seen', reason: 'forged', refused: 1 }])
})

test('whoever tells of more than the people behind one connection could is refused, and others are not', async () => {
  await clear()
  await book('crowded', {})
  const { ads, clock } = site.dateline
  const now = clock.now()
  const loud = { ...asker, network: '192.0.2.9' }
  const decided: string[] = []
  for (let asked = 0; asked < 260; asked++)
    decided.push((await ads.decide([{ placement: 'below', page }], loud, now))[0]?.kind ?? '')
  assert.equal(decided.at(-1), 'house')
  assert.equal(decided[0], 'booking')
  assert.equal((await decideOne())?.kind, 'booking')
})

test('in an emergency one switch takes all that is for sale away, and what was paused alone stays so', async () => {
  await clear()
  await book('one', { headline: 'One' })
  await book('other', {})
  await book('ours', { kind: 'house', headline: 'The letter of the morning', link: '/newsletters' })
  const { ads, db, clock, campaigns } = site.dateline
  const pause = async (which: { slug: string } | 'all', paused: boolean) => {
    await pauseCampaigns(db, 'test', which, paused, clock.now())
    await campaigns.reload()
  }
  await pause({ slug: 'other' }, true)
  await pause('all', true)
  assert.equal((await decideOne())?.kind, 'house')
  assert.equal(ads.isPaused(), true)
  assert.equal(ads.houseNotices({ placement: 'below', page }, clock.now()).length, 1)
  await pause('all', false)
  for (let asked = 0; asked < 5; asked++) {
    const decision = await decideOne()
    assert.equal(decision?.kind === 'booking' && decision.campaign, 'one')
  }
})

test('a booking of ten is never seen eleven times, however many pages ask, and what nobody saw is shown again', async () => {
  await clear()
  const campaign = await book('ten', { kind: 'guaranteed', booked: '10', until: today().toString() })
  const { ads, db } = site.dateline
  // The day is over but for a minute: all of it is due.
  const late = today().toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '23:50' }).toInstant()
  let seen = 0
  for (let asked = 0; asked < 60; asked++) {
    const now = late.add({ seconds: asked * 5 })
    const [decision] = await ads.decide([{ placement: 'below', page }], { ...asker, network: `net ${asked}` }, now)
    if (decision?.kind !== 'booking' || asked % 3 === 0) continue
    const [outcome] = await ads.seen([decision.token], asker, now.add({ seconds: 2 }))
    if (outcome === 'counted') seen++
  }
  const { rows } = await sql<{ settled: number; reserved: number }>`
    select settled, reserved from campaign_progress where campaign_id = ${campaign.id}`.execute(db)
  assert.ok(seen > 3 && seen <= 10, `${seen}`)
  assert.ok((rows[0]?.settled ?? 0) + (rows[0]?.reserved ?? 0) <= 10)
  const closing = site.dateline.dueWork.find(({ name }) => name === 'leases of impressions')
  await closing?.runDue(db, late.add({ hours: 2 }))
  const { rows: after } = await sql<{ settled: number; reserved: number }>`
    select settled, reserved from campaign_progress where campaign_id = ${campaign.id}`.execute(db)
  assert.deepEqual(after, [{ settled: seen, reserved: 0 }])
})

test('the browser asks, tells and follows: no cookie is set, and only the page that was drawn here is answered', async () => {
  await clear()
  await book('ferry', {})
  const { ads } = site.dateline
  const visitor = site.visitor({ userAgent: PERSON, address: '192.0.2.77' })
  const post = async (path: string, body: unknown) => {
    const answer = await site.dateline.app.fetch(
      new Request(`http://news.test${path}`, {
        method: 'POST',
        headers: { 'user-agent': PERSON, 'sec-fetch-site': 'same-origin', accept: 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    return answer
  }
  const answer = await post('/notices/choose', {
    page: ads.sealPage(page),
    slots: ['below', 'stream'],
  })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const { slots } = (await answer.json()) as { slots: Decision[] }
  assert.deepEqual(
    slots.map(({ kind }) => kind),
    ['booking', 'house'],
  )
  const [first] = slots
  if (first?.kind !== 'booking') throw new Error('no booking')
  assert.equal((await post('/notices/seen', { tokens: [first.token] })).status, 204)
  const followed = await visitor.fetch(first.path)
  assert.deepEqual([followed.status, followed.headers.get('location')], [302, 'https://ferry.example/sail?from=news'])
  assert.equal((await visitor.fetch(`${first.path}x`)).status, 404)
  assert.equal((await post('/notices/choose', { page: 'made up', slots: ['below'] })).status, 422)
  assert.equal((await post('/notices/seen', { tokens: [] })).status, 422)
})

test('a cap holds in a browser that consented; without a consent, or with Sec-GPC, nothing is kept in it', async () => {
  await clear()
  await book('capped', { cap: '2' })
  await book('outside', { html: '<script src="https://elsewhere.example/x.js"></script>', outside: 'yes' })
  const sealed = site.dateline.ads.sealPage(page)
  const ask = async (cookies: Map<string, string>, more: Record<string, string> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await site.dateline.app.request('/notices/choose', {
      method: 'POST',
      headers: { 'user-agent': PERSON, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...more },
      body: JSON.stringify({ page: sealed, slots: ['below', 'below'] }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const { slots } = (await answer.json()) as { slots: Decision[] }
    return slots.flatMap((slot) => (slot.kind === 'booking' ? [slot.campaign] : [])).sort()
  }
  const nobody = new Map<string, string>()
  for (let asked = 0; asked < 3; asked++) assert.deepEqual(await ask(nobody), ['capped'])
  assert.equal(nobody.size, 0)
  const consenting = new Map([[`dateline_${CONSENT_COOKIE}`, 'yes']])
  assert.deepEqual(await ask(consenting), ['capped', 'outside'])
  assert.deepEqual(await ask(consenting), ['capped', 'outside'])
  assert.deepEqual(await ask(consenting), ['outside'])
  assert.deepEqual(await ask(consenting, { 'sec-gpc': '1' }), ['capped'])
})

test('pages are drawn anew when the house says something else, or its day has come, and not for every booking', async () => {
  await clear()
  const { ads, clock } = site.dateline
  const version = () => ads.version(clock.now())
  const empty = version()
  await book('sold', {})
  assert.equal(version(), empty)
  await book('ours', { kind: 'house', headline: 'The letter of the morning', link: '/newsletters' })
  const ours = version()
  assert.notEqual(ours, empty)
  await book('tomorrow', { kind: 'house', link: '/newsletters', from: today().add({ days: 1 }).toString() })
  assert.equal(version(), ours)
  const tomorrow = clock.now().add({ hours: 26 })
  assert.notEqual(ads.version(tomorrow), ours)
  assert.equal(ads.houseNotices({ placement: 'below', page }, tomorrow).length, 2)
})

test('a reader’s browser is not sent the HTML of a frame with the choice, only by the frame itself', async () => {
  await clear()
  await book('framed', { html: `<b>Sail</b>${'sea '.repeat(12_000)}` })
  const decision = await decideOne()
  assert.equal(decision?.kind === 'booking' && decision.creative.kind, 'frame')
  assert.doesNotMatch(JSON.stringify(decision), /sea sea/)
  assert.match(site.dateline.ads.frame('framed')?.html ?? '', /^<b>Sail<\/b>sea/)
})

test('a publisher whose front has articles of very many subjects sells there, too', async () => {
  await clear()
  await book('ferry', {})
  const tags = Array.from({ length: 300 }, (_, at) => `${at}-${'a-subject-with-a-long-name-'.repeat(2)}`)
  const answer = await site.dateline.app.request('/notices/choose', {
    method: 'POST',
    headers: { 'user-agent': PERSON, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ page: site.dateline.ads.sealPage({ ...page, tags }), slots: ['below'] }),
  })
  assert.equal(answer.status, 200)
  const { slots } = (await answer.json()) as { slots: Decision[] }
  assert.equal(slots[0]?.kind, 'booking')
})

test('an advertiser is not told of a click in a letter where a machine followed the link, and it is led on', async () => {
  await clear()
  const date = today().toString()
  const campaign = await book('lettered', { kind: 'letter', placements: 'letter', letters: `daily:${date}` })
  const path = site.dateline.ads.inLetter(letter(date))?.link ?? assert.fail()
  const follow = async (headers: Record<string, string>) => {
    const answer = await site.visitor({ userAgent: PERSON, address: '192.0.2.78' }).fetch(path, { headers })
    assert.equal(answer.headers.get('location'), 'https://ferry.example/sail?from=news')
    return (await reportOf(campaign)).clicked
  }
  assert.equal(await follow({ 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }), 0)
  assert.equal(await follow({ 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }), 0)
  assert.equal(await follow({ 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }), 1)
  assert.equal(await follow({}), 2, 'an older browser is taken for a machine')
})

test('an advertiser is not told of more clicks than people behind one connection make, in a letter or around new pages', async () => {
  await clear()
  const { ads } = site.dateline
  const date = today().toString()
  const lettered = await book('lettered', { kind: 'letter', placements: 'letter', letters: `daily:${date}` })
  const paged = await book('paged', {})
  const token = ads.inLetter(letter(date))?.link.split('/').at(-1) ?? assert.fail()
  const forger = { ...asker, network: '198.51.100.7' }
  for (let at = 0; at < 8; at++) {
    assert.match((await ads.clicked(token, forger, soon())) ?? '', /ferry\.example/)
    await ads.clicked(await tokenOfOne(), forger, soon())
  }
  for (const campaign of [lettered, paged]) {
    const { clicked, refused } = await reportOf(campaign)
    assert.equal(clicked, 5)
    assert.deepEqual(refused, [{ event: 'click', reason: 'too-many', refused: 3 }])
  }
  await ads.clicked(token, { ...forger, network: '198.51.100.8' }, soon())
  await ads.clicked(token, forger, soon().add({ hours: 1 }))
  assert.equal((await reportOf(lettered)).clicked, 7)
})

test('an advertiser in a letter stands beside nothing that was excluded, and a letter under way hears of it', async () => {
  await clear()
  const { ads } = site.dateline
  const date = today().toString()
  await book('apart', {
    kind: 'letter',
    placements: 'letter',
    letters: `daily:${date}`,
    'not-beside': 'ferry-accident',
  })
  assert.equal(ads.inLetter(letter(date, ['ferries', 'ferry-accident'])), undefined)
  assert.equal(ads.inLetter(letter(date, ['ferries']))?.campaign, 'apart')
  const version = ads.letterVersion('daily', date)
  await pauseCampaigns(site.dateline.db, 'test', 'all', true, site.dateline.clock.now())
  await site.dateline.campaigns.reload()
  assert.notEqual(ads.letterVersion('daily', date), version)
  await pauseCampaigns(site.dateline.db, 'test', 'all', false, site.dateline.clock.now())
  await site.dateline.campaigns.reload()
  assert.equal(ads.letterVersion('daily', date), version)
})

test('a network that asks for notices and sees none of them does not keep from everybody else what an advertiser was promised', async () => {
  await clear()
  const from = today().subtract({ days: 1 }).toString()
  await book('promised', { kind: 'guaranteed', booked: '20000', from, until: today().toString() })
  const { ads, clock } = site.dateline
  let served = 0
  for (let minute = 0; minute < 4; minute++) {
    for (let times = 0; times < 240; times++) {
      const now = clock.now().add({ minutes: minute })
      const [one] = await ads.decide([{ placement: 'below', page }], { ...asker, network: '198.51.100.7' }, now)
      if (one?.kind === 'booking') served++
    }
  }
  assert.ok(served < 400, `${served} were held back`)
  assert.equal((await decideOne({ network: '203.0.113.9' }))?.kind, 'booking')
})
