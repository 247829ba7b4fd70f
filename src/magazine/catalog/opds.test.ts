import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed } from 'feedsmith'
import { Hono } from 'hono'
import { sql } from 'kysely'
import sharp from 'sharp'
import { fileOf, issuesOf, releasedIssue, weeklyIssues } from '../../../tests/support/releasedIssues.ts'
import { createSite, ORIGIN, type TestSite } from '../../../tests/support/site.ts'
import { makeToken } from '../../platform/signing.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { createCatalog } from './catalog.module.ts'
import { renewToken } from './renewToken.ts'

const drawnCover = (width: number) =>
  sharp({ create: { width, height: Math.round((width * 4) / 3), channels: 3, background: '#b8330f' } })
    .jpeg()
    .toBuffer()

type Ask = { method?: string; headers?: Record<string, string> }

describe('the catalog of issues, as reading programs ask for it', () => {
  let site: TestSite
  let issues: ReleasedIssue[]
  let readerId: number
  let token: string
  let app: Hono

  function appOf(given: readonly ReleasedIssue[]): Hono {
    const { dateline } = site
    const { opds } = createCatalog(dateline, {
      ...dateline,
      issues: issuesOf(given),
      readCover: async ({ files }, width) => (files.length > 0 ? drawnCover(width) : undefined),
      words: dateline.languages.own,
      subscriberUntil: dateline.subscriberUntil,
    }).endpoints
    const made = new Hono()
    made.get('/opds', opds.basic)
    made.get('/opds/:token', opds.feed)
    made.get('/opds/:token/:year{\\d{4}}', opds.feed)
    made.get('/opds/:token/covers/:file', opds.cover)
    made.get('/opds/:token/files/:file', opds.file)
    made.onError((error, c) => c.text(error.message, 'status' in error ? (error.status as 404) : 404))
    return made
  }
  const ask = (path: string, init: Ask = {}, of = app) =>
    of.fetch(new Request(path.startsWith('http') ? path : ORIGIN + path, init))
  const newToken = async (subscription?: 'active' | 'ended') => {
    const reader = await site.reader(subscription ? { subscription } : {})
    const made = await renewToken(site.dateline, reader.readerId, site.dateline.clock.now())
    assert.ok(made)
    return { ...reader, token: made }
  }

  before(async () => {
    site = await createSite('opds')
    const cover = { alt: 'A red cover', lines: ['The salt & the <sea>', 'And\u0007 more'] }
    issues = [
      releasedIssue('2026-11-28', 3, { cover }),
      releasedIssue('2026-11-21', 2),
      releasedIssue('2026-11-14', 1, { cover }),
    ]
    app = appOf(issues)
    ;({ readerId, token } = await newToken('active'))
  })
  after(() => site.close())

  test('1.2 is a valid Atom feed whose every address is absolute and stands under the token', async () => {
    const answer = await ask(`/opds/${token}`)
    assert.equal(answer.status, 200)
    assert.match(
      answer.headers.get('content-type') ?? '',
      /^application\/atom\+xml;profile=opds-catalog;kind=acquisition/,
    )
    assert.match(answer.headers.get('cache-control') ?? '', /^private/)
    assert.equal(answer.headers.get('vary'), 'Accept')
    const text = await answer.text()
    assert.equal(XMLValidator.validate(text), true)
    const feed = parseAtomFeed(text)
    assert.equal(feed.title?.value ?? feed.title, 'The Test Meridian, the magazine')
    assert.equal(feed.entries?.length, 3)
    const { links, entries } = readAtom(text)
    assert.deepEqual(
      links.filter(({ rel }) => rel === 'self' || rel === 'start').map(({ href }) => href),
      [`${ORIGIN}/opds/${token}`, `${ORIGIN}/opds/${token}`],
    )
    for (const entry of entries) assertEntry(entry)
    const [newest] = entries
    assert.equal(newest?.title, 'The Test Meridian, 2026-11-28')
    assert.match(newest?.summary ?? '', /The salt & the <sea> · And more/)
    assert.match(newest?.content ?? '', /Brest: The ferry that carries salt/)
    assert.doesNotMatch(text, /sample\.epub/, 'whoever may come here has the whole of it')
  })

  function assertEntry(entry: Entry) {
    assert.ok(
      entry.id.startsWith(`${ORIGIN}/magazine/`) && !entry.id.includes(token),
      'named for good, without a secret',
    )
    assert.match(entry.updated, /^\d{4}-\d\d-\d\dT/)
    const files = entry.links.filter(({ rel }) => rel === 'http://opds-spec.org/acquisition')
    assert.deepEqual(
      files.map(({ type }) => type),
      ['application/epub+zip', 'application/pdf', 'application/pdf'],
    )
    for (const { href, length } of files) {
      assert.ok(href.startsWith(`${ORIGIN}/opds/${token}/files/`))
      assert.match(decodeURIComponent(href), /\d{4}-\d\d-\d\d/, 'its name has the date')
      assert.ok(Number(length) > 0)
    }
    for (const { rel, href } of entry.links) assert.ok(href.startsWith(ORIGIN), rel)
  }

  test('2.0 says the same in JSON, with what its schema asks of every publication', async () => {
    const answer = await ask(`/opds/${token}`, { headers: { accept: 'application/opds+json' } })
    assert.equal(answer.headers.get('content-type'), 'application/opds+json')
    const feed = JSON.parse(await answer.text())
    assert.equal(feed.metadata.title, 'The Test Meridian, the magazine')
    assert.equal(feed.metadata.numberOfItems, 3)
    assert.ok(feed.links.some((link: Link) => link.rel === 'self' && link.type === 'application/opds+json'))
    assert.equal(feed.publications.length, 3)
    for (const { metadata, links, images } of feed.publications) {
      assert.equal(typeof metadata.title, 'string')
      assert.ok(URL.canParse(metadata.identifier))
      assert.ok(
        links.some(
          ({ rel, type }: Link) => rel === 'http://opds-spec.org/acquisition' && type === 'application/epub+zip',
        ),
      )
      for (const { href, type } of [...links, ...images]) assert.ok(href.startsWith(ORIGIN) && type)
      for (const { type } of images) assert.ok(['image/jpeg', 'image/png', 'image/gif'].includes(type))
    }
    assert.deepEqual(feed.publications[0].metadata.belongsTo.series, { name: 'The Test Meridian', position: 3 })
    const atom = readAtom(await (await ask(`/opds/${token}`)).text())
    const titles = feed.publications.map((one: { metadata: { title: string } }) => one.metadata.title)
    assert.deepEqual(
      titles,
      atom.entries.map(({ title }) => title),
    )
  })

  test('whoever has last week’s file reads in both forms that the issue was changed, when and how, before its contents', async () => {
    const at = Temporal.Instant.from('2026-11-29T11:00:00Z')
    const notes = [{ at, text: 'The ferry sails at seven, not at <six>.' }]
    const revised = appOf([releasedIssue('2026-11-28', 3, { revision: 2, revisedAt: at, notes })])
    const said = /^Changed on November 29, 2026: The ferry sails at seven, not at <six>\.$/m
    const [entry] = readAtom(await (await ask(`/opds/${token}`, {}, revised)).text()).entries
    assert.match(entry?.content?.split('\n')[0] ?? '', said)
    assert.equal(entry?.updated, at.toString())
    const headers = { accept: 'application/opds+json' }
    const { publications } = JSON.parse(await (await ask(`/opds/${token}`, { headers }, revised)).text())
    assert.match(publications[0].metadata.description, said)
    const [plain] = readAtom(await (await ask(`/opds/${token}`)).text()).entries
    assert.doesNotMatch(plain?.content ?? '', /Changed/)
  })

  test('KOReader asks with HEAD and takes 2.0 only; it hears what a GET would say, without the body', async () => {
    const headers = { accept: 'application/opds+json' }
    const [head, get] = [
      await ask(`/opds/${token}`, { method: 'HEAD', headers }),
      await ask(`/opds/${token}`, { headers }),
    ]
    assert.equal(head.status, 200)
    assert.equal(await head.text(), '')
    for (const name of ['content-type', 'content-length', 'etag']) {
      assert.equal(head.headers.get(name), get.headers.get(name), name)
    }
  })

  test('nothing that a program may send as Accept is answered 406 or 500', async () => {
    for (const accept of ['image/png', 'a', ';;', 'application/opds+json;q=0', '*/*;q=0', 'x/y;q=9,,,']) {
      assert.equal((await ask(`/opds/${token}`, { headers: { accept } })).status, 200, accept)
    }
  })

  test('a program that has the feed already gets no second one, and one in the other form is another', async () => {
    const etag = (await ask(`/opds/${token}`)).headers.get('etag') ?? ''
    assert.equal((await ask(`/opds/${token}`, { headers: { 'if-none-match': etag } })).status, 304)
    const other = { 'if-none-match': etag, accept: 'application/opds+json' }
    assert.equal((await ask(`/opds/${token}`, { headers: other })).status, 200)
  })

  test('Moon+ sends no password for covers: they stand under the token and are JPEG, large and small', async () => {
    const { entries } = readAtom(await (await ask(`/opds/${token}`)).text())
    const images = entries.flatMap(({ links }) =>
      links.filter(({ rel }) => rel.startsWith('http://opds-spec.org/image')),
    )
    assert.equal(images.length, 6)
    for (const { rel, href } of images) {
      const answer = await ask(href)
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/jpeg'])
      const { width, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      assert.deepEqual([width, format], [rel.endsWith('thumbnail') ? 320 : 1200, 'jpeg'])
    }
    assert.equal((await ask(`/opds/${token}/covers/2020-01-04.jpg`)).status, 404)
    assert.equal((await ask(`/opds/${token}/covers/..%2f..%2fsecret.jpg`)).status, 404)
  })

  test('a file comes whole, in parts, or not again; its name has the date', async () => {
    const { entries } = readAtom(await (await ask(`/opds/${token}`)).text())
    const href = entries[0]?.links.find(({ type }) => type === 'application/epub+zip')?.href ?? ''
    const whole = await ask(href)
    const bytes = Buffer.from(await whole.arrayBuffer())
    assert.deepEqual(bytes, fileOf('2026-11-28', 'epub'))
    assert.equal(whole.headers.get('content-type'), 'application/epub+zip')
    assert.match(
      decodeURIComponent(whole.headers.get('content-disposition') ?? ''),
      /The Test Meridian 2026-11-28\.epub/,
    )
    const part = await ask(href, { headers: { range: 'bytes=5-9' } })
    assert.equal(part.status, 206)
    assert.equal(part.headers.get('content-range'), `bytes 5-9/${bytes.length}`)
    assert.equal(await part.text(), bytes.subarray(5, 10).toString())
    const etag = whole.headers.get('etag') ?? ''
    const stale = await ask(href, { headers: { range: 'bytes=5-9', 'if-range': '"of another revision"' } })
    assert.equal(stale.status, 200, 'parts of two revisions are never joined')
    assert.equal((await ask(href, { headers: { range: 'bytes=5-9', 'if-range': etag } })).status, 206)
    assert.equal((await ask(href, { headers: { range: `bytes=${bytes.length}-` } })).status, 416)
    assert.equal((await ask(href, { headers: { 'if-none-match': etag } })).status, 304)
    const head = await ask(href, { method: 'HEAD' })
    assert.equal(head.headers.get('content-length'), String(bytes.length))
    assert.equal((await ask(`/opds/${token}/files/The%20Test%20Meridian%202026-11-28%20sample.epub`)).status, 404)
  })

  test('with the token as the password the same catalog opens, and without one a program hears how to ask', async () => {
    const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`me:${password}`).toString('base64')}` })
    const opened = await ask('/opds', { headers: basic(token) })
    assert.equal(opened.status, 200)
    assert.equal(readAtom(await opened.text()).entries.length, 3)
    for (const headers of [{}, basic(makeToken()), basic(''), { authorization: 'Bearer x' }]) {
      const asked = await ask('/opds', { headers })
      assert.equal(asked.status, 401)
      assert.match(asked.headers.get('www-authenticate') ?? '', /^Basic realm=/)
      assert.equal(asked.headers.get('content-type'), 'application/opds-authentication+json')
      const document = JSON.parse(await asked.text())
      assert.ok(URL.canParse(document.id))
      assert.equal(document.authentication[0].type, 'http://opds-spec.org/auth/basic')
      assert.ok(document.authentication[0].labels.password)
    }
  })

  test('an address that never was one is 404', async () => {
    for (const path of [`/opds/${makeToken()}`, '/opds/short', `/opds/${makeToken()}/files/x.epub`]) {
      assert.equal((await ask(path)).status, 404, path)
    }
  })

  test('a token that was taken back is 410 with one entry that says why, in both forms, for files and covers too', async () => {
    const reader = await newToken('active')
    const renewed = await renewToken(site.dateline, reader.readerId, site.dateline.clock.now())
    const answer = await ask(`/opds/${reader.token}`)
    assert.equal(answer.status, 410)
    const text = await answer.text()
    assert.equal(XMLValidator.validate(text), true)
    const { entries } = readAtom(text)
    assert.equal(entries.length, 1)
    assert.match(entries[0]?.title ?? '', /was taken back/)
    const json = await ask(`/opds/${reader.token}`, { headers: { accept: 'application/opds+json' } })
    assert.equal(json.status, 410)
    const { navigation } = JSON.parse(await json.text())
    assert.equal(navigation.length, 1)
    assert.match(navigation[0].title, /was taken back/)
    assert.equal((await ask(`/opds/${reader.token}/files/The%20Test%20Meridian%202026-11-28.epub`)).status, 410)
    assert.equal((await ask(`/opds/${reader.token}/covers/2026-11-28.jpg`)).status, 410)
    assert.equal((await ask(`/opds/${renewed}`)).status, 200, 'the new one opens')
  })

  test('the token ends with the subscription, at once, and opens again with the next', async () => {
    const reader = await newToken('active')
    const { db, clock } = site.dateline
    assert.equal((await ask(`/opds/${reader.token}`)).status, 200)
    await sql`update subscriptions set state = 'ended', ended_at = ${clock.now()}, period_end = ${clock.now()},
      paid_until = ${clock.now()} where reader_id = ${reader.readerId}`.execute(db)
    for (const path of ['', '/files/The%20Test%20Meridian%202026-11-28.epub', '/covers/2026-11-28.jpg']) {
      const answer = await ask(`/opds/${reader.token}${path}`)
      assert.equal(answer.status, 410, path)
      assert.match(await answer.text(), /Your subscription has ended/)
    }
    await site.reader({ readerId: reader.readerId, subscription: 'trialing' })
    assert.equal((await ask(`/opds/${reader.token}`)).status, 200)
  })

  test('of two years of issues there is a feed for each year, and each leads to the next', async () => {
    const many = appOf(weeklyIssues('2026-11-28', 100))
    const seen: string[] = []
    let next: string | undefined = `${ORIGIN}/opds/${token}`
    while (next) {
      const feed = readAtom(await (await ask(next, {}, many)).text())
      seen.push(...feed.entries.map(({ title }) => title))
      next = feed.links.find(({ rel }) => rel === 'next')?.href
    }
    assert.equal(seen.length, 100)
    assert.equal(new Set(seen).size, 100)
    assert.equal((await ask(`/opds/${token}/1999`, {}, many)).status, 404)
  })

  test('an issue whose files are being made is in no catalog until there is something to fetch', async () => {
    const one = appOf([releasedIssue('2026-11-28', 2, { files: [] }), releasedIssue('2026-11-21', 1)])
    const { entries } = readAtom(await (await ask(`/opds/${token}`, {}, one)).text())
    assert.deepEqual(
      entries.map(({ title }) => title),
      ['The Test Meridian, 2026-11-21'],
    )
    assert.equal((await ask(`/opds/${token}/covers/2026-11-28.jpg`, {}, one)).status, 404)
  })

  test('before the first issue the catalog is empty and valid', async () => {
    const none = appOf([])
    const atom = await (await ask(`/opds/${token}`, {}, none)).text()
    assert.equal(XMLValidator.validate(atom), true)
    assert.equal(readAtom(atom).entries.length, 0)
    const json = await ask(`/opds/${token}`, { headers: { accept: 'application/opds+json' } }, none)
    assert.equal(JSON.parse(await json.text()).navigation.length, 1)
  })

  test('on the account page the address is made, shown once, made anew and taken back', async () => {
    const reader = await site.reader({ subscription: 'active' })
    assert.match((await reader.fetch('/account')).text, /Make my catalog’s address/)
    const made = await reader.fetch('/account/catalog', { form: { do: 'make' } })
    const [, address = ''] = /value="http:\/\/news\.test\/opds\/([\w-]{43})"/.exec(made.text) ?? []
    assert.equal((await ask(`/opds/${address}`)).status, 200)
    const account = await reader.fetch('/account')
    assert.match(account.text, /Your catalog has had its address since/)
    assert.doesNotMatch(account.text, new RegExp(address))
    await reader.fetch('/account/catalog', { form: { do: 'revoke' } })
    assert.equal((await ask(`/opds/${address}`)).status, 410)
    assert.equal((await reader.fetch('/account/catalog')).headers.get('location'), '/account#e-reader')
  })

  test('whoever only paid with an address gets no catalog before they have shown that it is theirs', async () => {
    const reader = await site.reader({ subscription: 'active', unproven: true })
    assert.match((await reader.fetch('/account')).text, /Before your catalog gets an address/)
    assert.equal((await reader.fetch('/account/catalog', { form: { do: 'make' } })).status, 303)
  })

  test('what is held about it is exported without what would let anybody in, and goes with the reader', async () => {
    const holder = site.dateline.ports.holders.find(({ name }) => name === 'readingMachines')
    assert.ok(holder)
    const who = { readerId, emailKey: 'nobody@news.test' }
    const rows = await holder.everything(site.dateline.db, who)
    assert.deepEqual(Object.keys(rows.reading_tokens?.[0] as object).sort(), ['made_at', 'reader_id', 'revoked_at'])
  })
})

type Link = { rel: string; href: string; type: string; length?: string }
type Entry = { id: string; title: string; updated: string; summary?: string; content?: string; links: Link[] }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => name === 'entry' || name === 'link' || name === 'category',
})

/** As a program reads it, by name and not by what we meant. */
function readAtom(text: string): { links: Link[]; entries: Entry[] } {
  const { feed } = parser.parse(text)
  const said = (value: string | { '#text': string } | undefined) => (typeof value === 'object' ? value['#text'] : value)
  return {
    links: feed.link ?? [],
    entries: (feed.entry ?? []).map((entry: Record<string, never>) => ({
      ...{ id: entry.id, title: entry.title, updated: entry.updated, links: entry.link ?? [] },
      ...{ summary: said(entry.summary), content: said(entry.content) },
    })),
  }
}
