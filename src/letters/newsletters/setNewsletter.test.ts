import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import {
  findNewsletter,
  mayHave,
  NEWSLETTER,
  readNewsletterChange,
  sayCadence,
  setNewsletter,
  showNewsletter,
} from './newsletters.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('setting newsletters')
})
after(() => site.close())

const set = (slug: string, given: Record<string, string>) =>
  setNewsletter(
    site.dateline.db,
    'cli',
    slug,
    { change: readNewsletterChange(given), language: 'en' },
    site.dateline.clock.now(),
  )

test('a newsletter is made by a name, a promise and a cadence, and says what was set when it is shown', async () => {
  await set('tides', { name: 'Tides', promise: 'High and low.', cadence: 'weekly:friday' })
  const recipe = 'greeting; lead section=world whole=yes; list count=6 title="By the sea; far"; place place=france; box'
  await set('tides', {
    hour: '06:15',
    zone: 'America/New_York',
    approval: '05:30',
    audience: 'registered',
    recipe: 'box',
  })
  const stored = await set('tides', { recipe, look: 'leaf', 'reply-to': 'desk@example.org', sender: 'The tide desk' })
  const shown = showNewsletter(stored, 'Europe/Paris', Temporal.Instant.from('2026-11-28T12:00:00Z'))
  assert.equal(shown.cadence, 'weekly:friday')
  assert.equal(shown.zone, 'America/New_York')
  assert.equal(shown.approval, '05:30')
  assert.equal(shown.audience, 'registered')
  assert.equal(shown['next-date'], '2026-12-04')
  assert.equal(shown['next-due'], '2026-12-04T11:15:00Z')
  // What is shown can be typed again.
  assert.deepEqual((await set('tides', { recipe: String(shown.recipe) })).recipe, stored.recipe)
  await set('tides', { zone: 'reader', approval: 'off' })
  const reread = await findNewsletter(site.dateline.db, 'tides')
  assert.equal(reread?.atReadersHour, true)
  assert.equal(reread?.zone, 'America/New_York')
  assert.equal(reread?.approval, undefined)
})

test('an editor sets by words how two subjects are tried, and what may be taken once a week instead', async () => {
  const { db } = site.dateline
  await set('daily-tides', { name: 'Daily Tides', promise: 'Each day.', cadence: 'daily' })
  await set('weekly-tides', { name: 'Weekly Tides', promise: 'Each week.', cadence: 'weekly:sunday' })
  const given = { 'weekly-form': 'weekly-tides', 'test-share': '10', 'test-minimum': '500', 'test-minutes': '90' }
  const shown = showNewsletter(await set('daily-tides', given), 'Europe/Paris', site.dateline.clock.now())
  for (const [key, value] of Object.entries(given)) assert.equal(String(shown[key]), value, key)
  assert.equal((await findNewsletter(db, 'daily-tides'))?.weeklyForm, 'weekly-tides')
  assert.equal((await set('daily-tides', { 'weekly-form': 'none' })).weeklyForm, undefined)
  await set('tides-within', {
    name: 'Within',
    promise: 'Each week.',
    cadence: 'weekly:sunday',
    audience: 'subscribers',
  })
  const refused = [
    ['daily-tides', 'nowhere', /there is no newsletter “nowhere”/],
    ['daily-tides', 'daily-tides', /does not come once a week/],
    ['weekly-tides', 'weekly-tides', /comes once a week itself/],
    ['daily-tides', 'tides-within', /is for others/],
  ] as const
  for (const [slug, form, says] of refused) await assert.rejects(set(slug, { 'weekly-form': form }), says)
})

for (const [given, says] of [
  [{ 'test-share': '101' }, /^test-share: “101”/],
  [{ 'test-share': 'half' }, /^test-share: “half”/],
  [{ 'test-minimum': '1' }, /^test-minimum: “1”/],
  [{ 'test-minutes': '2' }, /^test-minutes: “2”/],
  [{ cadence: 'weekly:someday' }, /^cadence: “weekly:someday”/],
  [{ hour: '7:00' }, /^hour: “7:00”/],
  [{ hour: '24:00' }, /^hour: “24:00”/],
  [{ zone: 'Paris' }, /^zone: “Paris”/],
  [{ audience: 'friends' }, /^audience: “friends”/],
  [{ approval: 'yes' }, /^approval: “yes”/],
  [{ 'reply-to': 'a@b.c, d@e.f' }, /^reply-to/],
  [{ sender: 'X\r\nBcc: all@example.org' }, /^sender/],
  [{ look: 'grand' }, /^look: “grand”/],
  [{ language: '!' }, /^language: “!”/],
  [{ recipe: 'hologram' }, /^recipe: hologram/],
  [{ recipe: 'list count=99' }, /^recipe: list count/],
  [{ recipe: 'list count' }, /^recipe: “count” is not of the form/],
] as const) {
  test(`an editor who types ${JSON.stringify(given)} is told in one line which key is wrong`, async () => {
    await assert.rejects(
      async () => set('tides', given as Record<string, string>),
      (error: Error) => {
        assert.match(error.message, says)
        assert.ok(!error.message.includes('\n'))
        return true
      },
    )
  })
}

test('a newsletter that is not there yet says what it lacks', async () => {
  await assert.rejects(set('new', { name: 'New' }), /There is no newsletter “new” yet; to make it, say promise=/)
  await assert.rejects(set('New One', { name: 'New' }), /is no address/)
})

test('when a newsletter comes is said from its hour, in its own language, unless an editor has typed it', () => {
  const { languages } = site.dateline
  const said = (language: string, more: object) =>
    sayCadence(
      NEWSLETTER.parse({ slug: 'x', name: 'X', promise: '', language, every: 'daily', ...more }),
      languages.speak(language),
    )
  assert.equal(said('en', {}), 'Every morning')
  assert.equal(said('en', { hour: '12:00' }), 'Every day at noon')
  assert.equal(said('en', { every: 'weekdays', hour: '18:30' }), 'Every weekday evening')
  assert.equal(said('en', { every: 'weekly', weekday: 5 }), 'Every Friday morning')
  assert.equal(said('en', { every: 'weekly', weekday: 5, atReadersHour: true }), 'Every Friday morning, your time')
  assert.equal(said('fr', { every: 'weekly', weekday: 7, hour: '12:00' }), 'Chaque dimanche à midi')
  assert.match(said('ar', { every: 'weekly', weekday: 2 }), /صباح .*الثلاثاء.* من كل أسبوع/)
  assert.equal(said('en', { cadence: 'Now and then' }), 'Now and then')
})

for (const [audience, who, may] of [
  ['everyone', { hasAccount: false, subscribes: false }, true],
  ['registered', { hasAccount: false, subscribes: false }, false],
  ['registered', { hasAccount: true, subscribes: false }, true],
  ['subscribers', { hasAccount: true, subscribes: false }, false],
  ['subscribers', { hasAccount: true, subscribes: true }, true],
] as const) {
  test(`somebody ${who.subscribes ? 'who subscribes' : who.hasAccount ? 'with an account' : 'passing by'} ${may ? 'may have' : 'may not have'} a newsletter for ${audience}`, () => {
    assert.equal(mayHave(audience, who), may)
  })
}

test('a visitor is asked for an account before a newsletter that needs one', async () => {
  await set('inside', { name: 'Inside', promise: 'For readers.', cadence: 'daily', audience: 'registered' })
  await site.dateline.newsletters.open()
  const visitor = site.visitor()
  assert.match((await visitor.fetch('/newsletters/inside')).text, /sign-in\?return=%2Fnewsletters%2Finside/)
  assert.equal((await visitor.fetch('/newsletters/inside', { form: { email: 'x@example.org' } })).status, 422)
  const reader = await site.reader()
  assert.match((await reader.fetch('/newsletters/inside')).text, /action="\/newsletters\/inside"/)
})
