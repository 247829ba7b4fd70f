import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { keepLeaves, leaf } from '../../../tests/support/leaves.ts'
import { openOneLetter } from '../../../tests/support/openOneLetter.ts'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import { setPublication } from '../../publication/facts/facts.module.ts'
import { dayOf, pathOfDay } from '../entries/entries.module.ts'

const body = {
  type: 'doc' as const,
  content: ['It begins at low water.', 'The tide says so twice a day. '.repeat(30)].map((text) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  })),
}

const headlineOf = (html: string) => /<h2 class="leaf-headline"[^>]*>(.*?)<\/h2>/s.exec(html)?.[1]
const numberOf = (html: string) => /<span class="leaf-number"[^>]*>(.*?)<\/span>/s.exec(html)?.[1]
const markupOf = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')
const seconds = (caching: string | null) => ({
  fresh: Number(/s-maxage=(\d+)/.exec(caching ?? '')?.[1]),
  stale: Number(/stale-while-revalidate=(\d+)/.exec(caching ?? '')?.[1]),
})

describe('This Happened', () => {
  let site: TestSite
  const open = (path: string) => site.visitor().fetch(path)
  const today = () => site.dateline.almanac.today()
  /** A leaf of the day that is so many days from today, of the year 1871. */
  const around = (days: number, headline: string, more: Parameters<typeof leaf>[2] = {}) => {
    const date = dayOf(today().day).add({ days })
    return leaf(`1871-${date.month}-${date.day}`, headline, more)
  }
  before(async () => {
    site = await createSite('almanac')
    await openOneLetter(site)
    await publishAndHear(site, { slug: 'midnight', body, terms: 'free' })
  })
  after(() => site.close())

  test('before anybody has written an entry there is no almanac, and nothing leads to one', async () => {
    for (const path of ['/this-happened', '/this-happened/december-28', '/this-happened/rss.xml'])
      assert.equal((await open(path)).status, 404, path)
    assert.doesNotMatch((await open('/')).text, /this-happened/)
    assert.doesNotMatch((await open('/sitemap-pages.xml')).text, /this-happened/)
  })

  test('a day’s leaf says the day, the year, what happened, where, and who says so', async () => {
    await keepLeaves(site, [
      leaf('1895-12-28', 'A café in Paris shows pictures that move', {
        place: { country: 'FR', city: 'Paris' },
        sources: [{ name: 'Le Radical', url: 'https://gallica.example/1' }, { name: 'A diary' }],
      }),
      leaf('1612-12-28', 'Galileo draws a star that is Neptune', { place: { country: 'IT', city: 'Florence' } }),
      leaf('1900-12-28', 'A ship is given up'),
    ])
    const { text, headers, status } = await open('/this-happened/december-28')
    assert.equal(status, 200)
    assert.equal(numberOf(text), '28')
    const shown = headlineOf(text) ?? ''
    assert.match(text, /Map: /)
    assert.match(text, /<title>December 28, \d{4}: .* — The Test Meridian<\/title>/)
    assert.match(text, /rel="canonical" href="http:\/\/news\.test\/this-happened\/december-28"/)
    assert.match(text, /rel="alternate" hreflang="fr" href="http:\/\/news\.test\/fr\/this-happened\/december-28"/)
    assert.match(text, /type="application\/rss\+xml"[^>]*href="http:\/\/news\.test\/this-happened\/rss\.xml"/)
    assert.equal(headers.get('cache-control'), 'public, s-maxage=60, stale-while-revalidate=600')
    for (const headline of ['A café in Paris shows', 'Galileo draws', 'A ship is given up'])
      assert.match(text, new RegExp(headline))
    assert.match(text, /<a href="https:\/\/gallica\.example\/1" rel="noopener"><bdi>Le Radical<\/bdi><\/a>/)
    assert.match(text, /<a href="\/place\/paris-fr">/)
    // 1900 is the last year of the 19th century.
    const centuries = [...text.matchAll(/<h3 id="century-\d+">(.*?)<\/h3>/g)].map(([, name]) => name)
    const all = [
      ['19th century', 'A ship is given up'],
      ['19th century', 'A café in Paris shows pictures that move'],
      ['17th century', 'Galileo draws a star that is Neptune'],
    ]
    const rest = all.filter(([, headline]) => headline !== shown).map(([name]) => name)
    assert.deepEqual(centuries, [...new Set(rest)])
  })

  test('the days before and after stand beside it, and the year goes round', async () => {
    const { text } = await open('/this-happened/december-31')
    assert.match(text, /href="\/this-happened\/december-30" rel="prev"/)
    assert.match(text, /href="\/this-happened\/january-1" rel="next"/)
    assert.match((await open('/this-happened/february-28')).text, /href="\/this-happened\/february-29" rel="next"/)
  })

  test('29 February has its leaf in any year, and a leaf without an entry says so and is for no search engine', async () => {
    await keepLeaves(site, [
      leaf('1960-02-29', 'A city is lost in fifteen seconds', { place: { country: 'MA', city: 'Agadir' } }),
    ])
    const leap = await open('/this-happened/february-29')
    assert.equal(leap.status, 200)
    assert.match(leap.text, /February 29, 1960/)
    const empty = await open('/this-happened/june-3')
    assert.equal(empty.status, 200)
    assert.match(empty.text, /Nothing is written on this leaf yet/)
    assert.match(empty.text, /name="robots" content="noindex"/)
  })

  for (const [path, to] of [
    ['/this-happened/December-28', '/this-happened/december-28'],
    ['/this-happened/12-28', '/this-happened/december-28'],
    ['/this-happened/december-028', undefined],
    ['/this-happened/january-01', '/this-happened/january-1'],
    ['/this-happened/february-30', undefined],
    ['/this-happened/tomorrow', undefined],
    ['/this-happened/century/0', undefined],
    ['/this-happened/century/3', undefined],
    ['/this-happened/century/19?page=9', undefined],
    ['/this-happened/century/19?page=x', undefined],
    ['/fr/this-happened/12-28', '/fr/this-happened/december-28'],
  ] as const) {
    test(`${path} ${to ? `leads to ${to}` : 'is nowhere'}`, async () => {
      const answer = await open(path)
      assert.equal(answer.status, to ? 301 : 404)
      assert.equal(answer.headers.get('location'), to ?? null)
    })
  }

  test('an entry that nobody has checked is on no page', async () => {
    const secret = 'Something that may not be true'
    await keepLeaves(site, [
      leaf('1801-07-07', secret, { review: 'unchecked', place: { country: 'HT', city: 'Port-au-Prince' } }),
      around(0, secret, { key: 'unchecked today', review: 'unchecked' }),
    ])
    const paths = ['/', '/this-happened', '/this-happened/july-7', '/this-happened/rss.xml', '/this-happened/feed.json']
    for (const path of [...paths, '/this-happened/century/19', '/place/port-au-prince-ht', '/place/haiti'])
      assert.doesNotMatch((await open(path)).text, new RegExp(secret), path)
    assert.equal((await open('/place/haiti')).status, 404)
  })

  test('today’s leaf is that of the publication’s own day, and nobody keeps it past midnight', async () => {
    await keepLeaves(site, [around(-1, 'It was yesterday'), around(0, 'It is today'), around(1, 'It will be tomorrow')])
    const { text, headers } = await open('/this-happened')
    assert.equal(headlineOf(text), 'It is today')
    assert.match(text, /rel="canonical" href="http:\/\/news\.test\/this-happened"/)
    assert.match(text, /It was yesterday[\s\S]*It will be tomorrow/)
    const { fresh, stale } = seconds(headers.get('cache-control'))
    assert.ok(fresh + stale <= today().secondsLeft + 1)
  })

  for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kathmandu']) {
    test(`in ${zone} today’s leaf, the front, the feed and what stands below articles change at its own midnight`, async () => {
      const { db, clock, publication } = site.dateline
      await setPublication(db, 'test', { zone }, clock.now())
      await publication.reload()
      await keepLeaves(
        site,
        [0, 1, 2, 3].map((days) => around(days, `The leaf of day ${days} in ${zone}`)),
      )
      const inZone = () => clock.now().toZonedDateTimeISO(zone).toPlainDate()
      const first = inZone()
      // A minute before midnight.
      const midnight = first.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
      await site.pass({ seconds: Math.max(0, Math.floor((midnight - clock.now().epochMilliseconds) / 1000) - 60) })
      const late = await open('/this-happened')
      assert.equal(numberOf(late.text), String(first.day))
      const { fresh, stale } = seconds(late.headers.get('cache-control'))
      assert.ok(fresh + stale <= 61, `${fresh} + ${stale}`)
      const front = await open('/')
      assert.ok(seconds(front.headers.get('cache-control')).stale <= 61)
      const before = /<section class="small-leaf".*?<\/section>/s.exec(front.text)?.[0] ?? assert.fail()
      const feed = (await open('/this-happened/rss.xml')).text
      const stream = /<div class="stream-leaf">.*?<\/section>/s.exec((await open('/world/midnight')).text)?.[0]
      assert.ok(stream)
      await site.pass({ seconds: 70 })
      assert.equal(inZone().toString(), first.add({ days: 1 }).toString())
      const early = await open('/this-happened')
      assert.equal(numberOf(early.text), String(first.add({ days: 1 }).day))
      assert.equal(early.headers.get('cache-control'), 'public, s-maxage=60, stale-while-revalidate=600')
      assert.ok(!(await open('/')).text.includes(before))
      assert.notEqual((await open('/this-happened/rss.xml')).text, feed)
      assert.ok(!(await open('/world/midnight')).text.includes(stream))
    })
  }

  test('an entry that is changed is changed on its leaf at once, and no other day’s pages are drawn again', async () => {
    const draft = leaf('1822-03-10', 'The first wording', { key: 'worded' })
    await keepLeaves(site, [draft, leaf('1822-08-20', 'Another day’s')])
    const other = (await open('/this-happened/august-20')).headers.get('etag')
    const versions = () =>
      ['march-10', 'august-20'].map((day) =>
        site.dateline.almanac.versionOf({ month: day === 'march-10' ? 3 : 8, day: day === 'march-10' ? 10 : 20 }),
      )
    const [march, august] = versions()
    assert.match((await open('/this-happened/march-10')).text, /The first wording/)
    await keepLeaves(site, [{ ...draft, headline: 'The second wording' }])
    assert.match((await open('/this-happened/march-10')).text, /The second wording/)
    assert.equal((await open('/this-happened/august-20')).headers.get('etag'), other)
    assert.notEqual(versions()[0], march)
    assert.equal(versions()[1], august)
  })

  test('an article that tells more is linked while it is published', async () => {
    await keepLeaves(site, [leaf('1869-11-03', 'A canal is filled', { articles: ['canal', 'never-written'] })])
    assert.doesNotMatch((await open('/this-happened/november-3')).text, /\/world\/canal/)
    await publishAndHear(site, { slug: 'canal', headline: 'What the canal brought', body })
    assert.match((await open('/this-happened/november-3')).text, /<a href="\/world\/canal">What the canal brought<\/a>/)
    const heard = Promise.withResolvers<void>()
    site.dateline.notices.on('articles', () => heard.resolve())
    await withdrawArticle(site.dateline.db, 'test', 'canal', { reason: 'It was wrong.' }, site.dateline.clock.now())
    await heard.promise
    assert.doesNotMatch((await open('/this-happened/november-3')).text, /\/world\/canal/)
  })

  test('a leaf whose articles are all there is drawn anew when one of them goes', async () => {
    await publishAndHear(site, { slug: 'lock', headline: 'What the lock keeps', body })
    await keepLeaves(site, [leaf('1869-11-04', 'A lock is opened', { articles: ['lock'] })])
    const drawn = async () => (await open('/this-happened/november-4')).text
    assert.match(await drawn(), /What the lock keeps/)
    const heard = Promise.withResolvers<void>()
    site.dateline.notices.on('articles', () => heard.resolve())
    await withdrawArticle(site.dateline.db, 'test', 'lock', { reason: 'It was wrong.' }, site.dateline.clock.now())
    await heard.promise
    assert.doesNotMatch(await drawn(), /What the lock keeps/)
  })

  test('a century lists its entries, the latest first, and leads to their leaves', async () => {
    const { text } = await open('/this-happened/century/19')
    assert.match(text, /<h1>19th century<\/h1>/)
    const years = [...text.matchAll(/class="entry-line-year">(\d+)</g)].map(([, year]) => Number(year))
    assert.ok(years.length >= 4)
    assert.deepEqual(
      years,
      years.toSorted((one, other) => other - one),
    )
    assert.ok(years.every((year) => year > 1800 && year <= 1900))
    assert.match(text, /href="\/this-happened\/december-28#entry-\d+"/)
    assert.match((await open('/this-happened/december-28')).text, /href="\/this-happened\/century\/19"/)
  })

  test('what happened in a place stands on its page, and a country has one from its first entry on', async () => {
    const city = (await open('/place/agadir-ma')).text
    assert.match(city, /It happened here[\s\S]*A city is lost in fifteen seconds/)
    const country = await open('/place/morocco')
    assert.equal(country.status, 200)
    assert.match(country.text, /href="\/this-happened\/february-29#entry-\d+"/)
    assert.doesNotMatch(country.text, /Nothing has been published here yet/)
  })

  test('two things that happened in the wilds of one country are two points on its maps, and neither is the country’s', async () => {
    const at = (latitude: number, longitude: number) => ({ place: { country: 'NP', point: { latitude, longitude } } })
    await keepLeaves(site, [
      leaf('1933-04-03', 'A summit', at(28, 86.9)),
      leaf('1934-04-04', 'A river', at(27.2, 88.1)),
    ])
    assert.match((await open('/this-happened/april-3')).text, /28° N 86\.9° E/)
    assert.match((await open('/this-happened/april-4')).text, /27\.2° N 88\.1° E/)
    assert.doesNotMatch((await open('/place/nepal')).text, /° N|class="map-point"/)
  })

  test('search engines are told of dated events with their places, and of who says so', async () => {
    const { text } = await open('/this-happened/february-29')
    const markup = markupOf(text)
    assert.equal(markup['@type'], 'CollectionPage')
    const [{ item }] = markup.mainEntity.itemListElement
    assert.equal(item['@type'], 'Event')
    assert.equal(item.startDate, '1960-02-29')
    assert.equal(item.location.address.addressCountry, 'MA')
    assert.equal(markup.citation[0].name, 'The city archive')
    assert.equal(markup.isAccessibleForFree, true)
  })

  test('where its address is pasted a leaf shows a poster, and an older poster leads to it', async () => {
    const { text } = await open('/this-happened/february-29')
    const image = /property="og:image" content="http:\/\/news\.test([^"]+)"/.exec(text)?.[1] ?? assert.fail()
    assert.match(image, /^\/pictures\/this-happened\/february-29\/[0-9a-f]{24}\.jpg$/)
    const poster = await open(image)
    assert.equal(poster.status, 200)
    assert.equal(poster.headers.get('content-type'), 'image/jpeg')
    const older = await open(image.replace(/[0-9a-f]{24}/, '0'.repeat(24)))
    assert.deepEqual([older.status, older.headers.get('location')], [302, image])
    assert.equal((await open('/pictures/this-happened/june-3/000000000000000000000000.jpg')).status, 404)
    assert.equal((await open('/pictures/this-happened/nothing/none.jpg')).status, 404)
  })

  test('the sitemap has the leaves that have something to say', async () => {
    const { text } = await open('/sitemap-pages.xml')
    assert.match(text, /<loc>http:\/\/news\.test\/this-happened<\/loc>/)
    assert.match(text, /<loc>http:\/\/news\.test\/this-happened\/february-29<\/loc>/)
    assert.doesNotMatch(text, /june-3</)
  })

  test('the feed has an item a day, with its poster, today’s first', async () => {
    const answer = await open('/this-happened/rss.xml')
    assert.match(answer.headers.get('content-type') ?? '', /application\/rss\+xml/)
    const guids = [...answer.text.matchAll(/<guid[^>]*>(.*?)<\/guid>/g)].map(([, guid]) => guid)
    assert.equal(guids[0], `tag:news.test,${today().date}:this-happened`)
    assert.ok(guids.length >= 2)
    assert.equal(new Set(guids).size, guids.length)
    assert.match(answer.text, /medium="image"[^>]*type="image\/jpeg"|type="image\/jpeg"[^>]*medium="image"/)
    const feed = JSON.parse((await open('/this-happened/feed.json')).text)
    assert.equal(feed.items.length, guids.length)
    assert.equal(feed.items[0].url, `http://news.test${pathOfDay(today().day)}`)
  })

  test('the letter of the almanac is offered beside its leaf, on the site’s pages and below every article', async () => {
    const { db, clock, publication } = site.dateline
    assert.doesNotMatch((await open('/this-happened')).text, /data-newsletter/)
    await setPublication(db, 'test', { almanacLetter: 'mark' }, clock.now())
    await publication.reload()
    assert.match((await open('/this-happened')).text, /data-newsletter="mark"/)
    await publishAndHear(site, { slug: 'tide', body, terms: 'free' })
    const { text } = await open('/world/tide')
    const stream = /<div class="stream-leaf">.*?<\/form>/s.exec(text)?.[0] ?? assert.fail('no leaf in the stream')
    assert.match(stream, /This Happened[\s\S]*data-newsletter="mark"/)
    assert.match(stream, new RegExp(`href="${pathOfDay(today().day)}"`))
  })

  test('pages in French and Arabic say the day in their language, and addresses stay English', async () => {
    const french = (await open('/fr/this-happened/february-29')).text
    assert.match(french, /<span class="leaf-month" aria-hidden="true">février<\/span>/)
    assert.match(french, /href="\/fr\/this-happened\/march-1"/)
    assert.match(french, /XXe siècle/)
    assert.match(french, /class="leaf-headline" lang="en" dir="ltr"/)
    const arabic = (await open('/ar/this-happened/february-29')).text
    assert.match(arabic, /فبراير/)
    assert.match(arabic, /القرن العشرون/)
  })

  test('the frame of every page leads to today’s leaf', async () => {
    const { text } = await open('/latest')
    assert.equal([...text.matchAll(/<a href="\/this-happened"/g)].length, 2)
  })
})
