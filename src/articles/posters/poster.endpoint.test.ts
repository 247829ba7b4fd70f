import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import sharp from 'sharp'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { type DiskCache, openDiskCache } from '../../platform/diskCache.ts'
import { Fault } from '../../platform/errors.ts'
import { createLog } from '../../platform/log.ts'
import { setPublication } from '../../publication/facts/facts.module.ts'
import type { ArticleDraft } from '../store/store.module.ts'
import { createArticleMemory, findArticle, findLeadPictures } from '../store/store.module.ts'
import { createPosters, type Posters } from './createPosters.ts'
import { createPosterEndpoint } from './poster.endpoint.ts'

const body: ArticleDraft['body'] = {
  type: 'doc',
  content: Array.from({ length: 12 }, (_, at) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `Paragraph ${at} of a report about the ferry that crosses at noon.` }],
  })),
}

let site: TestSite
let folder: string
let diskCache: DiskCache
let posters: Posters
let app: Hono
/** The names of what was put on the diskCache. */
const made: string[] = []

before(async () => {
  site = await createSite('posters')
  const { db, notices, media, clock, publication } = site.dateline
  folder = await mkdtemp(join(tmpdir(), 'dateline-posters-'))
  const files = openDiskCache(folder, { mostBytes: 10_000_000, log: createLog('silent') })
  diskCache = {
    get: files.get,
    async put(name, bytes) {
      made.push(name)
      await files.put(name, bytes)
    },
  }
  posters = createPosters({ media, clock, publication, diskCache })
  const memory = createArticleMemory({ db, browsing: db }, notices)
  app = new Hono()
  app.get('/pictures/poster/:slug/:file', createPosterEndpoint({ db, media, memory, posters }))
  app.onError((error, c) => c.text('', error instanceof Fault && error.kind === 'notFound' ? 404 : 500))
  await site.publish({ slug: 'ferry', headline: 'The ferry & the “tide” of noon\u00ADday', body })
  await site.publish({ slug: 'abbara', language: 'ar', headline: 'العبّارة تعبر عند الظهر', variantOf: 'ferry', body })
  await site.publish({ slug: 'watashibune', language: 'ja', headline: '渡し船は正午に渡る', variantOf: 'ferry', body })
  await site.publish({ slug: 'faehre', language: 'de', headline: 'Fährverbindung', variantOf: 'ferry', body })
})
after(async () => {
  await posters.close()
  await site.close()
  await rm(folder, { recursive: true })
})

const metaOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`, 'g'))].map((match) => match[1])

async function pathOf(slug: string, prefix = '/world/'): Promise<string> {
  const { text } = await site.visitor().fetch(prefix + slug)
  return (metaOf(text, 'og:image')[0] ?? '').replace('http://news.test', '')
}

test('an article names its picture to whoever shows its address elsewhere, and says what it shows in the page’s language', async () => {
  const { text } = await site.visitor().fetch('/world/ferry')
  const [image = ''] = metaOf(text, 'og:image')
  assert.match(image, /^http:\/\/news\.test\/pictures\/poster\/ferry\/[0-9a-f]{24}\.jpg$/)
  assert.deepEqual(metaOf(text, 'og:image:width'), ['1200'])
  assert.deepEqual(metaOf(text, 'og:image:height'), ['630'])
  assert.deepEqual(metaOf(text, 'og:image:type'), ['image/jpeg'])
  assert.deepEqual(metaOf(text, 'og:image:alt'), ['“The ferry &amp; the “tide” of noonday”, in The Test Meridian'])
  assert.deepEqual(metaOf(text, 'twitter:card'), ['summary_large_image'])
  assert.deepEqual(metaOf(text, 'og:locale'), ['en_US'])
  assert.deepEqual(metaOf(text, 'og:locale:alternate').sort(), ['ar_EG', 'de_DE', 'ja_JP'])
  assert.deepEqual(metaOf(text, 'article:section'), ['World'])
  const published = metaOf(text, 'article:published_time')
  assert.ok(published.length === 1 && published[0])
  assert.deepEqual(metaOf(text, 'article:modified_time'), published)
  const markup = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '')
  assert.deepEqual(markup.image, [{ '@type': 'ImageObject', url: image, width: 1200, height: 630 }])

  const french = (await site.visitor().fetch('/fr/world/ferry')).text
  assert.deepEqual(metaOf(french, 'og:image'), [image])
  assert.match(metaOf(french, 'og:image:alt')[0] ?? '', /^«\u00a0The ferry .*\u00a0», dans The Test Meridian$/)
  const embed = JSON.parse((await site.visitor().fetch('/oembed?url=http://news.test/world/ferry')).text)
  assert.deepEqual([embed.thumbnail_url, embed.thumbnail_width, embed.thumbnail_height], [image, 1200, 630])
})

for (const slug of ['ferry', 'abbara', 'watashibune', 'faehre']) {
  test(`the picture of ${slug} is there for good, as its page has announced it`, async () => {
    const path = await pathOf(slug)
    const answer = await site.dateline.app.request(path)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'image/jpeg')
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.ok(answer.headers.get('content-security-policy'))
    assert.equal(answer.headers.get('set-cookie'), null)
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(bytes.length, Number(answer.headers.get('content-length')))
    const { width, height, format } = await sharp(bytes).metadata()
    assert.deepEqual([width, height, format], [1200, 630, 'jpeg'])
    const head = await site.dateline.app.request(path, { method: 'HEAD' })
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(bytes.length)])
    assert.equal((await head.arrayBuffer()).byteLength, 0)
  })
}

test('a stranger’s address makes nothing: it is unknown, or leads to the one that there is', async () => {
  const before = made.length
  for (const path of [
    `/pictures/poster/nowhere/${'0'.repeat(24)}.jpg`,
    `/pictures/poster/ferry/${'0'.repeat(23)}.jpg`,
    `/pictures/poster/ferry/${'0'.repeat(24)}.png`,
    `/pictures/poster/ferry/${'0'.repeat(24)}.jpg.jpg`,
    '/pictures/poster/ferry/..%2f..%2fdatabase',
    '/pictures/poster/%00/x.jpg',
  ]) {
    assert.equal((await app.request(path)).status, 404, path)
  }
  for (let at = 0; at < 50; at++) {
    const answer = await app.request(`/pictures/poster/ferry/${at.toString(16).padStart(24, '0')}.jpg`)
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, await pathOf('ferry')])
  }
  assert.deepEqual([made.length, await readdir(folder)], [before, []])
})

/**
 * The longest turn of the event loop from now on, in milliseconds of this thread's own computing: on a machine that has
 * other things to do, the clock on the wall would count those.
 */
function watchEventLoop(): () => number {
  let [longest, before] = [0, process.threadCpuUsage()]
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    before = process.threadCpuUsage()
    longest = Math.max(longest, (user + system) / 1000)
  }, 1)
  return () => {
    clearInterval(timer)
    return longest
  }
}

test('fifty who ask at once wait for one making, and nobody else waits for it', async () => {
  const path = await pathOf('watashibune')
  const longest = watchEventLoop()
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.request(path)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  const bodies = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
  const [picture = Buffer.alloc(0)] = bodies
  assert.equal((await sharp(picture).metadata()).format, 'jpeg')
  assert.ok(bodies.every((bytes) => bytes.equals(picture)))
  assert.equal(made.filter((name) => path.endsWith(name)).length, 1)
  const held = longest()
  assert.ok(held < 50, `the event loop was held for ${held} ms`)
  await app.request(path)
  assert.equal(made.filter((name) => path.endsWith(name)).length, 1)
})

test('a poster that a crash left empty is made again, and is not served for a year', async () => {
  const path = await pathOf('watashibune')
  const name = path.split('/').at(-1) ?? ''
  await writeFile(join(folder, name), '')
  const answer = await app.request(path)
  assert.equal(answer.status, 200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  assert.equal((await sharp(bytes).metadata()).format, 'jpeg')
  assert.ok(bytes.equals(await readFile(join(folder, name))))
})

test('another headline is another picture at another address, to which the old one leads', async () => {
  await site.publish({ slug: 'tide', headline: 'The tide comes in', importKey: 'tide', importDigest: '1', body })
  const old = await pathOf('tide')
  const first = Buffer.from(await (await site.dateline.app.request(old)).arrayBuffer())
  await site.publish({ slug: 'tide', headline: 'The tide goes out', importKey: 'tide', importDigest: '2', body })
  for (let tries = 0; (await pathOf('tide')) === old && tries < 200; tries++) await pause(10)
  const path = await pathOf('tide')
  assert.notEqual(path, old)
  const moved = await site.dateline.app.request(old)
  assert.deepEqual([moved.status, moved.headers.get('location')], [302, path])
  assert.equal(moved.headers.get('cache-control'), 'no-cache')
  assert.notDeepEqual(Buffer.from(await (await site.dateline.app.request(path)).arrayBuffer()), first)
})

test('a poster shows the headline, the dateline and the section, and nothing else of an article', async () => {
  const { db, clock } = site.dateline
  const { year } = clock.now().toZonedDateTimeISO('Europe/Paris')
  const firstPublished = Temporal.Instant.from(`${year}-03-04T12:00:00Z`)
  const article = { ...((await findArticle(db, 'ferry')) ?? assert.fail()), firstPublished }
  const poster = posters.of(article, new Map()) ?? assert.fail()
  assert.deepEqual(poster.facts, {
    text: {
      publication: 'The Test Meridian',
      kicker: 'World',
      headline: 'The ferry & the “tide” of noon\u00ADday',
      dateline: { place: 'PARIS', date: 'MARCH 4' },
      language: 'en',
      direction: 'ltr',
    },
    picture: undefined,
    place: { country: 'FR', city: 'Paris', point: undefined },
  })
  const same = (change: Partial<typeof article>) => posters.of({ ...article, ...change }, new Map())?.key === poster.key
  assert.ok(same({ standfirst: 'Another', words: 7, tags: [], leadIn: { type: 'doc', content: [] } }))
  assert.ok(!same({ headline: 'Another' }))
  assert.ok(!same({ kicker: 'Another' }))
  assert.ok(!same({ places: [] }))
  assert.ok(!same({ firstPublished: article.firstPublished.subtract({ hours: 48 }) }))
})

test('a place is written in the script of its report, and an older date with its year', async () => {
  const { db, clock } = site.dateline
  const article = (await findArticle(db, 'ferry')) ?? assert.fail()
  const at = (firstPublished: string, language: string, city: string | null) => {
    const [place] = article.places
    const places = place ? [{ ...place, city }] : []
    const dated = { ...article, language, places, firstPublished: Temporal.Instant.from(firstPublished) }
    const { place: name, date } = posters.of(dated, new Map())?.facts.text.dateline ?? assert.fail()
    return [name, date]
  }
  const { year } = clock.now().toZonedDateTimeISO('Europe/Paris')
  // Late in the evening of UTC it is tomorrow in Paris.
  assert.deepEqual(at(`${year}-03-04T23:30:00Z`, 'en', 'Paris'), ['PARIS', 'MARCH 5'])
  assert.deepEqual(at('2019-08-04T12:00:00Z', 'fr', 'Orléans'), ['ORLÉANS', '4 AOÛT 2019'])
  assert.deepEqual(at(`${year}-03-04T12:00:00Z`, 'de', null), ['FRANKREICH', '4. MÄRZ'])
  assert.deepEqual(at(`${year}-03-04T12:00:00Z`, 'ja', 'Paris'), ['フランス', '3月4日'])
  assert.equal(at(`${year}-03-04T12:00:00Z`, 'ar', 'Paris')[0], 'فرنسا')
})

test('a headline in letters that we do not have leaves an article with its own picture', async () => {
  const { db, media, clock } = site.dateline
  const blue = sharp({ create: { width: 1000, height: 500, channels: 3, background: '#224466' } })
  const stored = await media.storePicture(db, await blue.jpeg().toBuffer(), clock.now())
  assert.equal(stored.kind, 'stored')
  const leadPicture = { pictureId: stored.kind === 'stored' ? stored.picture.id : '', alt: 'A blue ground.' }
  await site.publish({ slug: 'narutbae', language: 'ko', headline: '나룻배는 정오에 건넌다', leadPicture, body })
  await site.publish({ slug: 'pictured', headline: 'A picture of the ferry', leadPicture, body })
  const korean = (await site.visitor().fetch('/world/narutbae')).text
  assert.match(metaOf(korean, 'og:image')[0] ?? '', /\/pictures\/[0-9a-f]{32}\/960\.webp$/)
  assert.deepEqual(metaOf(korean, 'og:image:type'), ['image/webp'])
  assert.deepEqual(metaOf(korean, 'og:image:alt'), ['A blue ground.'])
  assert.equal((await app.request(`/pictures/poster/narutbae/${'0'.repeat(24)}.jpg`)).status, 404)

  const pictured = (await site.visitor().fetch('/world/pictured')).text
  const markup = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(pictured)?.[1] ?? '')
  assert.deepEqual(
    markup.image.map(({ width, height }: { width: number; height: number }) => [width, height]),
    [
      [960, 480],
      [1200, 630],
    ],
  )
  const poster = await site.dateline.app.request(await pathOf('pictured'))
  const [red = 0, green = 0, blueness = 0] = await sharp(Buffer.from(await poster.arrayBuffer()))
    .extract({ left: 1100, top: 100, width: 1, height: 1 })
    .raw()
    .toBuffer()
  assert.ok(Math.abs(red - 0x22) < 12 && Math.abs(green - 0x44) < 12 && Math.abs(blueness - 0x66) < 12)
})

test('whoever comes when too many are waiting is told when to come again', async () => {
  const { db, media, notices } = site.dateline
  const memory = createArticleMemory({ db, browsing: db }, notices)
  const busy = new Hono()
  const endpoint = createPosterEndpoint({ db, media, memory, posters: { ...posters, print: async () => undefined } })
  busy.get('/pictures/poster/:slug/:file', endpoint)
  const answer = await busy.request(await pathOf('ferry'))
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '10'])
  assert.equal(answer.headers.get('cache-control'), 'no-store')
})

test('where the picture’s file is lost, nothing is made without it', async () => {
  const { db, media, clock, publication } = site.dateline
  const article = (await findArticle(db, 'pictured')) ?? assert.fail()
  const without = createPosters({
    media: { ...media, readRendition: async () => undefined },
    clock,
    publication,
    diskCache,
  })
  const poster = without.of(article, await findLeadPictures(db, media, [article])) ?? assert.fail()
  const before = made.length
  await assert.rejects(without.print(poster), (error) => error instanceof Fault && error.kind === 'notFound')
  assert.equal(made.length, before)
  await without.close()
})

test('a publication that changes its name has its new name on every picture', async () => {
  const old = await pathOf('ferry')
  const { db, clock, publication } = site.dateline
  await setPublication(db, 'test', { name: 'The Other Meridian' }, clock.now())
  await publication.reload()
  assert.notEqual(await pathOf('ferry'), old)
})
