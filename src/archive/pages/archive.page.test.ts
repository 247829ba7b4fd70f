import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { type Answer, createSite, type TestSite } from '../../../tests/support/site.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { inTransaction } from '../../platform/database.ts'
import { listSavedSearches } from './savedSearches.sql.ts'
import { saveSearch } from './saveSearch.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const FILLER = 'The ferry waits for nobody, and the tide table hangs beside the door. '.repeat(4)
const article = (opening: string, withheld: string) => ({
  type: 'doc' as const,
  content: [paragraph(opening), paragraph(FILLER), paragraph(`${withheld} ${FILLER}`), paragraph(FILLER)],
})
const main = ({ text }: Answer) => text.slice(text.indexOf('<main'), text.indexOf('</main'))
const textOf = (answer: Answer) =>
  main(answer)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const found = (answer: Answer) => [
  ...new Set([...main(answer).matchAll(/href="\/world\/([\w-]+)"/g)].map(([, slug]) => slug)),
]

describe('searching the archive', () => {
  let site: TestSite
  const search = (query: string, client = site.visitor()) => client.fetch(`/archive?${query}`)

  before(async () => {
    site = await createSite('archive_search')
    await publishAndHear(site, {
      slug: 'ferry',
      headline: 'The ferry that carries <b>salt</b> & letters',
      standfirst: 'Twice a day across the sound.',
      body: article('A harbor opens early in the morning.', 'The captain keeps a xylophone below the deck.'),
      places: [{ country: 'FR', city: 'Brest' }],
    })
    await publishAndHear(site, {
      slug: 'mine',
      headline: 'A mine of salt',
      body: article('Under the hill the salt is cut in blocks.', 'Nobody counts the lamps.'),
      places: [{ country: 'PL', city: 'Wieliczka' }],
    })
    await site.dateline.searchIndex.settle()
  })
  after(() => site.close())

  test('what is found is marked, and what an editor or a stranger typed never becomes markup', async () => {
    const answer = await search('q=salt')
    assert.deepEqual(found(answer).sort(), ['ferry', 'mine'])
    assert.match(answer.text, /<mark>salt<\/mark>/)
    assert.match(answer.text, /&lt;b&gt;/)
    const hostile = await search(`q=${encodeURIComponent('"><script>alert(1)</script> salt')}`)
    assert.equal(hostile.status, 200)
    assert.doesNotMatch(hostile.text, /<script>alert/)
  })

  test('a typo is forgiven and said, and whoever meant it can say so', async () => {
    const typo = await search('q=harbpr')
    assert.match(textOf(typo), /Showing results for “harbor”/)
    const instead = /href="([^"]+)"[^>]*>Search instead for “harbpr”/.exec(typo.text)?.[1]?.replaceAll('&amp;', '&')
    const asTyped = await site.visitor().fetch(instead ?? assert.fail('no way back'))
    assert.match(textOf(asTyped), /No reports found/)
  })

  test('a subscriber finds a sentence from the middle of a report, and a visitor cannot tell that it is there', async () => {
    const subscriber = await site.reader({ subscription: 'active' })
    const own = await search('q=xylophone', subscriber)
    assert.deepEqual(found(own), ['ferry'])
    assert.match(own.text, /<mark>xylophone<\/mark>/)
    assert.equal(own.headers.get('cache-control'), 'private, no-cache')
    assert.doesNotMatch(textOf(own), /Subscribers search every word/)
    for (const client of [site.visitor(), await site.reader(), await site.reader({ subscription: 'ended' })]) {
      const answer = await search('q=xylophone', client)
      const nowhere = await search('q=xylophonf', client)
      assert.deepEqual(found(answer), [])
      assert.equal(textOf(answer).replaceAll('xylophone', '…'), textOf(nowhere).replaceAll('xylophonf', '…'))
    }
  })

  test('results are no page for search engines, and the same for every visitor until a minute has gone', async () => {
    const answer = await search('q=salt')
    assert.match(answer.text, /<meta name="robots" content="noindex"/)
    assert.doesNotMatch(answer.text, /rel="canonical"/)
    assert.equal(answer.headers.get('cache-control'), 'public, s-maxage=60, stale-while-revalidate=600')
    assert.equal(answer.headers.get('set-cookie'), null)
  })

  test('results narrow by place, with how many there are, and a filter can be taken away', async () => {
    const answer = await search('q=salt')
    const narrow = /href="([^"]+)"[^>]*>Wieliczka<\/a> <span class="facet-count">1</.exec(answer.text)?.[1]
    const narrowed = await site.visitor().fetch((narrow ?? assert.fail(textOf(answer))).replaceAll('&amp;', '&'))
    assert.deepEqual(found(narrowed), ['mine'])
    const away = /<a href="([^"]+)" aria-label="Take away: Wieliczka"/.exec(narrowed.text)?.[1]
    assert.equal(away, '/archive?q=salt')
  })

  test('every result says why it is one', async () => {
    assert.match(textOf(await search('q=salt')), /Why this result Found in the headline\. “salt”, as you typed it\./)
  })

  const STRANGE = [
    '',
    '%20',
    '%00',
    '%ff%fe',
    '"',
    '-',
    'or',
    '((((',
    '%25',
    "'%3B--",
    '*',
    '-salt',
    '%F0%9F%A7%82',
    'a'.repeat(5_000),
  ]
  for (const query of STRANGE) {
    test(`a search for ${query.slice(0, 12) || 'nothing'} is answered in words`, async () => {
      const asked = await search(`q=${query}`)
      // What no text of ours has is asked for by the sign that browsers show for it.
      const answer = asked.status === 301 ? await site.visitor().fetch(asked.headers.get('location') ?? '') : asked
      assert.equal(answer.status, 200)
      assert.match(
        textOf(answer),
        /reports? found|Type a word, a name, or a place to begin|Nothing in the archive|has no word/,
      )
    })
  }

  test('filters that say nothing narrow nothing, and one that nothing has is said', async () => {
    assert.equal(found(await search('q=salt&from=yesterday&to=2026-02-31&year=x&language=%3Cb%3E&after=..')).length, 2)
    const answer = await search('q=salt&section=nowhere')
    assert.match(textOf(answer), /Nothing in the archive matches this. Fewer words find more/)
    assert.match(answer.text, /aria-label="Take away: nowhere"/)
  })

  const MISTYPED: readonly [parameter: string, typed: string, said: RegExp][] = [
    ['from', '2026-12-40', /“2026-12-40” is no day of the archive/],
    ['to', '31.12.2026', /“31.12.2026” is no day of the archive/],
    ['from', '0001-01-01', /“0001-01-01” is no day of the archive/],
    ['section', 'two words', /“two words” is no section/],
    ['language', '<b>', /“&lt;b&gt;” is no language/],
    ['year', '20x6', /“20x6” is no year/],
    ['place', 'a b', /“a b” is no place/],
    ['source', 'a b', /“a b” is no source/],
    ['order', 'oldest', /“order=oldest” in the address says nothing here/],
    ['exact', 'yes', /“exact=yes” in the address says nothing here/],
    ['after', 'r', /This page of the results is not there/],
  ]
  for (const [name, typed, said] of MISTYPED) {
    test(`a reader who mistypes ${name} as ${typed} is told so beside it, and loses nothing`, async () => {
      for (const query of ['q=salt', name === 'year' ? 'section=world' : 'year=2026']) {
        const answer = await search(`${query}&${name}=${encodeURIComponent(typed)}`)
        assert.equal(answer.status, 200)
        assert.match(main(answer), said)
        if (query.startsWith('q')) {
          assert.match(answer.text, /name="q"[^>]*value="salt"/)
          assert.deepEqual(found(answer).sort(), ['ferry', 'mine'])
        }
      }
      const alone = await search(`${name}=${encodeURIComponent(typed)}`)
      assert.match(main(alone), said)
      assert.deepEqual(found(alone), [])
      const feed = await site.visitor().fetch(`/archive/rss.xml?q=salt&${name}=${encodeURIComponent(typed)}`)
      assert.equal(feed.status, 422, 'a feed is wider than what was asked for, and nobody is told')
    })
  }

  test('a day that was mistyped still stands in its field, which says what is wrong with it', async () => {
    const { text } = await search('q=salt&from=2026-12-40')
    assert.match(
      text,
      /<details class="archive-search-more" open="">[\s\S]*<input id="archive-from" name="from" type="text" value="2026-12-40" aria-invalid="true" aria-describedby="archive-from-problem"/,
    )
    const turned = await search('q=salt&from=2026-12-02&to=2026-12-01')
    assert.match(main(turned), /id="archive-to-problem">This day is before the first/)
    assert.doesNotMatch(main(await search('q=salt&from=2026-12-01&to=2026-12-01&section=&year=')), /problem/)
  })

  test('whoever types signs alone is not shown everything as if it were found by them', async () => {
    for (const typed of ["%';", '"', '-', 'or', '((((']) {
      const answer = await search(`q=${encodeURIComponent(typed)}`)
      assert.deepEqual(found(answer), [], typed)
      assert.match(main(answer), /has no word that could be looked for/)
      assert.match(answer.text, /name="q"[^>]*aria-invalid="true" aria-describedby="archive-q-problem/)
      assert.equal((await site.visitor().fetch(`/archive/rss.xml?q=${encodeURIComponent(typed)}`)).status, 422)
    }
    const narrowed = await search('q=%25&section=world')
    assert.match(main(narrowed), /has no word/)
    assert.equal(found(narrowed).length, 2)
  })

  test('a page behind the last one shows the first, and says so, in either order', async () => {
    for (const after of ['after=r9999', 'order=date&after=d-20000000000000.1']) {
      const answer = await search(`q=salt&${after}`)
      assert.match(main(answer), /This page of the results is not there/)
      assert.deepEqual(found(answer).sort(), ['ferry', 'mine'])
    }
    assert.doesNotMatch(
      main(await search('q=nowhere&after=r20')),
      /reports? found[\s\S]*is not there[\s\S]*is not there/,
    )
  })

  test('whoever types more than is looked for is told how much was', async () => {
    assert.match(main(await search(`q=${'salt '.repeat(13)}`)), /Only the beginning was looked for: at most 12 words/)
    assert.match(main(await search(`q=salt ${'a'.repeat(400)}`)), /Only the beginning was looked for/)
    assert.doesNotMatch(main(await search(`q=${'salt '.repeat(12)}`)), /Only the beginning/)
  })

  test('an address with a time that no calendar of ours has is answered as if it said nothing', async () => {
    for (const query of [
      'q=salt&from=0000-01-01',
      'q=salt&from=0001-01-01',
      'q=salt&to=9999-12-31',
      'q=salt&order=date&after=d999999999999999.1',
      'q=salt&order=date&after=d-99999999999999.1',
    ]) {
      const answer = await search(query)
      assert.deepEqual([answer.status, found(answer).sort()], [200, ['ferry', 'mine']], query)
    }
    assert.equal((await site.visitor().fetch('/archive/9999')).status, 404)
  })

  test('nothing is kept of a reader who was erased while a search was being saved', async () => {
    const { db, clock, readers } = site.dateline
    const erased = await inTransaction(db, (tx) => readers.findOrMakeNobody(tx, clock.now()))
    assert.equal(await saveSearch({ db, readers }, erased.id, 'q=salt', clock.now()), 'erased')
    assert.deepEqual(await listSavedSearches(db, erased.id), [])
  })

  test('a network that asks without end is asked to wait, and nobody else is', async () => {
    const flood = site.visitor({ address: '203.0.113.77' })
    let last = await search('q=salt', flood)
    for (let asked = 0; asked < 310 && last.status === 200; asked++) last = await search('q=salt', flood)
    assert.equal(last.status, 429)
    assert.equal(last.headers.get('retry-after'), '60')
    assert.equal(last.headers.get('cache-control'), 'no-store')
    assert.match(textOf(last), /Too many searches/)
    assert.equal((await search('q=salt', site.visitor({ address: '203.0.113.78' }))).status, 200)
    assert.equal((await flood.fetch('/archive')).status, 200)
  })

  test('a search is a feed of what everybody may read, whoever asks', async () => {
    const subscriber = await site.reader({ subscription: 'active' })
    const feed = await subscriber.fetch('/archive/rss.xml?q=salt')
    assert.equal(feed.headers.get('content-type'), 'application/rss+xml; charset=utf-8')
    assert.match(feed.text, /<link>http:\/\/news\.test\/world\/mine<\/link>/)
    const secret = await subscriber.fetch('/archive/rss.xml?q=xylophone')
    assert.doesNotMatch(secret.text, /<item>/)
    assert.equal((await site.visitor().fetch('/archive/rss.xml')).status, 404)
  })

  test('suggestions are words that the asker may read', async () => {
    const suggested = async (client = site.visitor()) => (await client.fetch('/archive/suggestions.json?q=xyloph')).text
    assert.equal(await suggested(), '{"suggestions":[]}')
    const subscriber = await site.reader({ subscription: 'active' })
    assert.match(await suggested(subscriber), /xylophone/)
    const own = await subscriber.fetch('/archive/suggestions.json?q=xyloph')
    assert.equal(own.headers.get('cache-control'), 'private, no-store')
  })
})
