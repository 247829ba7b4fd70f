import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import type { Block } from '../store/store.module.ts'

const body = {
  type: 'doc' as const,
  content: ['It begins at low water.', 'The tide says so twice a day. '.repeat(30)].map(
    (text): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] }),
  ),
}

const mapsIn = (html: string) => [...html.matchAll(/role="img" aria-label="(Map[^"]*)"/g)].map(([, name]) => name)

/** Everything from the figure's beginning to its end, as it is sent. */
const figureIn = (html: string) => /<figure class="locator">.*?<\/figure>/s.exec(html)?.[0] ?? ''

const elsewhereIn = (html: string) =>
  [
    ...(/<aside role="complementary" class="elsewhere".*?<\/aside>/s.exec(html)?.[0] ?? '').matchAll(/href="([^"]+)"/g),
  ].map(([, url]) => url)

describe('place and world', () => {
  let site: TestSite
  const open = async (path: string) => (await site.visitor().fetch(path)).text
  before(async () => {
    site = await createSite('places')
    const now = site.dateline.clock.now()
    const reports = [
      ['tokyo', { country: 'JP', city: 'Tokyo' }],
      ['suva', { country: 'FJ', city: 'Suva' }],
      ['zouerat', { country: 'MR', city: 'Zouérat' }],
      ['osaka', { country: 'JP', city: 'Osaka' }],
      ['hamlet', { country: 'FR', city: 'Nowhere-sur-Rien' }],
      ['written', { country: 'FR', city: 'Somewhere', point: { latitude: 45.25, longitude: 5.5 } }],
      ['tuvalu', { country: 'TV' }],
      ['placeless', undefined],
    ] as const
    for (const [position, [slug, place]] of reports.entries()) {
      const firstPublished = now.subtract({ hours: position + 1 })
      await site.publish({ slug, body, terms: 'free', places: place ? [place] : [], firstPublished })
    }
  })
  after(() => site.close())

  test('beside an article stands a map of its place, named in words', async () => {
    assert.deepEqual(mapsIn(await open('/world/zouerat')), ['Map: Zouérat, Mauritania'])
    const figure = figureIn(await open('/world/zouerat'))
    assert.match(figure, /<a href="\/place\/zouerat-mr">Zouérat<\/a>/)
    assert.match(figure, /<a href="\/place\/mauritania">Mauritania<\/a>/)
    assert.match(figure, /22\.7° N 12\.5° W/)
    assert.match(figureIn(await open('/world/suva')), /18\.1° S 178\.4° E/)
  })

  test('an article without a place has no map, and one from an unknown city its country’s', async () => {
    assert.deepEqual(mapsIn(await open('/world/placeless')), [])
    const unknown = figureIn(await open('/world/hamlet'))
    assert.match(unknown, /aria-label="Map: Nowhere-sur-Rien, France"/)
    assert.doesNotMatch(unknown, /<circle|°/)
  })

  test('where the newsroom writes degrees, the mark stands there', async () => {
    assert.match(figureIn(await open('/world/written')), /map-point.*45\.3° N 5\.5° E/s)
  })

  test('a map takes less than 6 KB', async () => {
    for (const slug of ['tokyo', 'suva', 'zouerat', 'hamlet', 'tuvalu']) {
      const bytes = Buffer.byteLength(figureIn(await open(`/world/${slug}`)))
      assert.ok(bytes > 500 && bytes <= 6_000, `${slug}: ${bytes}`)
    }
  })

  test('news from elsewhere is the newest of other countries, never of the article’s own', async () => {
    assert.deepEqual(elsewhereIn(await open('/world/tokyo')), ['/world/suva', '/world/zouerat', '/world/hamlet'])
    assert.deepEqual(elsewhereIn(await open('/world/hamlet')), ['/world/tokyo', '/world/suva', '/world/zouerat'])
    assert.deepEqual(elsewhereIn(await open('/world/placeless')), ['/world/tokyo', '/world/suva', '/world/zouerat'])
  })

  test('a country has its page as soon as one of its cities has an article', async () => {
    const japan = await site.visitor().fetch('/place/japan')
    assert.equal(japan.status, 200)
    assert.match(japan.text, /<h1>Japan<\/h1>/)
    assert.deepEqual(mapsIn(japan.text), ['Map: Japan'])
    for (const slug of ['tokyo', 'osaka']) assert.match(japan.text, new RegExp(`href="/world/${slug}"`))
    assert.doesNotMatch(japan.text, /href="\/world\/suva"/)
    for (const path of ['/place/chad', '/place/atlantis', '/place/jp'])
      assert.equal((await site.visitor().fetch(path)).status, 404, path)
  })

  test('every page of a place leads to every country with articles, and none of them is missing', async () => {
    const html = await open('/place/suva-fj')
    assert.deepEqual(mapsIn(html), ['Map: Suva, Fiji'])
    const countries = [...(/<nav class="countries".*?<\/nav>/s.exec(html)?.[0] ?? '').matchAll(/href="([^"]+)"/g)]
    const addresses = countries.map(([, url]) => url ?? '')
    assert.deepEqual(addresses, ['/place/fiji', '/place/france', '/place/japan', '/place/mauritania', '/place/tuvalu'])
    for (const address of addresses) assert.equal((await site.visitor().fetch(address)).status, 200, address)
  })

  test('all countries stand on a page of their own, to which the front leads', async () => {
    assert.match(await open('/'), /<a href="\/places">All countries<\/a>/)
    const html = await open('/places')
    assert.match(html, /<h1[^>]*>All countries<\/h1>/)
    assert.match(html, /<a href="\/place\/japan">Japan<\/a><span class="countries-count"> 2<\/span>/)
    assert.match(html, /<a href="\/place\/fiji">Fiji<\/a><\/li>/)
    assert.equal((await site.visitor().fetch('/fr/places')).status, 200)
  })

  test('no report stands twice on the front', async () => {
    const links = [...(await open('/')).matchAll(/<h[2-4] class="[a-z]+-headline"><a href="([^"]+)"/g)].map(
      ([, url]) => url,
    )
    assert.equal(links.length, 8)
    assert.equal(new Set(links).size, 8)
  })

  test('the front marks the reports on a map and lists the same ones in the same order', async () => {
    const html = await open('/')
    const marks = [...html.matchAll(/<a class="world-mark( world-mark-today)?" href="([^"]+)" aria-label="([^"]+)"/g)]
    const items = html.matchAll(
      /<li>(?:<span class="world-number[^>]*>(\d+)<\/span>)?<div><h3 class="world-headline"><a href="([^"]+)"/g,
    )
    const listed = [...items].map(([, number, url]) => ({ number, url }))
    const numbered = listed.filter(({ number }) => number !== undefined)
    assert.deepEqual(
      marks.map(([, , url], at) => ({ number: String(at + 1), url })),
      numbered,
    )
    // Four stand above. What is nowhere on a map is in the list all the same.
    const below = ['/world/hamlet', '/world/written', '/world/tuvalu', '/world/placeless']
    assert.deepEqual(listed.map(({ url }) => url).sort(), below.sort())
    assert.equal(listed.at(-1)?.url, '/world/placeless')
    assert.equal(listed.at(-1)?.number, undefined)
    const written = marks.find(([, , url]) => url === '/world/written')?.[3]
    assert.match(written ?? '', /^\d\. Somewhere, France: Headline of written$/)
    assert.ok(Buffer.byteLength(/<svg class="world-map".*?<\/svg>/s.exec(html)?.[0] ?? '') < 24_000)
  })
})
