import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { linkTo, readMails, waitForMail } from '../../../tests/support/mails.ts'
import { openOneLetter } from '../../../tests/support/openOneLetter.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { ArticleDocumentSchema, findArticles } from '../../articles/store/store.module.ts'
import type { LetterBlock } from '../drawing/drawing.module.ts'
import { reportLetter } from './sending.module.ts'

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'
const CLICKS = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-user': '?1' }
const OBJECTS = { 'sec-gpc': '1' }

let site: PayingSite
let blocks: LetterBlock[]
before(async () => {
  site = await openPayingSite('letter report')
  const { db } = site
  await openOneLetter({ dateline: site } as never)
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const body = ArticleDocumentSchema.parse({ type: 'doc', content: [paragraph('The ferry waits.')] })
  for (const slug of ['ferry', 'harbor']) await site.publish({ slug, headline: `All about the ${slug}`, body })
  const articles = (await findArticles(db, ['ferry', 'harbor'])).map((record) => ({
    ...{ groupId: record.groupId, slug: record.slug, section: 'world', sectionName: 'World' },
    ...{ headline: record.headline, standfirst: '', published: '2026-11-28T06:00:00Z', language: 'en', minutes: 2 },
  }))
  blocks = [{ type: 'list', of: 'new', title: 'New', articles }, { type: 'box' }]
})
after(() => site?.close())

let days = 0
/** Another day's letter, to everybody who has confirmed. */
async function sendNext(): Promise<string> {
  const { db, clock, sending } = site
  const now = clock.now()
  const date = now
    .add({ hours: 24 * ++days })
    .toString()
    .slice(0, 10)
  const { rows } = await sql<{ id: number }>`
    insert into letters (newsletter_id, date, origin, state, subject, document, due_at, composed_at, language)
    select id, ${date}, 'written', 'scheduled', 'The letter', ${JSON.stringify({ type: 'letter', blocks })}, ${now}, ${now},
      'en' from newsletters where slug = 'mark' returning id`.execute(db)
  await sending.freeze(rows[0]?.id ?? 0)
  await sending.send(new AbortController().signal)
  await site.jobsDone()
  return date
}

/** The provider's news would be too old for a clock that is an hour ahead; so the letters are an hour older. */
const anHourLater = () => sql`update letter_recipients set sent_at = sent_at - interval '1 hour'`.execute(site.db)

async function letterTo(to: string) {
  const mail = (await readMails(site.outbox)).filter((one) => one.to === to && one.kind === 'letter').at(-1)
  return mail ?? assert.fail(`nothing came to ${to}`)
}

const pathOf = (url: string) => url.replace(/^https?:\/\/news\.test/, '').replaceAll('&amp;', '&')
const pictureIn = (html: string) => /src="([^"]*\/newsletters\/opened\/[^"]*)"/.exec(html)?.[1]

let networks = 0
const person = () => openBrowser(site.app, { userAgent: CHROME, address: `198.51.100.${++networks}` })
type Person = ReturnType<typeof person>

/** As a browser does it: where a link leads on to, it goes. */
async function follow(browser: Person, url: string, more: Record<string, string> = {}) {
  const headers = { ...CLICKS, 'sec-fetch-site': 'cross-site', ...more }
  const led = await browser.get(pathOf(url), headers)
  assert.equal(led.status, 303)
  return browser.get(led.headers.get('location') ?? '', headers)
}

async function signUp(email: string) {
  const browser = person()
  await browser.post('/newsletters/mark', { email })
  await site.jobsDone()
  const mail = await waitForMail(site.outbox, { to: email, kind: 'newsletter-confirm' })
  await browser.post(pathOf(linkTo(mail, '/confirm/')))
}

async function subscribe(browser: Person, email: string, plan: string, more: Record<string, string> = {}) {
  const started = await browser.post('/subscribe', { plan, email }, more)
  await browser.get(await site.pay(started.headers.get('location') ?? assert.fail(`${started.status}`)))
  await site.deliveriesDone()
}

async function reportOf(date?: string) {
  // Links that were followed are judged some twenty seconds later, or at the end.
  await site.letterPasses.close()
  return reportLetter(site.db, { newsletter: 'mark', date }, site.sending, site.clock.now())
}

const nothing = { openedUnreliably: 0, clicked: 0, fetchedByMachines: 0, articles: [], unsubscribed: 0 }
const nothingBegun = { trials: 0, subscriptions: 0 }

test('an editor reads of a letter exactly what was done with it: by whom it was opened, clicked, scanned, left and paid for', async () => {
  await signUp('anna@example.org')
  await signUp('quiet@example.org')
  const date = await sendNext()
  const mail = await letterTo('anna@example.org')

  // A scanner, as the mail arrives, with every link of it.
  const scanner = person()
  for (const link of mail.links) await scanner.get(pathOf(link), CLICKS)

  await anHourLater()
  await site.passAtDateline({ minutes: 1 })
  const picture = pictureIn(mail.html) ?? assert.fail('the mail has no picture')
  const shown = await person().get(pathOf(picture))
  assert.deepEqual(
    [shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')],
    [200, 'image/gif', 'no-store'],
  )
  assert.equal(shown.headers.get('set-cookie'), null)

  const anna = person()
  const ferry = mail.links.find((link) => link.includes('/world/ferry?')) ?? assert.fail('no ferry')
  assert.equal((await follow(anna, ferry)).status, 200)
  const box = mail.links.find((link) => link.includes('/subscribe?letter=')) ?? assert.fail('its box has no pass')
  assert.equal((await follow(anna, box)).status, 200)
  await subscribe(anna, 'anna@example.org', 'monthly')
  const unsubscribed = await anna.post(pathOf(linkTo(mail, '/unsubscribe/')), { choice: 'stop' })
  assert.equal(unsubscribed.status, 200)

  const { frozen, sent, returned, counted } = await reportOf(date)
  assert.deepEqual([frozen, sent], [2, 2])
  assert.deepEqual(returned, { delivered: undefined, hard: 0, soft: 0, complaints: 0 })
  const [clicked] = await findArticles(site.db, ['ferry'])
  assert.deepEqual(counted, {
    counting: true,
    openedUnreliably: 1,
    clicked: 1,
    fetchedByMachines: 1,
    articles: [{ groupId: clicked?.groupId, headline: 'All about the ferry', readers: 1 }],
    unsubscribed: 1,
    trials: 1,
    subscriptions: 0,
  })
})

test('what is paid from the first day is a subscription, of the letter that its reader came by last', async () => {
  await signUp('bo@example.org')
  const first = await sendNext()
  const firstMail = await letterTo('bo@example.org')
  const second = await sendNext()
  const secondMail = await letterTo('bo@example.org')
  await anHourLater()
  const bo = person()
  await follow(bo, linkTo(firstMail, '/subscribe'))
  await follow(bo, linkTo(secondMail, '/subscribe'))
  await subscribe(bo, 'bo@example.org', 'annual')
  const begun = async (date: string) => {
    const { trials, subscriptions } = (await reportOf(date)).counted
    return { trials, subscriptions }
  }
  assert.deepEqual(await begun(first), nothingBegun)
  assert.deepEqual(await begun(second), { trials: 0, subscriptions: 1 })
})

test('who subscribes in another browser than that which came by a letter subscribes by none', async () => {
  await signUp('elsewhere@example.org')
  const date = await sendNext()
  const mail = await letterTo('elsewhere@example.org')
  await anHourLater()
  await follow(person(), linkTo(mail, '/subscribe'))
  await subscribe(person(), 'elsewhere@example.org', 'monthly')
  const { trials, subscriptions } = (await reportOf(date)).counted
  assert.deepEqual({ trials, subscriptions }, nothingBegun)
})

test('of a reader whose browser objects nothing is counted, whatever they do', async () => {
  await signUp('objects@example.org')
  const date = await sendNext()
  const mail = await letterTo('objects@example.org')
  await anHourLater()
  const objecting = person()
  await objecting.get(pathOf(pictureIn(mail.html) ?? ''), OBJECTS)
  await follow(objecting, linkTo(mail, '/world/ferry'), OBJECTS)
  await follow(objecting, linkTo(mail, '/subscribe'), OBJECTS)
  await subscribe(objecting, 'objects@example.org', 'monthly', OBJECTS)
  await objecting.post(pathOf(linkTo(mail, '/unsubscribe/')), { choice: 'stop' }, OBJECTS)
  assert.deepEqual((await reportOf(date)).counted, { counting: true, ...nothing, ...nothingBegun })
})

test('of a reader who has said from a letter that nothing of theirs be counted nothing is, until they say otherwise', async () => {
  await signUp('asks-not@example.org')
  await sendNext()
  const settings = pathOf(linkTo(await letterTo('asks-not@example.org'), '/unsubscribe/'))
  const said = await person().post(settings, { counting: 'off' })
  assert.match(await said.text(), /From now on nothing of what you do with our letters is counted\./)
  const date = await sendNext()
  const mail = await letterTo('asks-not@example.org')
  await anHourLater()
  const browser = person()
  await browser.get(pathOf(pictureIn(mail.html) ?? ''))
  assert.match(await (await follow(browser, linkTo(mail, '/world/ferry'))).text(), /The ferry waits/)
  await follow(browser, linkTo(mail, '/subscribe'))
  await subscribe(browser, 'asks-not@example.org', 'monthly')
  await browser.post(pathOf(linkTo(mail, '/unsubscribe/')), { choice: 'stop' })
  assert.deepEqual((await reportOf(date)).counted, { counting: true, ...nothing, ...nothingBegun })
  assert.match(await (await person().get(settings)).text(), /Nothing of what you do with our letters is counted\./)
  await person().post(settings, { counting: 'on' })
  await person().get(pathOf(pictureIn(mail.html) ?? ''))
  assert.equal((await reportOf(date)).counted.openedUnreliably, 1)
})

test('who objects after coming by a letter subscribes by none', async () => {
  await signUp('second-thoughts@example.org')
  const date = await sendNext()
  const mail = await letterTo('second-thoughts@example.org')
  await anHourLater()
  const browser = person()
  await follow(browser, linkTo(mail, '/subscribe'))
  await browser.post(pathOf(linkTo(mail, '/unsubscribe/')), { counting: 'off' })
  await subscribe(browser, 'second-thoughts@example.org', 'monthly')
  const { trials, subscriptions } = (await reportOf(date)).counted
  assert.deepEqual({ trials, subscriptions }, nothingBegun)
})

test('a picture whose pass is refused looks like any other, and one that is only looked for counts nothing', async () => {
  await signUp('looked-for@example.org')
  const date = await sendNext()
  const path = pathOf(pictureIn((await letterTo('looked-for@example.org')).html) ?? '')
  const bytes = async (from: string) => Buffer.from(await (await person().get(from)).arrayBuffer()).toString('hex')
  const refused = await bytes('/newsletters/opened/1-1.AAAAAAAAAAAAAAAAAAAAAA.gif')
  await site.app.request(path, { method: 'HEAD' })
  assert.equal((await reportOf(date)).counted.openedUnreliably, 0)
  assert.equal(await bytes(path), refused)
  assert.equal(await bytes(path), refused)
  assert.equal((await reportOf(date)).counted.openedUnreliably, 1)
})

test('of whoever is forgotten no report says that they subscribed, and until then they are told of it', async () => {
  await signUp('gone@example.org')
  const date = await sendNext()
  await anHourLater()
  const gone = person()
  await follow(gone, linkTo(await letterTo('gone@example.org'), '/subscribe'))
  await subscribe(gone, 'gone@example.org', 'annual')
  assert.equal((await reportOf(date)).counted.subscriptions, 1)
  const reader = await site.readers.findReader(site.db, { email: 'gone@example.org' })
  const told = await site.privacy.exportReader(site.db, reader?.id ?? 0)
  assert.match(JSON.stringify(told), /"checkout_letters":\[\{/)
  assert.equal(await site.privacy.eraseReader(reader?.id ?? 0), 'erased')
  assert.equal((await reportOf(date)).counted.subscriptions, 0)
})

test('where the publication counts nothing, no mail has a picture and every number is nought', async () => {
  await signUp('uncounted@example.org')
  const { db, publication } = site
  const before = pathOf(pictureIn((await letterTo('bo@example.org')).html) ?? '')
  await sql`update publication set letter_statistics = false`.execute(db)
  await publication.reload()
  const date = await sendNext()
  const mail = await letterTo('uncounted@example.org')
  assert.equal(pictureIn(mail.html), undefined)
  assert.doesNotMatch(mail.html, /width="1"/)
  await anHourLater()
  assert.equal((await person().get(before)).status, 200)
  const uncounted = person()
  await follow(uncounted, linkTo(mail, '/world/ferry'))
  await follow(uncounted, linkTo(mail, '/subscribe'))
  await subscribe(uncounted, 'uncounted@example.org', 'monthly')
  await uncounted.post(pathOf(linkTo(mail, '/unsubscribe/')), { choice: 'stop' })
  assert.deepEqual((await reportOf(date)).counted, { counting: false, ...nothing, ...nothingBegun })
})
