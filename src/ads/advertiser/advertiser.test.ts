import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { readCampaignChange, saveCampaign, setNoticeSettings, setRate } from '../campaigns/campaigns.module.ts'
import { writeReportCsv } from './writeReportCsv.ts'

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

let site: TestSite
before(async () => {
  site = await createSite('what advertisers see')
})
after(() => site?.close())

async function save(slug: string, words: Record<string, string>, manner: 'make' | 'change') {
  const { db, clock, campaigns } = site.dateline
  const kept = await saveCampaign(db, 'test', slug, { change: readCampaignChange(words), manner }, clock.now())
  await campaigns.reload()
  return kept
}

const pathOf = (link: string) => new URL(link).pathname

test('an advertiser follows a link and reads what was seen, clicked and refused, as it is now, and nobody else does', async () => {
  const { ads, clock, reportLink } = site.dateline
  const today = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()
  const words = {
    kind: 'weighted',
    advertiser: 'Fähre & Söhne',
    from: `${today}`,
    placements: 'below',
    headline: 'Sail',
  }
  const campaign = await save('ferry', { ...words, link: 'https://ferry.example' }, 'make')
  const path = pathOf(reportLink(campaign))
  const visitor = site.visitor({ userAgent: PERSON })
  assert.match((await visitor.fetch(path)).text, /Nothing so far/)

  const page = { kind: 'article' as const, tags: [], places: [], language: 'en' }
  const asker = { network: '192.0.2.1', userAgent: PERSON, objects: false, consents: false }
  for (let asked = 0; asked < 3; asked++) {
    const [decision] = await ads.decide([{ placement: 'below', page }], asker, clock.now())
    assert.ok(decision?.kind === 'booking')
    await ads.seen([decision.token, decision.token], asker, clock.now().add({ seconds: 2 }))
  }
  const { text, headers, status } = await visitor.fetch(path)
  assert.equal(status, 200)
  assert.match(text, /Notices of Fähre &amp; Söhne/)
  assert.match(text, /<dt>Seen<\/dt><dd>3<\/dd>/)
  assert.match(text, /a second time<\/span><\/th><td class="bookings-number">3<\/td>/)
  assert.deepEqual([headers.get('cache-control'), headers.get('referrer-policy')], ['no-store', 'same-origin'])
  assert.match(text, /<meta name="robots" content="noindex/)

  const csv = await visitor.fetch(`${path}/report.csv`)
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/)
  assert.match(csv.text, new RegExp(`ferry,${today},below,seen,,3`))
  assert.match(csv.text, /ferry,,,seen,twice,3/)

  const [, first = '', rest = ''] = /^(.*\/)(.*)$/.exec(path) ?? []
  assert.equal((await visitor.fetch(`${first}${rest.replace(/^\d+/, (id) => `${Number(id) + 1}`)}`)).status, 404)
  assert.equal((await visitor.fetch('/notices/report/nothing/report.csv')).status, 404)
  const renewed = await save('ferry', { 'new-link': 'yes' }, 'change')
  assert.equal((await visitor.fetch(path)).status, 404)
  assert.equal((await visitor.fetch(pathOf(reportLink(renewed)))).status, 200)
  assert.equal((await visitor.fetch(`/fr${pathOf(reportLink(renewed))}`)).status, 200)
})

test('no cell of the CSV is a formula where an advertiser opens it', () => {
  const csv = writeReportCsv('=1+1', {
    days: [{ day: '2026-12-01', placement: '@below', served: 1, seen: 1, clicked: 0 }],
    refused: [{ event: '+seen', reason: '-old', refused: 2 }],
  })
  for (const line of csv.split('\n').slice(1))
    for (const cell of line.split(',')) assert.doesNotMatch(cell, /^"?[=+\-@]/, line)
})

test('the rate card says what a notice costs, in each language, and to whom to write', async () => {
  const { db, clock, campaigns } = site.dateline
  const visitor = site.visitor()
  assert.match((await visitor.fetch('/notices/rates')).text, /Nothing is for sale at the moment/)
  await setRate(db, 'test', 'below', { price: '12.50:eur', per: 'thousand', note: 'Any section' }, clock.now())
  await setRate(db, 'test', 'letter', { price: '90:eur', per: 'letter' }, clock.now())
  await setNoticeSettings(db, 'test', { contact: 'notices@news.test' }, clock.now())
  await campaigns.reload()
  const { text, headers } = await visitor.fetch('/notices/rates')
  assert.match(text, /€12\.50/)
  assert.match(text, /Any section/)
  assert.match(text, /mailto:notices@news\.test/)
  assert.match(headers.get('cache-control') ?? '', /^public/)
  assert.match((await visitor.fetch('/fr/notices/rates')).text, /12,50/)
  assert.match((await visitor.fetch('/ar/notices/rates')).text, /dir="rtl"/)
})

test('machines read who may sell here, and that whoever objects is heard', async () => {
  const visitor = site.visitor()
  const { text, headers } = await visitor.fetch('/ads.txt')
  assert.match(headers.get('content-type') ?? '', /^text\/plain/)
  assert.deepEqual(text.trim().split('\n'), [
    ...[
      'placeholder.example.com, placeholder, DIRECT, placeholder',
      'CONTACT=notices@news.test',
      'OWNERDOMAIN=news.test',
    ],
  ])
  const gpc = await visitor.fetch('/.well-known/gpc.json')
  assert.equal(gpc.headers.get('content-type'), 'application/json')
  assert.equal(JSON.parse(gpc.text).gpc, true)
})
