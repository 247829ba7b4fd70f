import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { Fault } from '../../platform/errors.ts'
import { writeAdsTxt } from './adsTxt.rule.ts'
import {
  findCampaign,
  pauseCampaigns,
  readCampaignChange,
  saveCampaign,
  setNoticeSettings,
  setRate,
  stateOf,
} from './campaigns.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('keeping campaigns')
})
after(() => site?.close())

const whole = {
  ...{ kind: 'guaranteed', advertiser: 'The Ferry Company', from: '2026-12-01', until: '2026-12-31' },
  ...{ placements: 'below, paragraphs', booked: '10000', headline: 'Sail', link: 'https://ferry.example' },
}

const save = (slug: string, words: Record<string, string>, manner: 'make' | 'change' = 'make') =>
  saveCampaign(site.dateline.db, 'test', slug, { change: readCampaignChange(words), manner }, site.dateline.clock.now())

function problemsOf(work: () => unknown): Record<string, string> {
  try {
    work()
  } catch (error) {
    if (error instanceof Fault) return { ...error.fields }
  }
  return {}
}

async function refusalOf(work: Promise<unknown>): Promise<Fault> {
  return work.then(
    () => assert.fail('it was kept'),
    (error: unknown) => (error instanceof Fault ? error : assert.fail(String(error))),
  )
}

test('a publisher who mistypes is told what is wrong with each field, all at once', () => {
  const wrong = problemsOf(() =>
    readCampaignChange({
      ...{ kind: 'banner', from: '2026-02-30', until: 'soon', placements: 'below,sidebar', countries: 'France,FR' },
      ...{ languages: 'x', weight: '0', booked: '1.5', letters: 'daily', cap: '0', link: 'javascript:alert(1)' },
      ...{ 'not-beside': 'Plane Crash', outside: 'maybe', headline: '' },
    }),
  )
  assert.deepEqual(Object.keys(wrong).sort(), [
    ...['booked', 'cap', 'countries', 'from', 'headline', 'kind', 'languages', 'letters', 'link', 'not-beside'],
    ...['outside', 'placements', 'until', 'weight'],
  ])
  assert.match(wrong.placements ?? '', /sidebar.*front, list, paragraphs/)
  for (const link of [
    '//elsewhere.example',
    'data:text/html,x',
    'https://me:secret@ferry.example',
    'ftp://ferry.example',
  ])
    assert.ok(problemsOf(() => readCampaignChange({ link })).link, link)
})

test('a booking that lacks something is not kept, and what it lacks is said', async () => {
  const lacking = async (words: Record<string, string>) => Object.keys((await refusalOf(save('lacking', words))).fields)
  assert.deepEqual(await lacking({ advertiser: 'x' }), ['kind', 'from'])
  assert.deepEqual((await lacking({ kind: 'guaranteed', from: '2026-12-01' })).sort(), [
    ...['advertiser', 'booked', 'headline', 'link', 'placements', 'until'],
  ])
  assert.deepEqual(await lacking({ ...whole, until: '2026-11-30' }), ['until'])
  assert.deepEqual(await lacking({ ...whole, kind: 'weighted' }), ['booked'])
  assert.deepEqual(await lacking({ ...whole, placements: 'letter' }), ['placements'])
  assert.deepEqual(await lacking({ ...whole, link: '/newsletters' }), ['link'])
  const { booked: _, ...unnumbered } = whole
  assert.deepEqual(await lacking({ ...unnumbered, kind: 'letter', placements: 'letter' }), ['letters'])
})

test('a publisher is refused, by name, what would be kept and do nothing', async () => {
  const { booked: _, until: __, ...rest } = { ...whole, letters: 'daily:2026-12-01' }
  const refused = async (words: Record<string, string>) => (await refusalOf(save('idle', { ...rest, ...words }))).fields
  const inLetter = { kind: 'letter', placements: 'letter' }
  const idle = { sections: 'world', countries: 'FR', languages: 'en', rivals: 'ferries' }
  assert.deepEqual(Object.keys(await refused({ ...inLetter, ...idle })).sort(), Object.keys(idle).sort())
  const house = { kind: 'house', placements: 'letter,below', letters: '' }
  assert.match((await refused({ ...house, sections: 'world' })).sections ?? '', /a letter has no section/)
  assert.match((await refused({ ...house, rivals: 'ferries' })).rivals ?? '', /sold in pages/)
})

test('what is set is kept, what is not said stays, and every process hears of it', async () => {
  await save('ferry', {
    ...whole,
    countries: 'FR,IT',
    'not-beside': 'ferry-accident',
    rivals: 'ferries',
    price: '1,200 USD',
  })
  await save('ferry', { weight: '5', headline: 'Sail on' }, 'change')
  const stored = await findCampaign(site.dateline.db, 'ferry')
  assert.deepEqual(
    [
      stored?.countries,
      stored?.notBeside,
      stored?.rivals,
      stored?.booked,
      stored?.placements,
      stored?.creative.headline,
    ],
    [['FR', 'IT'], ['ferry-accident'], 'ferries', 10_000, ['below', 'paragraphs'], 'Sail on'],
  )
  await site.dateline.campaigns.reload()
  assert.equal(site.dateline.campaigns.all().find(({ slug }) => slug === 'ferry')?.weight, 5)
  assert.equal((await refusalOf(save('ferry', whole))).code, 'campaign-exists')
  assert.equal((await refusalOf(save('nobody', { weight: '2' }, 'change'))).code, 'campaign-unknown')
})

test('a number is never lowered below what readers have seen already', async () => {
  const { id } = await save('promised', whole)
  await sql`update campaign_progress set settled = 300, reserved = 40 where campaign_id = ${id}`.execute(
    site.dateline.db,
  )
  assert.equal((await refusalOf(save('promised', { booked: '339' }, 'change'))).code, 'campaign-promised')
  assert.equal((await save('promised', { booked: '340' }, 'change')).booked, 340)
})

test('one letter of one day is sold once', async () => {
  const letter = { kind: 'letter', advertiser: 'x', from: '2026-12-01', until: 'open', placements: 'letter' }
  const texts = { headline: 'Sail', link: 'https://ferry.example' }
  await save('in-letters', { ...letter, ...texts, letters: 'daily:2026-12-01,daily:2026-12-02' })
  const refused = await refusalOf(save('too-late', { ...letter, ...texts, letters: 'daily:2026-12-02' }))
  assert.deepEqual([refused.code, refused.kind], ['letter-sold', 'conflict'])
  assert.match(refused.message, /in-letters/)
  assert.equal(await findCampaign(site.dateline.db, 'too-late'), undefined)
  await save('in-letters', { letters: 'daily:2026-12-01' }, 'change')
  await save('too-late', { ...letter, ...texts, letters: 'daily:2026-12-02' })
  await site.dateline.campaigns.reload()
  const on = (date: string) => site.dateline.ads.inLetter({ newsletter: 'daily', date, language: 'en', beside: [] })
  assert.equal(on('2026-12-02')?.campaign, 'too-late')
  assert.equal(on('2026-12-03'), undefined)
})

test('HTML takes the picture’s place, and the other way round', async () => {
  await save('frame', { ...whole, html: '<b>Sail</b>' })
  assert.equal((await findCampaign(site.dateline.db, 'frame'))?.creative.kind, 'frame')
  await save('frame', { html: '' }, 'change')
  assert.equal((await findCampaign(site.dateline.db, 'frame'))?.creative.kind, 'text')
})

test('a booking runs from its first day through its last in the publication’s zone', () => {
  const flight = { kind: 'weighted' as const, startsOn: '2026-12-01', endsOn: '2026-12-02', pausedAt: undefined }
  const at = (today: string, allPaused = false) => stateOf(flight, today, allPaused)
  assert.deepEqual(
    [at('2026-11-30'), at('2026-12-01'), at('2026-12-02'), at('2026-12-03'), at('2026-12-01', true)],
    ['planned', 'running', 'running', 'ended', 'paused'],
  )
  assert.equal(stateOf({ ...flight, kind: 'house' }, '2026-12-01', true), 'running')
})

test('the rate card and whom to write to are kept; a wrong line of ads.txt is refused', async () => {
  const { db, clock } = site.dateline
  const now = clock.now()
  const rates = await setRate(db, 'test', 'below', { price: '12.50:eur', per: 'thousand' }, now)
  assert.deepEqual(
    rates.map(({ price }) => price),
    [{ amountMinor: 1_250, currency: 'eur' }],
  )
  const wrong = await refusalOf(
    Promise.resolve().then(() => setRate(db, 'test', 'sidebar', { price: '1', per: 'year' }, now)),
  )
  assert.deepEqual(Object.keys(wrong.fields), ['placement', 'price', 'per'])
  const bad = Promise.resolve().then(() => setNoticeSettings(db, 'test', { adsTxt: 'google.com, pub-1' }, now))
  assert.match((await refusalOf(bad)).fields['ads-txt'] ?? '', /google/)
  const seller = '# ours\nexchange.example, pub-1, RESELLER, abc123\n'
  await setNoticeSettings(db, 'test', { adsTxt: seller, contact: 'notices@news.test' }, now)
  assert.deepEqual(writeAdsTxt(seller, { contact: 'notices@news.test', domain: 'news.test' }).split('\n'), [
    ...[
      '# ours',
      'exchange.example, pub-1, RESELLER, abc123',
      'CONTACT=notices@news.test',
      'OWNERDOMAIN=news.test',
      '',
    ],
  ])
  assert.match(writeAdsTxt('', { contact: '', domain: 'localhost' }), /^placeholder\.example\.com, placeholder, DIRECT/)
})

test('a publisher who stops everything in an emergency is not undone by whoever keeps other settings just then', async () => {
  const { db, clock } = site.dateline
  const now = clock.now()
  for (let time = 0; time < 10; time++) {
    await pauseCampaigns(db, 'test', 'all', false, now)
    await Promise.all([
      setNoticeSettings(db, 'test', { contact: `notices${time}@news.test` }, now),
      pauseCampaigns(db, 'test', 'all', true, now),
      setNoticeSettings(db, 'test', { adsTxt: `# ${time}\n` }, now),
    ])
    const { rows } = await sql`select paused_at is not null as paused, contact, ads_txt as "adsTxt"
      from notice_settings`.execute(db)
    assert.deepEqual(rows, [{ paused: true, contact: `notices${time}@news.test`, adsTxt: `# ${time}\n` }])
  }
  await pauseCampaigns(db, 'test', 'all', false, now)
})
