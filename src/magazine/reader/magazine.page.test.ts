import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { releaseIssue } from '../../../tests/support/releaseIssue.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { savePlan } from '../../money/plans/plans.module.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const SLUGS = ['ferry', 'tide', 'bridge', 'harbor']

let site: TestSite
let date: string
let open: string
let shut: string
before(async () => {
  site = await createSite('magazine pages')
  for (const slug of SLUGS)
    await site.publish({
      slug,
      standfirst: `What everybody knows of ${slug}.`,
      body: {
        type: 'doc',
        content: [
          paragraph(`Everybody reads this of ${slug}.`),
          paragraph(`Withheld of ${slug}. ${'More of it. '.repeat(80)}`),
        ],
      },
    })
  date = await releaseIssue(site)
  const issue = await site.dateline.issues.findReleased(date)
  const pieces = issue?.contents.filter(({ kind }) => kind === 'piece') ?? []
  open = pieces.find(({ isSample }) => isSample)?.slug ?? ''
  shut = pieces.find(({ isSample }) => !isSample)?.slug ?? ''
})
after(() => site.close())

const subscriber = () => site.reader({ subscription: 'active' })

test('the shelf shows everybody the latest issue, and leads there from every page', async () => {
  const shelf = await site.visitor().fetch('/magazine')
  assert.equal(shelf.status, 200)
  assert.ok(shelf.text.includes(`href="/magazine/${date}"`))
  assert.equal(shelf.headers.get('cache-control'), 'public, s-maxage=60, stale-while-revalidate=600')
  assert.match((await site.visitor().fetch('/')).text, /<a href="\/magazine">/)
  const french = await site.visitor().fetch('/fr/magazine')
  assert.match(french.text, /<h1>Le magazine<\/h1>/)
  assert.ok(french.text.includes(`href="/fr/magazine/${date}"`))
})

test('search engines are told of the shelf and of each issue, and keep no part of one', async () => {
  const { text } = await site.visitor().fetch('/sitemap-pages.xml')
  assert.ok(text.includes('/magazine</loc>'))
  assert.ok(text.includes(`/magazine/${date}</loc>`))
  const part = await site.visitor().fetch(`/magazine/${date}/${open}`)
  assert.match(part.text, /<meta name="robots" content="noindex"/)
})

test('a visitor sees the cover, the contents and the offer of an issue, and no file but the sample', async () => {
  const { text, status } = await site.visitor().fetch(`/magazine/${date}`)
  assert.equal(status, 200)
  for (const slug of SLUGS) assert.match(text, new RegExp(`Headline of ${slug}`))
  assert.match(text, /The magazine is for subscribers\./)
  assert.match(text, /open to everyone/)
  assert.doesNotMatch(text, /\.pdf"|\d\.epub"/)
  assert.doesNotMatch(text, /Withheld of/)
})

test('a visitor reads the piece of the sample, and of another its headline, its standfirst and the gate', async () => {
  const sample = await site.visitor().fetch(`/magazine/${date}/${open}`)
  assert.match(sample.text, new RegExp(`Withheld of ${open}`))
  const gated = await site.visitor().fetch(`/magazine/${date}/${shut}`)
  assert.equal(gated.status, 200)
  assert.match(gated.text, new RegExp(`Headline of ${shut}`))
  assert.match(gated.text, new RegExp(`What everybody knows of ${shut}`))
  assert.match(gated.text, /id="gate"/)
  assert.doesNotMatch(gated.text, new RegExp(`Withheld of|Everybody reads this of ${shut}`))
})

test('a subscriber reads every piece, is told what is left and led on, and none of it is kept by a cache or counted', async () => {
  const reader = await subscriber()
  const issue = await site.dateline.issues.findReleased(date)
  assert.ok(issue)
  for (const { slug, kind } of issue.contents) {
    const part = await reader.fetch(`/magazine/${date}/${slug}`)
    assert.equal(part.status, 200, slug)
    if (kind === 'piece') assert.match(part.text, new RegExp(`Withheld of ${slug}`))
    assert.equal(part.headers.get('cache-control'), 'private, no-cache')
    assert.equal(part.headers.get('set-cookie'), null)
    const again = await reader.fetch(`/magazine/${date}/${slug}`, {
      headers: { 'if-none-match': part.headers.get('etag') ?? '' },
    })
    assert.equal(again.status, 304)
  }
  const first = await reader.fetch(`/magazine/${date}/${issue.contents[0]?.slug}`)
  assert.match(first.text, /After this: 4 pieces, \d+ minutes/)
  assert.match(first.text, /rel="next"/)
  const last = await reader.fetch(`/magazine/${date}/${issue.contents.at(-1)?.slug}`)
  assert.match(last.text, /You have come to the end of this issue\./)
  assert.doesNotMatch(last.text, /rel="next"/)
})

test('what a subscriber has opened does not open for a visitor after them, whatever tag they bring', async () => {
  const path = `/magazine/${date}/${shut}`
  const paid = await (await subscriber()).fetch(path)
  const visitor = await site.visitor().fetch(path, { headers: { 'if-none-match': paid.headers.get('etag') ?? '' } })
  assert.equal(visitor.status, 200)
  assert.doesNotMatch(visitor.text, /Withheld of/)
  const lapsed = await (await site.reader({ subscription: 'ended' })).fetch(path)
  assert.doesNotMatch(lapsed.text, /Withheld of/)
  const staff = await (await site.reader({ role: 'editor' })).fetch(path)
  assert.match(staff.text, /Withheld of/)
})

test('there is no page for another day, for what is no day, or for what the issue has not', async () => {
  const reader = await subscriber()
  for (const path of ['/magazine/2001-01-05', '/magazine/nothing', '/magazine/2026-02-31', `/magazine/${date}/nothing`])
    assert.equal((await reader.fetch(path)).status, 404, path)
})

test('a subscriber has the file whole or in parts, under its dated name, and not twice', async () => {
  const reader = await subscriber()
  const path = `/magazine/${date}.epub`
  const whole = await reader.fetch(path)
  assert.equal(whole.status, 200)
  assert.equal(whole.headers.get('content-type'), 'application/epub+zip')
  assert.equal(whole.headers.get('cache-control'), 'private, no-cache')
  assert.match(
    whole.headers.get('content-disposition') ?? '',
    new RegExp(`^attachment; filename="[^"]*${date}[^"]*\\.epub"`),
  )
  const bytes = Number(whole.headers.get('content-length'))
  const etag = whole.headers.get('etag') ?? ''
  const head = await reader.fetch(path, { method: 'HEAD' })
  assert.deepEqual([head.status, head.text, head.headers.get('content-length')], [200, '', String(bytes)])
  assert.equal((await reader.fetch(path, { headers: { 'if-none-match': etag } })).status, 304)
  const part = await reader.fetch(path, { headers: { range: 'bytes=30-57' } })
  assert.deepEqual([part.status, part.text], [206, 'mimetypeapplication/epub+zip'])
  assert.equal(part.headers.get('content-range'), `bytes 30-57/${bytes}`)
  const beyond = await reader.fetch(path, { headers: { range: `bytes=${bytes}-` } })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${bytes}`])
  const other = await reader.fetch(path, { headers: { range: 'bytes=0-9', 'if-range': '"another"' } })
  assert.equal(other.status, 200)
})

test('a file is withheld from everybody else, whatever they bring: a browser is led to where it says why', async () => {
  const etag = (await (await subscriber()).fetch(`/magazine/${date}.epub`)).headers.get('etag') ?? ''
  for (const who of [site.visitor(), await site.reader(), await site.reader({ subscription: 'ended' })]) {
    for (const headers of [{}, { 'if-none-match': etag }, { range: 'bytes=0-9' }]) {
      const answer = await who.fetch(`/magazine/${date}.epub`, { headers })
      assert.equal(answer.status, 403)
      assert.match(answer.text, /for subscribers/)
      assert.equal(answer.headers.get('etag'), null)
    }
    const browser = await who.fetch(`/magazine/${date}.epub`, { headers: { accept: 'text/html,*/*' } })
    assert.deepEqual([browser.status, browser.headers.get('location')], [303, `/magazine/${date}#gate`])
    assert.equal(browser.headers.get('cache-control'), 'private, no-store')
  }
  const sample = await site.visitor().fetch(`/magazine/${date}/sample.epub`)
  assert.equal(sample.status, 200)
  assert.match(sample.headers.get('content-disposition') ?? '', /\.epub/)
})

test('a place is remembered across devices; the later one wins, whenever it is told', async () => {
  const desk = await subscriber()
  const phone = await site.reader({ readerId: desk.readerId })
  const path = `/magazine/${date}/place.json`
  const { key, place } = JSON.parse((await desk.fetch(path)).text)
  assert.equal(place, null)
  const tell = (who: typeof desk, form: Record<string, string>) => who.fetch(path, { form: { key, ...form } })
  assert.equal((await tell(desk, { slug: shut, through: '420', ago: '10', done: open })).status, 204)
  await tell(phone, { slug: open, through: '900', ago: '3600', done: '' })
  const known = JSON.parse((await phone.fetch(path)).text)
  assert.deepEqual([known.place.slug, known.place.through, known.place.done], [shut, 420, [open]])
  // Another reader's browser that still holds it tells it in vain.
  const other = await subscriber()
  await tell(other, { slug: shut, through: '1', ago: '0', done: '' })
  assert.equal(JSON.parse((await other.fetch(path)).text).place, null)
  assert.equal((await site.visitor().fetch(path)).status, 204)
  assert.equal((await tell(desk, { slug: shut, through: '5000', ago: '0', done: '' })).status, 422)
})

test('a browser that keeps issues is told whose it is; a visitor’s, and that of who has lapsed, that it is nobody’s', async () => {
  const reader = await subscriber()
  const contact = JSON.parse((await reader.fetch('/magazine/contact.json')).text)
  assert.match(contact.key, /^[A-Za-z0-9_-]{22}$/)
  assert.equal(contact.seconds, 14 * 86_400)
  const again = JSON.parse(
    (await (await site.reader({ readerId: reader.readerId })).fetch('/magazine/contact.json')).text,
  )
  assert.equal(again.key, contact.key)
  const offered = await reader.fetch(`/magazine/${date}/offline.json?language=fr`)
  const { pages, shell, key } = JSON.parse(offered.text)
  assert.equal(key, contact.key)
  assert.equal(shell, '/fr/magazine/kept')
  assert.ok(pages.includes(`/fr/magazine/${date}/${shut}`))
  for (const nobody of [site.visitor(), await site.reader(), await site.reader({ subscription: 'ended' })]) {
    const answer = await nobody.fetch('/magazine/contact.json')
    assert.deepEqual(JSON.parse(answer.text), { key: null })
    assert.equal(answer.headers.get('cache-control'), 'private, no-store')
    assert.equal((await nobody.fetch(`/magazine/${date}/offline.json`)).status, 403)
  }
})

test('the account page has the newest issue for whoever pays for it, with its files and the ways to an e-reader', async () => {
  const reader = await subscriber()
  const { text } = await reader.fetch('/account')
  const panel = text.slice(text.indexOf('id="magazine"'))
  for (const href of [
    `/magazine/${date}`,
    `/magazine/${date}/${shut}`,
    `/magazine/${date}.epub`,
    `/magazine/${date}.pdf`,
  ])
    assert.ok(panel.includes(`href="${href}"`), href)
  for (const anchor of ['sent-issues', 'e-reader']) {
    assert.ok(panel.includes(`href="#${anchor}"`))
    assert.match(text, new RegExp(`<section[^>]* id="${anchor}"`), 'it leads somewhere')
  }
  for (const nobody of [await site.reader(), await site.reader({ subscription: 'ended' })])
    assert.doesNotMatch((await nobody.fetch('/account')).text, /id="magazine"/)
})

test('what is offered at the gate and among the plans leads to the magazine', async () => {
  const { db, clock, plans } = site.dateline
  await savePlan(
    db,
    'monthly',
    { benefits: [{ slug: 'magazine', name: 'Weekly magazine', newSince: undefined, leadsTo: '/magazine' }] },
    'test',
    clock.now(),
  )
  await plans.reload()
  const visitor = site.visitor()
  await visitor.fetch('/world/ferry')
  for (const path of ['/world/tide', '/subscribe'])
    assert.match((await visitor.fetch(path)).text, /<a href="\/magazine">Weekly magazine<\/a>/, path)
  assert.match((await visitor.fetch('/fr/subscribe')).text, /<a href="\/fr\/magazine">/)
})

test('the page of what is kept says nothing of anybody, and the account page has a place for it', async () => {
  const reader = await subscriber()
  const kept = await reader.fetch('/magazine/kept')
  assert.equal(kept.status, 200)
  assert.doesNotMatch(kept.text, /Headline of/)
  assert.match((await reader.fetch('/account')).text, /id="kept-heading"/)
})

test('the worker stands below the magazine only, and a browser always looks for a newer one', async () => {
  for (const path of ['/magazine/worker.js', '/fr/magazine/worker.js']) {
    const worker = await site.visitor().fetch(path)
    assert.equal(worker.headers.get('content-type'), 'text/javascript; charset=utf-8')
    assert.equal(worker.headers.get('cache-control'), 'no-cache')
    assert.equal(worker.headers.get('service-worker-allowed'), null)
    // As a classic script, which every browser takes for a worker.
    assert.doesNotMatch(worker.text, /^\s*(?:import|export)\b/m)
  }
})

test('where a reader was is theirs to have and to have erased', async () => {
  const reader = await subscriber()
  const path = `/magazine/${date}/place.json`
  const { key } = JSON.parse((await reader.fetch(path)).text)
  await reader.fetch(path, { form: { key, slug: shut, through: '10', ago: '0', done: '' } })
  const { db, ports } = site.dateline
  const holder = ports.holders.find(({ name }) => name === 'magazinePlaces')
  const about = { readerId: reader.readerId, email: '', emailKey: '', personKey: '' }
  const rows = await holder?.everything(db, about)
  assert.equal(rows?.magazine_places?.length, 1)
  await db.transaction().execute((tx) => holder?.erase(tx, about, site.dateline.clock.now()) ?? Promise.resolve())
  assert.equal(JSON.parse((await reader.fetch(path)).text).place, null)
})

test('a piece that was withdrawn is gone for whoever had it open, at once', async () => {
  const reader = await subscriber()
  assert.equal((await reader.fetch(`/magazine/${date}/${shut}`)).status, 200)
  await withdrawArticle(site.dateline.db, 'test', shut, { reason: 'wrong' }, site.dateline.clock.now())
  assert.equal((await reader.fetch(`/magazine/${date}/${shut}`)).status, 404)
})
