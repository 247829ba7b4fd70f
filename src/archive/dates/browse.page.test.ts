import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setTerms } from '../../articles/store/store.module.ts'

const body = { type: 'doc' as const, content: [] }
const at = (time: string) => Temporal.Instant.from(time)

describe('the archive by date', () => {
  let site: TestSite
  const open = (path: string) => site.visitor().fetch(path)
  const publish = (slug: string, time: string, more = {}) =>
    publishAndHear(site, { slug, body, firstPublished: at(time), ...more })

  before(async () => {
    site = await createSite('archive_by_date')
    // The publication is in Paris: half an hour before midnight there, and half an hour after it.
    await publish('old-year', '2019-12-31T22:30:00Z')
    await publish('new-year', '2019-12-31T23:30:00Z')
    await publish('spring', '2020-03-05T08:00:00Z')
    await publish('spring-fr', '2020-03-09T08:00:00Z', { language: 'fr', variantOf: 'spring' })
    for (let number = 1; number <= 25; number++) {
      await publish(`crowd-${number}`, `2022-06-15T10:${String(number).padStart(2, '0')}:00Z`)
    }
  })
  after(() => site.close())

  const slugs = (html: string) => [
    ...new Set([...html.matchAll(/href="(?:\/fr)?\/world\/([\w-]+)"/g)].map(([, slug]) => slug)),
  ]
  const link = (html: string, rel: string) => new RegExp(`<a class="leaf-${rel}" href="([^"]+)"`).exec(html)?.[1]

  test('a report of the evening stands on its own day, as clocks in the publication’s city have it', async () => {
    assert.deepEqual(slugs((await open('/archive/2019/12/31')).text), ['old-year'])
    assert.deepEqual(slugs((await open('/archive/2020/01/01')).text), ['new-year'])
    assert.deepEqual(slugs((await open('/archive/2019')).text), ['old-year'])
    assert.deepEqual(slugs((await open('/archive/2020/01')).text), ['new-year'])
  })

  test('whoever leafs from period to period is led past empty ones, and back', async () => {
    const { text } = await open('/archive/2020/01/01')
    assert.equal(link(text, 'previous'), '/archive/2019/12/31')
    assert.equal(link(text, 'next'), '/archive/2020/03/05')
    const month = await open('/archive/2020/03')
    assert.equal(link(month.text, 'previous'), '/archive/2020/01')
    assert.equal(link(month.text, 'next'), '/archive/2022/06')
    const year = await open('/archive/2020')
    assert.equal(link(year.text, 'previous'), '/archive/2019')
    assert.equal(link(year.text, 'next'), '/archive/2022')
  })

  test('no page links to a day, a month or a year on which nothing was published', async () => {
    const followed = new Set<string>()
    const queue = ['/archive']
    for (let path = queue.pop(); path; path = queue.pop()) {
      if (followed.has(path)) continue
      followed.add(path)
      const { status, text } = await open(path)
      assert.equal(status, 200, path)
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main'))
      if (path !== '/archive') assert.ok(slugs(main).length > 0, `${path} is empty`)
      queue.push(...[...main.matchAll(/href="(\/archive[^"?#]*(?:\?before=\d+)?)"/g)].map(([, href]) => href ?? ''))
    }
    assert.ok(followed.has('/archive/2022/06/15'))
    assert.ok(!followed.has('/archive/2021'))
    for (const empty of [
      '/archive/2021',
      '/archive/2020/02',
      '/archive/2022/06/14',
      '/archive/2020/02/30',
      '/archive/0000',
    ])
      assert.equal((await open(empty)).status, 404, empty)
  })

  test('a day with more reports than a page holds is leafed through without loss', async () => {
    const first = await open('/archive/2022/06/15')
    const next = /<a href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? assert.fail('no second page')
    const second = await open(next)
    const all = [...slugs(first.text), ...slugs(second.text)]
    assert.equal(new Set(all).size, 25)
    assert.equal(all.length, 25)
  })

  test('a report in two languages stands once, on the day on which this language had it', async () => {
    assert.deepEqual(slugs((await open('/archive/2020/03')).text), ['spring'])
    assert.deepEqual(slugs((await open('/fr/archive/2020/03')).text), ['spring-fr'])
    assert.equal((await open('/archive/2020/03/09')).status, 404)
    assert.equal((await open('/fr/archive/2020/03/09')).status, 200)
  })

  test('a subscriber who is spared the one report of a year is not told that there is no such year', async () => {
    const { db, clock } = site.dateline
    await publish('paid-for', '2012-05-05T08:00:00Z')
    await setTerms(db, 'test', 'paid-for', { sponsor: 'The Harbor Board' }, clock.now())
    const subscriber = await site.reader({ subscription: 'active' })
    assert.equal((await subscriber.fetch('/archive/2012')).status, 200)
  })

  test('an address typed without zeros leads to the one address', async () => {
    const { status, headers } = await open('/archive/2020/3/5')
    assert.deepEqual([status, headers.get('location')], [301, '/archive/2020/03/05'])
    assert.match(
      (await open('/archive/2020/03/05')).text,
      /rel="canonical" href="http:\/\/news\.test\/archive\/2020\/03\/05"/,
    )
  })

  test('what is published today is in the archive at once, and a withdrawn report is gone', async () => {
    const now = site.dateline.clock.now().toZonedDateTimeISO('Europe/Paris')
    const path = `/archive/${now.year}`
    assert.equal((await open(path)).status, 404)
    await publish('today', now.toInstant().toString())
    assert.deepEqual(slugs((await open(path)).text), ['today'])
    assert.match((await open('/archive')).text, new RegExp(`href="${path}"`))
  })

  test('on this day: reports of the same day in earlier years, by the calendar of the publication', async () => {
    const today = site.dateline.clock.now().toZonedDateTimeISO('Europe/Paris')
    const before = today.subtract({ years: 3 }).with({ hour: 12 })
    await publish('three-years-ago', before.toInstant().toString())
    await publish('the-day-after', before.add({ days: 1 }).toInstant().toString())
    const { text } = await open('/archive')
    const part = text.slice(text.indexOf('id="on-this-day"'), text.indexOf('id="years"'))
    assert.deepEqual(slugs(part), ['three-years-ago'])
  })
})
