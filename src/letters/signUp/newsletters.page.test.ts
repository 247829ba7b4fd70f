import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { type NewsletterDraft, saveNewsletters } from '../newsletters/newsletters.module.ts'
import type { Newsletters } from './newsletters.ts'

const daily: NewsletterDraft = {
  slug: 'daily-mark',
  name: 'The Daily Mark',
  promise: 'One letter each morning.',
  cadence: 'Every morning',
  every: 'daily',
  language: 'en',
  audience: 'everyone',
}
const midi: NewsletterDraft = {
  slug: 'lettre-de-midi',
  name: 'La Lettre de midi',
  promise: 'Chaque dimanche, <les> reportages.',
  cadence: 'Le dimanche',
  every: 'weekly',
  language: 'fr',
  audience: 'everyone',
}
const manifest: NewsletterDraft = { ...daily, slug: 'manifest', name: 'Manifest', audience: 'subscribers' }

let site: TestSite
let newsletters: Newsletters
before(async () => {
  site = await createSite('newsletter pages')
  newsletters = site.dateline.newsletters
  await site.dateline.db.transaction().execute((tx) => saveNewsletters(tx, [daily, midi, manifest]))
  await newsletters.open()
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

let networks = 0
const newBrowser = () =>
  openBrowser(site.dateline.app, { address: `198.51.100.${++networks}`, userAgent: 'Evidence browser' })
type Browser = ReturnType<typeof newBrowser>

async function order(browser: Browser, email: string, slug = 'daily-mark') {
  const answer = await browser.post(`/newsletters/${slug}`, { email })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Check your mail/)
  return confirmPath(email)
}

async function confirmPath(email: string) {
  const text = (await site.mailsTo(email)).at(-1)?.text ?? ''
  return /http:\/\/news\.test(\/confirm\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`)
}

async function statusOf(email: string, slug = 'daily-mark') {
  const { rows } = await sql<{ status: string }>`
    select s.status from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id
    where s.email_key = ${email} and n.slug = ${slug}`.execute(site.dateline.db)
  return rows[0]?.status
}

type Consent = {
  event: string
  at: Temporal.Instant
  evidence: Record<string, string>
  id: number
  request_id: number | null
}
async function consentsOf(email: string) {
  const { rows } = await sql<Consent>`
    select id, event, at, evidence, request_id from newsletter_consents where email_key = ${email} order by id`.execute(
    site.dateline.db,
  )
  return rows
}

async function signIn(browser: Browser, email: string) {
  await browser.post('/sign-in', { email })
  const text = (await site.mailsTo(email)).at(-1)?.text ?? ''
  const path = /\/sign-in\/[\w-]{43}/.exec(text)?.[0] ?? assert.fail(`no link in: ${text}`)
  assert.equal((await browser.post(path)).status, 303)
}

test('every newsletter is listed with its promise, its rhythm and its language', async () => {
  const page = await (await newBrowser().get('/newsletters')).text()
  assert.match(page, /The Daily Mark.*One letter each morning\..*Every morning.*La Lettre de midi/s)
  assert.match(page, /lang="fr"/)
  assert.match(page, /French/)
  assert.match(page, /&lt;les&gt;/)
  const one = await newBrowser().get('/newsletters/lettre-de-midi')
  assert.equal(one.status, 200)
  assert.match(await one.text(), /action="\/newsletters\/lettre-de-midi"/)
})

const main = (page: string) => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? assert.fail('no main')
const checkBox = (page: string, slug: string) =>
  new RegExp(`<input type="checkbox"[^>]*name="letter:${slug}"[^>]*>`).exec(page)?.[0]

test('two newsletters are taken in one form, by one mail and one button, each with its own evidence', async () => {
  const browser = newBrowser()
  const email = 'both@example.org'
  const page = main(await (await browser.get('/newsletters')).text())
  assert.equal(page.match(/<form /g)?.length, 1)
  assert.equal(page.match(/name="email"/g)?.length, 1)
  assert.ok(checkBox(page, 'daily-mark') && checkBox(page, 'lettre-de-midi'))
  const chosen = { 'letter:daily-mark': 'yes', 'letter:lettre-de-midi': 'yes', email }
  const asked = await browser.post('/newsletters', chosen)
  assert.equal(asked.status, 200)
  assert.match(await asked.text(), /Check your mail.*The Daily Mark and La Lettre de midi/s)
  const mails = await site.mailsTo(email)
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['Confirm your 2 newsletters'],
  )
  assert.match(mails[0]?.text ?? '', /The Daily Mark: One letter each morning\.\nLa Lettre de midi: Chaque dimanche/)
  const path = await confirmPath(email)
  assert.match(await (await newBrowser().get(path)).text(), /The Daily Mark and La Lettre de midi/)
  const done = await (await newBrowser().post(path)).text()
  assert.match(done, /You are on the list.*data-letters="daily-mark lettre-de-midi"/s)
  assert.deepEqual([await statusOf(email), await statusOf(email, 'lettre-de-midi')], ['confirmed', 'confirmed'])
  const consents = await consentsOf(email)
  assert.deepEqual(
    consents.map(({ event }) => event),
    ['requested', 'requested', 'confirmed', 'confirmed'],
  )
  assert.match(consents[1]?.evidence.shown ?? '', /La Lettre de midi.*Chaque dimanche/s)
  assert.match(await (await newBrowser().post(path)).text(), /Already confirmed/)
  // Asked again together with a third, only that one is left to confirm.
  await site.pass({ seconds: 31 })
  await browser.post('/newsletters', { ...chosen })
  assert.equal((await site.mailsTo(email)).at(-1)?.subject, 'You already get these newsletters')
})

test('a bad address and nothing chosen are answered beside what is wrong, and nothing is lost', async () => {
  const browser = newBrowser()
  const wrong = await browser.post('/newsletters', { 'letter:lettre-de-midi': 'yes', email: 'ana@' })
  assert.equal(wrong.status, 422)
  const page = main(await wrong.text())
  assert.match(page, /value="ana@"[^>]*aria-invalid="true"/)
  assert.match(checkBox(page, 'lettre-de-midi') ?? '', /checked/)
  assert.doesNotMatch(checkBox(page, 'daily-mark') ?? '', /checked/)
  const none = await browser.post('/newsletters', { email: 'ana@example.org' })
  assert.equal(none.status, 422)
  const nothing = main(await none.text())
  assert.match(nothing, /<fieldset[^>]*aria-describedby="letters-problem"/)
  assert.match(nothing, /id="letters-problem">Choose at least one newsletter\./)
  assert.match(nothing, /value="ana@example\.org"/)
  assert.deepEqual(await site.mailsTo('ana@'), [])
})

test('a signed-in reader takes and stops newsletters in place, and an older form stops nothing it did not show', async () => {
  const browser = newBrowser()
  const email = 'in-place@example.org'
  await signIn(browser, email)
  const before = (await site.mailsTo(email)).length
  const first = await browser.post('/newsletters', { 'letter:daily-mark': 'yes' })
  const saved = main(await first.text())
  assert.match(saved, /Saved\./)
  assert.doesNotMatch(saved, /name="email"/)
  assert.match(checkBox(saved, 'daily-mark') ?? '', /checked/)
  assert.match(saved, /type="hidden" name="shown:daily-mark"/)
  await browser.post('/newsletters/lettre-de-midi', { email })
  await browser.post('/newsletters', { 'shown:daily-mark': 'yes' })
  assert.deepEqual([await statusOf(email), await statusOf(email, 'lettre-de-midi')], ['ended', 'confirmed'])
  assert.equal((await site.mailsTo(email)).length, before, 'no mail is needed')
  assert.deepEqual(
    (await consentsOf(email)).map(({ event, evidence }) => `${event} ${evidence.how}`),
    ['requested signed-in', 'confirmed signed-in', 'requested signed-in', 'confirmed signed-in', 'ended signed-in'],
  )
  const known = await browser.get('/account/newsletters.json')
  assert.equal(known.headers.get('cache-control'), 'no-store')
  assert.deepEqual(await known.json(), { newsletters: ['lettre-de-midi'] })
  assert.deepEqual(await (await newBrowser().get('/account/newsletters.json')).json(), { newsletters: [] })
  // Whoever has logged out elsewhere loses nothing of what they ticked.
  const out = await newBrowser().post('/newsletters', { 'letter:daily-mark': 'yes', 'shown:lettre-de-midi': 'yes' })
  assert.equal(out.status, 422)
  assert.match(checkBox(await out.text(), 'daily-mark') ?? '', /checked/)
})

test('what is for subscribers says so, and is neither offered nor given to anybody else', async () => {
  const page = main(await (await newBrowser().get('/newsletters')).text())
  assert.match(page, /3 letters: 2 are free for everyone, and one is for subscribers\./)
  assert.match(page, /Manifest.*For subscribers.*href="\/subscribe\?return=%2Fnewsletters"/s)
  assert.equal(checkBox(page, 'manifest'), undefined)
  const refused = await newBrowser().post('/newsletters', { 'letter:manifest': 'yes', email: 'sneaky@example.org' })
  assert.equal(refused.status, 422)
  const own = await newBrowser().post('/newsletters/manifest', { email: 'sneaky@example.org' })
  assert.equal(own.status, 422)
  assert.match(main(await own.text()), /See the plans/)
  assert.equal(await statusOf('sneaky@example.org', 'manifest'), undefined)
  const subscriber = await site.reader({ subscription: 'active', email: 'payer@example.org' })
  assert.ok(checkBox((await subscriber.fetch('/newsletters')).text, 'manifest'))
  await subscriber.fetch('/newsletters', { form: { 'letter:manifest': 'yes' } })
  assert.equal(await statusOf('payer@example.org', 'manifest'), 'confirmed')
})

test('who says in a form of their own that they had what is for subscribers is not given it', async () => {
  const forged = { 'letter:manifest': 'yes', 'shown:manifest': 'yes' }
  const visitor = await newBrowser().post('/newsletters', { ...forged, email: 'forger@example.org' })
  assert.equal(visitor.status, 422)
  assert.equal(await statusOf('forger@example.org', 'manifest'), undefined)
  assert.deepEqual(await consentsOf('forger@example.org'), [])
  const browser = newBrowser()
  await signIn(browser, 'forging-reader@example.org')
  await browser.post('/newsletters', forged)
  assert.equal(await statusOf('forging-reader@example.org', 'manifest'), undefined)
  // Who had it keeps it.
  const now = site.dateline.clock.now()
  const lapsed = await site.reader({ email: 'lapsed@example.org' })
  await sql`insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at, confirmed_at)
    select id, 'lapsed@example.org', 'lapsed@example.org', 'confirmed', ${now}, ${now}
    from newsletters where slug = 'manifest'`.execute(site.dateline.db)
  await lapsed.fetch('/newsletters', { form: { ...forged, 'letter:daily-mark': 'yes' } })
  assert.equal(await statusOf('lapsed@example.org', 'manifest'), 'confirmed')
})

test('who logged in elsewhere and mistypes another address in an older form sees it, and loses no newsletter by sending it again', async () => {
  const browser = newBrowser()
  const email = 'two-tabs@example.org'
  await signIn(browser, email)
  await browser.post('/newsletters', { 'letter:lettre-de-midi': 'yes' })
  const wrong = await browser.post('/newsletters', { 'letter:daily-mark': 'yes', email: 'friend@' })
  assert.equal(wrong.status, 422)
  const page = main(await wrong.text())
  assert.match(page, /value="friend@"[^>]*aria-invalid="true"/)
  assert.doesNotMatch(page, /name="shown:/, 'what was not ticked for a friend is not stopped for oneself')
  assert.match(checkBox(page, 'daily-mark') ?? '', /checked/)
})

test('a newsletter that there is not is not found, to read and to order', async () => {
  assert.equal((await newBrowser().get('/newsletters/nothing')).status, 404)
  assert.equal((await newBrowser().post('/newsletters/nothing', { email: 'ana@example.org' })).status, 404)
  assert.equal((await newBrowser().get('/newsletters/__proto__')).status, 404)
})

test('a sign-up counts only after the button from the mail, and both steps leave their evidence', async () => {
  const browser = newBrowser()
  const referer = 'http://news.test/borders/one?utm=x'
  const asked = await browser.post('/newsletters/daily-mark', { email: ' Ana@Example.org' }, { referer })
  assert.equal(asked.status, 200)
  assert.equal(asked.headers.get('cache-control'), 'no-store')
  const path = await confirmPath('Ana@example.org')
  assert.equal(await statusOf('ana@example.org'), 'requested')
  for (let i = 0; i < 3; i += 1) {
    const opened = await newBrowser().get(path)
    assert.equal(opened.status, 200)
    assert.equal(opened.headers.get('cache-control'), 'no-store')
    assert.equal(opened.headers.get('referrer-policy'), 'same-origin')
    assert.match(await opened.text(), /<button/)
  }
  assert.equal(await statusOf('ana@example.org'), 'requested', 'a mail scanner does not confirm')
  const confirmed = await browser.post(path)
  assert.equal(confirmed.status, 200)
  assert.match(await confirmed.text(), /You are on the list/)
  assert.equal(await statusOf('ana@example.org'), 'confirmed')

  const [requested, confirmation, ...more] = await consentsOf('ana@example.org')
  assert.deepEqual(more, [])
  assert.equal(requested?.event, 'requested')
  assert.equal(requested?.evidence.how, 'form')
  assert.equal(requested?.evidence.page, '/borders/one')
  assert.match(requested?.evidence.shown ?? '', /The Daily Mark.*One letter each morning.*Sign up/s)
  assert.match(requested?.evidence.textVersion ?? '', /^[0-9a-f]{12}$/)
  assert.equal(requested?.evidence.userAgent, 'Evidence browser')
  assert.ok(requested?.evidence.networkHash)
  assert.doesNotMatch(JSON.stringify(requested?.evidence), /198\.51\.100/, 'the network cannot be read')
  assert.equal(confirmation?.event, 'confirmed')
  assert.equal(confirmation?.request_id, requested?.id)
  assert.equal(confirmation?.evidence.how, 'mail-link')
})

test('a form on another site cannot say on which of our pages it stood', async () => {
  await newBrowser().post(
    '/newsletters/daily-mark',
    { email: 'ref@example.org' },
    { referer: 'https://evil.example/x' },
  )
  const [requested] = await consentsOf('ref@example.org')
  assert.equal(requested?.evidence.page, '/newsletters/daily-mark')
})

test('confirming twice, also at the same moment, is confirmed once', async () => {
  const path = await order(newBrowser(), 'twice@example.org')
  const answers = await Promise.all(Array.from({ length: 6 }, () => newBrowser().post(path)))
  const pages = await Promise.all(answers.map((answer) => answer.text()))
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 200, 200, 200, 200],
  )
  assert.equal(pages.filter((page) => page.includes('You are on the list')).length, 1)
  assert.equal(pages.filter((page) => page.includes('Already confirmed')).length, 5)
  assert.match(await (await newBrowser().get(path)).text(), /Already confirmed/)
  assert.deepEqual(
    (await consentsOf('twice@example.org')).map(({ event }) => event),
    ['requested', 'confirmed'],
  )
})

test('whoever signs up again before confirming may use either mail; afterwards a mail says that they have it', async () => {
  const first = await order(newBrowser(), 'again@example.org')
  const second = await order(newBrowser(), 'again@example.org')
  assert.notEqual(first, second)
  assert.match(await (await newBrowser().post(first)).text(), /You are on the list/)
  assert.match(await (await newBrowser().post(second)).text(), /Already confirmed/)
  const answer = await newBrowser().post('/newsletters/daily-mark', { email: 'AGAIN@example.org' })
  assert.match(await answer.text(), /Check your mail/)
  const last = (await site.mailsTo('AGAIN@example.org')).at(-1)
  assert.equal(last?.subject, 'You already get The Daily Mark')
  assert.doesNotMatch(last?.text ?? '', /\/confirm\//)
  assert.equal(await statusOf('again@example.org'), 'confirmed')
  const { rows } = await sql`select 1 from newsletter_subscriptions where email_key = 'again@example.org'`.execute(
    site.dateline.db,
  )
  assert.equal(rows.length, 1)
})

test('the page says the same to everybody, whether they have the newsletter or not', async () => {
  await newBrowser().post(await order(newBrowser(), 'has@example.org'))
  const said = async (email: string) => {
    const answer = await newBrowser().post('/newsletters/daily-mark', { email })
    // The tag is made of the page, which repeats the address.
    const headers = [...answer.headers].filter(([name]) => name !== 'etag')
    return [answer.status, headers, (await answer.text()).replaceAll(email, '…')]
  }
  assert.deepEqual(await said('has@example.org'), await said('new@example.org'))
})

test('a signed-in reader gets their own address confirmed at once, another address by mail', async () => {
  const browser = newBrowser()
  await signIn(browser, 'reader@example.org')
  const before = (await site.mailsTo('reader@example.org')).length
  const own = await browser.post('/newsletters/lettre-de-midi', { email: 'Reader@Example.org' })
  assert.match(await own.text(), /You are on the list/)
  assert.equal(await statusOf('reader@example.org', 'lettre-de-midi'), 'confirmed')
  assert.equal((await site.mailsTo('reader@example.org')).length, before)
  const consents = await consentsOf('reader@example.org')
  assert.deepEqual(
    consents.map(({ event, evidence }) => [event, evidence.how]),
    [
      ['requested', 'signed-in'],
      ['confirmed', 'signed-in'],
    ],
  )
  const again = await browser.post('/newsletters/lettre-de-midi', { email: 'reader@example.org' })
  assert.match(await again.text(), /You are on the list/)

  const other = await browser.post('/newsletters/lettre-de-midi', { email: 'friend@example.org' })
  assert.match(await other.text(), /Check your mail/)
  await confirmPath('friend@example.org')
  assert.equal(await statusOf('friend@example.org', 'lettre-de-midi'), 'requested')

  const account = await (await browser.get('/account')).text()
  assert.match(account, /Your newsletters.*La Lettre de midi/s)
  const facts = await site.dateline.privacy.showReader(site.dateline.db, 'reader@example.org')
  assert.match(JSON.stringify(facts?.newsletters), /lettre-de-midi.*confirmed.*signed-in/)
})

test('a reader whose address was only typed at the checkout confirms by mail like everybody', async () => {
  const browser = newBrowser()
  await signIn(browser, 'typed@example.org')
  await sql`update readers set address_confirmed_at = null where email_key = 'typed@example.org'`.execute(
    site.dateline.db,
  )
  const answer = await browser.post('/newsletters/daily-mark', { email: 'typed@example.org' })
  assert.match(await answer.text(), /Check your mail/)
  await confirmPath('typed@example.org')
  assert.equal(await statusOf('typed@example.org'), 'requested')
})

test('whoever paid with somebody else’s address does not learn which letters that one reads', async () => {
  const browser = newBrowser()
  await signIn(browser, 'private@example.org')
  await browser.post('/newsletters/daily-mark', { email: 'private@example.org' })
  assert.match(await (await browser.get('/account')).text(), /Your newsletters.*The Daily Mark/s)
  await sql`update readers set address_confirmed_at = null where email_key = 'private@example.org'`.execute(
    site.dateline.db,
  )
  const main = /<main[\s\S]*<\/main>/.exec(await (await browser.get('/account')).text())?.[0] ?? assert.fail('no main')
  assert.doesNotMatch(main, /Daily Mark/)
})

test('a link is good for a week, one that has expired or never was offers the form again', async () => {
  const path = await order(newBrowser(), 'late@example.org')
  await site.pass({ hours: 7 * 24 })
  for (const answer of [await newBrowser().get(path), await newBrowser().post(path)]) {
    assert.equal(answer.status, 410)
    assert.match(await answer.text(), /This link has expired.*href="\/newsletters\/daily-mark"/s)
  }
  assert.equal(await statusOf('late@example.org'), 'requested')
  for (const token of ['x', 'a'.repeat(43), '%00', 'a'.repeat(3000), '%E0%A4%A']) {
    for (const answer of [await newBrowser().get(`/confirm/${token}`), await newBrowser().post(`/confirm/${token}`)]) {
      assert.equal(answer.status, 404, token.slice(0, 50))
      const offered = /^[\w-]+$/.test(token)
        ? /This link does not work.*href="\/newsletters"/s
        : /no page at this address/
      assert.match(await answer.text(), offered)
    }
  }
})

test('a link that did its work does not bring back a newsletter that was ended since', async () => {
  const path = await order(newBrowser(), 'ended@example.org')
  await newBrowser().post(path)
  await sql`update newsletter_subscriptions set status = 'ended', ended_at = ${site.dateline.clock.now()}
    where email_key = 'ended@example.org'`.execute(site.dateline.db)
  assert.equal((await newBrowser().post(path)).status, 410)
  assert.equal(await statusOf('ended@example.org'), 'ended')
  assert.match(
    await (await newBrowser().post(await order(newBrowser(), 'ended@example.org'))).text(),
    /You are on the list/,
  )
})

test('a wrong address is refused beside the field and kept, and nothing is stored', async () => {
  for (const email of [
    '',
    'ana',
    'ana@example.org\r\nBcc: mallory@example.org',
    '"><b>@example.org',
    `${'a'.repeat(2000)}@example.org`,
  ]) {
    const answer = await newBrowser().post('/newsletters/daily-mark', { email })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /aria-invalid="true"/)
    assert.doesNotMatch(page, /<b>/)
    assert.match(page, /The Daily Mark/)
  }
  assert.match(await (await newBrowser().post('/newsletters/daily-mark', { email: 'ana@' })).text(), /value="ana@"/)
  assert.deepEqual(await site.mailsTo('mallory@example.org'), [])
})

test('a fourth mail about one newsletter within the hour is not sent', async () => {
  const browser = newBrowser()
  for (let i = 0; i < 3; i += 1) {
    await order(browser, 'bombed@example.org')
    await site.pass({ seconds: 31 })
  }
  const fourth = await browser.post('/newsletters/daily-mark', { email: 'bombed@example.org' })
  assert.equal(fourth.status, 429)
  assert.equal(fourth.headers.get('retry-after'), '3600')
  assert.equal((await site.mailsTo('bombed@example.org')).length, 3)
})

test('evidence of consent cannot be changed or removed', async () => {
  await order(newBrowser(), 'evidence@example.org')
  await assert.rejects(sql`update newsletter_consents set evidence = '{}'`.execute(site.dateline.db), /never changed/)
  await assert.rejects(sql`delete from newsletter_consents`.execute(site.dateline.db), /never changed/)
  await assert.rejects(sql`truncate newsletter_consents cascade`.execute(site.dateline.db), /never changed/)
})

test('a renamed newsletter is shown by its new name at once, and saving the same again changes nothing', async () => {
  const save = (list: NewsletterDraft[]) => site.dateline.db.transaction().execute((tx) => saveNewsletters(tx, list))
  const before = newsletters.version()
  assert.equal(await save([daily, midi, manifest]), 0)
  assert.equal(await save([daily, { ...midi, name: 'La Lettre du soir' }, manifest]), 1)
  const deadline = performance.now() + 5_000
  while (newsletters.find('lettre-de-midi')?.name !== 'La Lettre du soir') {
    assert.ok(performance.now() < deadline, 'no notice arrived')
    await sql`select 1`.execute(site.dateline.db)
  }
  assert.match(await (await newBrowser().get('/newsletters/lettre-de-midi')).text(), /La Lettre du soir/)
  assert.notEqual(newsletters.version(), before, 'pages that were kept with the old name are made again')
})

test('the box in an article is the same for everybody and posts to the newsletter’s own address', () => {
  const box = String(newsletters.boxes.newsletterBox('daily-mark', site.dateline.languages.own()))
  assert.match(
    box,
    /^<aside class="newsletter-box" data-newsletter="daily-mark".*action="\/newsletters\/daily-mark".*name="email"/s,
  )
  const french = site.dateline.languages.find('fr') ?? assert.fail('no French')
  assert.match(String(newsletters.boxes.newsletterBox('daily-mark', french)), /data-newsletter="lettre-de-midi"/)
  assert.equal(newsletters.boxes.newsletterBox('nothing', site.dateline.languages.own()), undefined)
})

test('whoever presses twice on a sign-up gets one mail, and another newsletter or a later wish gets its own', async () => {
  const browser = newBrowser()
  const email = 'pressed-twice@example.org'
  const press = (slug = 'daily-mark') => browser.post(`/newsletters/${slug}`, { email })
  for (const answer of [...(await Promise.all([press(), press()])), await press()])
    assert.match(await answer.text(), /Check your mail/)
  assert.equal((await site.mailsTo(email)).length, 1)
  await press('lettre-de-midi')
  assert.equal((await site.mailsTo(email)).length, 2)
  await site.pass({ seconds: 31 })
  await order(browser, email)
  assert.equal((await site.mailsTo(email)).length, 3)
})

for (const [reason, when, isUndone] of [
  ['bounced', 'before', true],
  ['bounced-repeatedly', 'before', true],
  ['bounced', 'after', false],
  ['complained', 'before', false],
  ['by-hand', 'before', false],
] as const) {
  test(`who confirms by mail ${isUndone ? 'gets letters again' : 'gets none'} where they had ${reason} ${when} that mail`, async () => {
    const { db, clock } = site.dateline
    const email = `${reason}-${when}@example.org`
    const browser = newBrowser()
    const suppress = () =>
      sql`insert into mail_suppressions (email_key, email, reason, since)
        values (${email}, ${email}, ${reason}, ${clock.now()})`.execute(db)
    if (when === 'before') await suppress()
    await site.pass({ minutes: 1 })
    const path = await order(browser, email)
    await site.pass({ minutes: 1 })
    if (when === 'after') await suppress()
    assert.match(await (await browser.post(path)).text(), /You are on the list/)
    const { rows } = await sql`select 1 from mail_suppressions where email_key = ${email}`.execute(db)
    assert.equal(rows.length, isUndone ? 0 : 1)
    const audit = await sql<{ detail: object }>`
      select detail from audit_log where subject = ${`mail:${email}`}`.execute(db)
    assert.deepEqual(
      audit.rows.map(({ detail }) => detail),
      isUndone ? [{ reason, because: 'confirmed by mail' }] : [],
    )
  })
}
