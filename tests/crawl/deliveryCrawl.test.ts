import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { saveNewsletters } from '../../src/letters/newsletters/newsletters.module.ts'
import { inTransaction } from '../../src/platform/database.ts'
import { findFaults, openEpub } from '../support/epub.ts'
import { jobsDone } from '../support/jobsDone.ts'
import { type Client, createSite, ORIGIN, type TestSite } from '../support/site.ts'
import { type GatedArticle, publishGatedArticles } from './gatedArticles.ts'

/**
 * A real issue on all the ways on which it leaves the house beside the web: catalogs, covers, files, letters, and what
 * readers put together themselves. Whoever may not read a sentence finds it on none of them.
 */
describe('an issue that leaves the house holds for each reader what they may have', () => {
  let site: TestSite
  let articles: GatedArticle[]
  let date: string

  before(async () => {
    site = await createSite('delivery_crawl')
    const { dateline } = site
    articles = (await publishGatedArticles(site)).filter(({ slug }) => slug !== 'not-yet')
    const letter = {
      ...{ slug: 'magazine', name: 'The magazine', promise: 'Each issue, as it comes out.' },
      ...({ every: 'weekly', audience: 'subscribers', language: 'en' } as const),
    }
    await inTransaction(dateline.db, (tx) => saveNewsletters(tx, [letter]))
    await dateline.newsletters.open()
    await dateline.jobs.startWorking()
  })
  after(() => site.close())

  /** As programs ask: bytes, without cookies. */
  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    const request = new Request(path.startsWith('http') ? path : ORIGIN + path, { headers, method })
    const answer = await site.dateline.app.fetch(request)
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  async function makeCatalog(client: Client): Promise<string> {
    const made = await client.fetch('/account/catalog', { form: { do: 'make' } })
    const [, token = ''] = /\/opds\/([\w-]{43})/.exec(made.text) ?? []
    assert.ok(token)
    return token
  }
  const secretsIn = (text: string) => articles.filter(({ secret }) => secret.some((one) => text.includes(one)))
  const assertNothing = (text: string, where: string) =>
    assert.deepEqual(
      secretsIn(text).map(({ slug }) => slug),
      [],
      where,
    )
  const linksOf = (xml: string, rel: string) =>
    [...xml.matchAll(/<link ([^>]*)>/g)].flatMap(([, attributes = '']) =>
      attributes.includes(`rel="${rel}"`) ? (/href="([^"]*)"/.exec(attributes)?.[1] ?? []) : [],
    )

  test('on its release each subscriber’s letter, file and catalog have it; no letter holds what is withheld', async () => {
    const { dateline } = site
    const reader = await site.reader({ subscription: 'active', email: 'subscriber@news.test' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'subscriber@kindle.com' } })
    await dateline.planning.set('test', { weekday: 5, hour: '05:00', newsletter: 'magazine' })
    date = await dateline.planning.propose('test', { again: false })
    const { signal } = new AbortController()
    const outcome = await dateline.issues.release('test', await dateline.planning.choose(date), signal)
    assert.equal(outcome.kind, 'released')
    await jobsDone(dateline)
    for (let tick = 0; tick < 2; tick++) {
      for (const work of dateline.dueWork) await work.runDue(dateline.db, dateline.clock.now())
      await jobsDone(dateline)
    }
    const letters = await site.mailsTo('subscriber@news.test')
    assert.equal(letters.length, 1)
    const letter = `${letters[0]?.html}\n${letters[0]?.text}`
    assert.match(letter, new RegExp(`/magazine/${date}/metered-two`))
    assert.match(letter, /with your subscription/, 'its foot says why it comes')
    const [shown = ''] = /http:\/\/news\.test\/pictures\/magazine\/[^"]+/.exec(letter) ?? []
    const inLetter = await ask(shown)
    assert.deepEqual([inLetter.status, inLetter.headers.get('content-type')], [200, 'image/jpeg'])
    assertNothing(letter, 'the letter')
    const [sent] = await site.mailsTo('subscriber@kindle.com')
    const file = sent?.attachments[0]?.content
    assert.ok(file)
    assert.deepEqual(await findFaults(file), [])
    const opened = openEpub(file)
    const book = opened.all
    // The cover in the letter is that of the book, and an address of a former revision leads to it.
    const { width, height } = await sharp(inLetter.bytes).metadata()
    assert.deepEqual([width, height], [640, 853])
    const kept = await ask(shown.replace('-640.jpg', '-1200.jpg'))
    assert.deepEqual(kept.bytes, Buffer.from(opened.bytes('EPUB/pictures/cover.jpg')))
    const former = await ask(shown.replace(/[a-z0-9]+-640/, 'former-640'))
    assert.deepEqual([former.status, former.headers.get('location')], [302, new URL(shown).pathname])
    for (const wrong of [shown.replace('-640', '-641'), shown.replace(date, '2001-01-05'), `${shown}x`])
      assert.equal((await ask(wrong)).status, 404, wrong)
    for (const article of articles.filter(({ slug }) => slug === 'metered-two' || slug === 'members-only')) {
      for (const one of article.secret.slice(0, 4)) assert.ok(book.includes(one), `${one} in what a subscriber is sent`)
    }
  })

  test('a subscriber picks it up through OPDS as a program does, and within five seconds of the end no more', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const token = await makeCatalog(reader)
    const head = await ask(`/opds/${token}`, { accept: 'application/opds+json' }, 'HEAD')
    assert.deepEqual([head.status, head.headers.get('content-type')], [200, 'application/opds+json'])
    const catalog = (await ask(`/opds/${token}`)).bytes.toString()
    assertNothing(catalog, 'the catalog')
    assertNothing((await ask(`/opds/${token}`, { accept: 'application/opds+json' })).bytes.toString(), 'the catalog')
    const [epub] = linksOf(catalog, 'http://opds-spec.org/acquisition')
    assert.ok(epub)
    assert.ok(epub.startsWith(`${ORIGIN}/opds/${token}/files/`))
    const whole = await ask(epub)
    assert.equal(whole.headers.get('content-type'), 'application/epub+zip')
    const half = Math.floor(whole.bytes.length / 2)
    const parts = [await ask(epub, { range: `bytes=0-${half - 1}` }), await ask(epub, { range: `bytes=${half}-` })]
    assert.deepEqual(Buffer.concat(parts.map(({ bytes }) => bytes)), whole.bytes)
    assert.ok(secretsIn(openEpub(whole.bytes).all).some(({ slug }) => slug === 'members-only'))

    const ended = performance.now()
    const { db, clock } = site.dateline
    await sql`update subscriptions set state = 'ended', ended_at = ${clock.now()}, period_end = ${clock.now()},
      paid_until = ${clock.now()} where reader_id = ${reader.readerId}`.execute(db)
    while ((await ask(`/opds/${token}`)).status === 200) assert.ok(performance.now() - ended < 5_000)
    for (const path of [`/opds/${token}`, epub]) {
      const answer = await ask(path)
      assert.equal(answer.status, 410)
      assertNothing(answer.bytes.toString('latin1'), path)
      assert.match(answer.bytes.toString(), /subscription has ended/)
    }
  })

  test('an issue of one’s own, by the journey of its page: a subscriber’s holds all, a reader’s what stands open', async () => {
    const slugs = ['members-only', 'metered-one', 'with-account', 'for-all', 'in-an-emergency']
    for (const subscription of ['active', undefined] as const) {
      const reader = await site.reader(subscription ? { subscription } : {})
      for (const slug of slugs) await reader.fetch('/account/saved', { form: { do: 'save', article: slug } })
      const page = await reader.fetch('/account/saved')
      assert.match(page.text, subscription ? /5 articles go into it/ : /3 are for subscribers and stay out/)
      const ordered = await reader.fetch('/account/saved/issue', { form: { kind: 'epub' } })
      assert.equal(ordered.headers.get('location'), '/account/saved')
      await jobsDone(site.dateline)
      const done = await reader.fetch('/account/saved')
      assert.match(done.text, /Download EPUB/)
      const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const file = await ask('/account/saved/issue', { cookie })
      assert.equal(file.headers.get('content-type'), 'application/epub+zip')
      assert.deepEqual(await findFaults(file.bytes), [])
      const has = secretsIn(openEpub(file.bytes).all).map(({ slug }) => slug)
      const expected = subscription ? slugs : ['for-all', 'in-an-emergency']
      assert.deepEqual(has.sort(), expected.toSorted())
    }
  })

  test('nobody else’s session fetches it', async () => {
    const stranger = await site.reader({ subscription: 'active' })
    assert.equal((await stranger.fetch('/account/saved/issue')).status, 303)
    assert.equal((await site.visitor().fetch('/account/saved/issue')).status, 303)
  })

  test('a token that was taken back, and one that never was, give nothing of any issue', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const token = await makeCatalog(reader)
    const catalog = (await ask(`/opds/${token}`)).bytes.toString()
    const files = linksOf(catalog, 'http://opds-spec.org/acquisition')
    await reader.fetch('/account/catalog', { form: { do: 'revoke' } })
    for (const path of [`/opds/${token}`, ...files]) {
      const taken = await ask(path)
      assert.equal(taken.status, 410, path)
      assert.ok(taken.bytes.length < 4_000, 'one entry, and no file')
      const never = await ask(path.replace(token, 'A'.repeat(43)))
      assert.equal(never.status, 404, path)
      assert.ok(never.bytes.length < 40_000)
    }
  })
})
