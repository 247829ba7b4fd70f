import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { tokenHash } from '../../platform/signing.ts'
import { STANDING_CHANNEL } from './announceStanding.ts'
import { writeSessionCookie } from './sessionCookie.ts'

let site: TestSite
const checkout = new Hono()
const heard: string[] = []
before(async () => {
  site = await createSite('sessions')
  site.dateline.notices.on(STANDING_CHANNEL, (payload) => heard.push(payload))
  // What a checkout's return page does for an address that is new here.
  checkout.post('/test-checkout', async (c) => {
    const browser = site.dateline.browserOf(c)
    const token = await site.dateline.db.transaction().execute(async (tx) => {
      const now = site.dateline.clock.now()
      const { reader } = await site.dateline.readers.findOrMakeReader(
        tx,
        { email: 'owner@example.org', language: 'en' },
        now,
      )
      return site.dateline.readers.startSession(tx, browser, {
        readerId: reader.id,
        staff: false,
        addressProven: false,
        now,
      })
    })
    if (token) writeSessionCookie(browser, token)
    return c.body(null, 204)
  })
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

let networks = 0
const newBrowser = (userAgent?: string) =>
  openBrowser(site.dateline.app, { address: `198.51.100.${++networks}`, ...(userAgent ? { userAgent } : {}) })
type Browser = ReturnType<typeof newBrowser>

async function linkFor(browser: Browser, email: string) {
  assert.equal((await browser.post('/sign-in', { email })).status, 200)
  const text = (await site.mailsTo(email)).at(-1)?.text ?? ''
  return /\/sign-in\/[\w-]{43}/.exec(text)?.[0] ?? assert.fail(`no link in: ${text}`)
}

async function signIn(browser: Browser, email: string) {
  assert.equal((await browser.post(await linkFor(browser, email))).status, 303)
  return browser.cookies.get('dateline_session') ?? assert.fail('no session cookie')
}

const hashOf = (token: string) => tokenHash(token).toString('hex')
const isAlive = async (token: string) =>
  (await site.dateline.readers.sessionFromToken(site.dateline.db, token, site.dateline.clock.now())) !== undefined

/** Notices arrive on their own connection; one sent after them has arrived when they have. */
async function untilHeard(payload: string) {
  const deadline = performance.now() + 5_000
  while (!heard.includes(payload)) {
    if (performance.now() > deadline) assert.fail(`not heard: ${payload} among ${heard.join(' ')}`)
    await sql`select 1`.execute(site.dateline.db)
  }
}

test('a page asks for its reader’s session once, however many of its parts want to know', async () => {
  const { readers, browserOf } = site.dateline
  const app = new Hono()
  app.get('/', async (c) => {
    const [first, second] = [readers.currentSession(browserOf(c)), readers.currentSession(browserOf(c))]
    assert.equal(first, second)
    return c.json((await first)?.email ?? null)
  })
  const browser = newBrowser()
  await signIn(browser, 'asked-once@example.org')
  assert.equal(await (await openBrowser(app, { cookies: browser.cookies }).get('/')).json(), 'asked-once@example.org')
})

test('signing out ends the session everywhere, empties the browser, and every process hears of it', async () => {
  const browser = newBrowser()
  const token = await signIn(browser, 'leaving@example.org')
  const out = await browser.post('/sign-out')
  assert.equal(out.status, 303)
  assert.equal(out.headers.get('location'), '/')
  assert.equal(out.headers.get('clear-site-data'), '"cache"')
  assert.equal(out.headers.get('cache-control'), 'no-store')
  assert.match(out.headers.getSetCookie().join(), /dateline_session=;.*Max-Age=0/)
  assert.equal(browser.cookies.has('dateline_session'), false)
  assert.equal(await isAlive(token), false)
  await untilHeard(`session:${hashOf(token)}`)
  browser.cookies.set('dateline_session', token)
  assert.equal((await browser.get('/account')).headers.get('location'), '/sign-in?return=/account')
  assert.equal((await browser.post('/sign-out')).status, 303, 'a second time is no error')
  assert.equal((await newBrowser().post('/sign-out')).status, 303, 'nor without a session')
})

test('signing in again ends the session that the browser had, also another reader’s', async () => {
  const browser = newBrowser()
  const first = await signIn(browser, 'one@example.org')
  // Signed in already, so the form would only lead on; the link in the mail is what counts.
  const second = await signIn(browser, 'two@example.org')
  assert.notEqual(first, second)
  assert.equal(await isAlive(first), false)
  assert.equal(await isAlive(second), true)
  await untilHeard(`session:${hashOf(first)}`)
  assert.match(await (await browser.get('/account')).text(), /two@example\.org/)
})

test('a token that a stranger put into the browser does not become the session', async () => {
  const browser = newBrowser()
  browser.cookies.set('dateline_session', 'a'.repeat(43))
  const token = await signIn(browser, 'fixed@example.org')
  assert.notEqual(token, 'a'.repeat(43))
  assert.equal(await isAlive('a'.repeat(43)), false)
})

test('a reader who comes by within 90 days stays signed in, and one who does not has to sign in again', async () => {
  const browser = newBrowser()
  const token = await signIn(browser, 'loyal@example.org')
  const lastUsed = async () => {
    const { rows } = await sql<{ last_used_at: Temporal.Instant }>`
      select last_used_at from sessions where token_hash = ${tokenHash(token)}`.execute(site.dateline.db)
    return rows[0]?.last_used_at.toString()
  }
  const began = await lastUsed()
  await site.pass({ minutes: 50 })
  const soon = await browser.get('/account')
  assert.deepEqual(soon.headers.getSetCookie(), [], 'within the hour nothing is written')
  assert.equal(await lastUsed(), began)
  await site.pass({ hours: 89 * 24 })
  const later = await browser.get('/account')
  assert.equal(later.status, 200)
  assert.match(later.headers.getSetCookie().join(), new RegExp(`dateline_session=${token};.*Max-Age=7776000`))
  assert.notEqual(await lastUsed(), began)
  await site.pass({ hours: 89 * 24 })
  assert.equal((await browser.get('/account')).status, 200)
  await site.pass({ hours: 91 * 24 })
  assert.equal((await browser.get('/account')).status, 303)
  assert.equal(await isAlive(token), false)
})

test('the session cookie of an https publication is bound to its host', async () => {
  const secure = await createSite('secure sessions', { origin: 'https://dateline.test' })
  try {
    const asked = await openBrowser(secure.dateline.app).post('/sign-in', { email: 'ana@example.org' })
    assert.match(asked.headers.getSetCookie().join(), /^__Host-dateline_sign_in=[\w-]{43};.*Path=\/.*Secure/)
  } finally {
    await secure.close()
  }
})

test('what a visitor read is united with the account in the same transaction, or nobody is signed in', async () => {
  const seen: { readerId: number; pass: string | undefined }[] = []
  let broken = true
  site.dateline.ports.signedIn.push({
    async signedIn(tx, { readerId, browser }) {
      const locked = await sql`select 1 from readers where id = ${readerId} for update nowait`.execute(tx)
      assert.equal(locked.rows.length, 1)
      seen.push({ readerId, pass: browser.cookie('pass') })
      if (broken) throw new Error('the reads could not be united')
    },
  })
  try {
    const browser = newBrowser()
    browser.cookies.set('dateline_pass', 'three')
    const path = await linkFor(browser, 'uniting@example.org')
    assert.equal((await browser.post(path)).status, 500)
    assert.equal(await site.dateline.readers.findReader(site.dateline.db, { email: 'uniting@example.org' }), undefined)
    broken = false
    assert.equal((await browser.post(path)).status, 303, 'the link was not used up by the failure')
    assert.deepEqual(
      seen.map(({ pass }) => pass),
      ['three', 'three'],
    )
    await untilHeard(`reader:${seen[1]?.readerId}`)
  } finally {
    site.dateline.ports.signedIn.pop()
  }
})

test('whoever took somebody’s address at the checkout is out once its owner signs in by mail', async () => {
  const stranger = newBrowser()
  await openBrowser(checkout, { cookies: stranger.cookies }).post('/test-checkout')
  assert.equal((await stranger.get('/account')).status, 200)
  const before = await site.dateline.readers.findReader(site.dateline.db, { email: 'owner@example.org' })
  assert.equal(before?.addressConfirmedAt, null)
  const owner = newBrowser()
  await signIn(owner, 'owner@example.org')
  assert.equal((await stranger.get('/account')).status, 303)
  assert.equal((await owner.get('/account')).status, 200)
  const second = newBrowser()
  await signIn(second, 'owner@example.org')
  assert.equal((await owner.get('/account')).status, 200, 'a second device does not end the first one’s session')
})

test('whoever paid with somebody else’s address and comes back after its owner signed in stays outside', async () => {
  await signIn(newBrowser(), 'owner@example.org')
  const stranger = newBrowser()
  await openBrowser(checkout, { cookies: stranger.cookies }).post('/test-checkout')
  assert.equal(stranger.cookies.has('dateline_session'), false)
  assert.equal((await stranger.get('/account')).status, 303)
})

test('a staff invitation is a link that works once, makes a staff session, and may live for days', async () => {
  const wish = {
    email: 'ed@example.org',
    returnTo: '/account',
    purpose: 'staff',
    expiresIn: Temporal.Duration.from({ hours: 48 }),
  } as const
  const { url } = await site.dateline.db.transaction().execute((tx) => site.dateline.signIn.createSignInLink(tx, wish))
  assert.match(url, /^http:\/\/news\.test\/sign-in\/[\w-]{43}$/)
  await site.pass({ hours: 47 })
  const browser = newBrowser()
  const used = await browser.post(new URL(url).pathname)
  assert.equal(used.headers.get('location'), '/account')
  const token = browser.cookies.get('dateline_session') ?? ''
  const session = await site.dateline.readers.sessionFromToken(site.dateline.db, token, site.dateline.clock.now())
  assert.equal(session?.staff, true)
  assert.equal(session?.email, 'ed@example.org')
  assert.equal((await newBrowser().post(new URL(url).pathname)).status, 410)
  const tooLong = { ...wish, purpose: 'sign-in' } as const
  await assert.rejects(
    site.dateline.db.transaction().execute((tx) => site.dateline.signIn.createSignInLink(tx, tooLong)),
    /check constraint/,
  )
  await assert.rejects(
    site.dateline.db
      .transaction()
      .execute((tx) => site.dateline.signIn.createSignInLink(tx, { ...wish, email: 'nobody' })),
    { code: 'email' },
  )
})

test('`reader show` says all that is held, and knows nobody it does not know', async () => {
  site.dateline.ports.holders.push({
    name: 'reads',
    facts: async () => ['one'],
    everything: async () => ({}),
    erase: async () => {},
  })
  await signIn(newBrowser('Browser of the show'), 'shown@example.org')
  const facts = await site.dateline.privacy.showReader(site.dateline.db, ' Shown@Example.org ')
  assert.equal(facts?.email, 'shown@example.org')
  assert.deepEqual(facts?.reads, ['one'])
  const [session] = (facts?.sessions ?? []) as { alive: boolean; userAgent: string }[]
  assert.deepEqual([session?.alive, session?.userAgent], [true, 'Browser of the show'])
  assert.doesNotMatch(JSON.stringify(facts), /token|hash/i)
  assert.equal(await site.dateline.privacy.showReader(site.dateline.db, 'nobody@example.org'), undefined)
  assert.equal(await site.dateline.privacy.showReader(site.dateline.db, 'no address'), undefined)
})

test('the account page shows its panels in order, with their words escaped', async () => {
  site.dateline.ports.panels.push(
    { order: 20, render: async (_db, { email }) => `second for ${email} <b>` },
    { order: 10, render: async () => 'first' },
    { order: 15, render: async () => undefined },
  )
  const browser = newBrowser()
  await signIn(browser, 'panels@example.org')
  const page = await browser.get('/account')
  assert.equal(page.headers.get('cache-control'), 'no-store')
  assert.match(await page.text(), /first.*second for panels@example\.org &lt;b&gt;.*/s)
  site.dateline.ports.panels.length = 0
})

test('ten parallel first sign-ins of one address make one account', async () => {
  const made = await Promise.all(
    Array.from({ length: 10 }, () =>
      site.dateline.db
        .transaction()
        .execute((tx) =>
          site.dateline.readers.findOrMakeReader(
            tx,
            { email: 'Parallel@example.org', language: 'en' },
            site.dateline.clock.now(),
          ),
        ),
    ),
  )
  assert.equal(new Set(made.map(({ reader }) => reader.id)).size, 1)
  assert.equal(made.filter((one) => one.made).length, 1)
})

test('what strangers typed is forgotten after a day, sessions when they can no longer be used', async () => {
  await signIn(newBrowser(), 'kept@example.org')
  await newBrowser().post('/sign-in', { email: 'typo@example.org' })
  await site.mailsTo('typo@example.org')
  const forgetSignIns = dueWorkNamed(site.dateline, 'forget-sign-ins')
  await forgetSignIns.runDue(site.dateline.db, site.dateline.clock.now())
  const due = await forgetSignIns.nextDue(site.dateline.db)
  assert.ok(due && Temporal.Instant.compare(due, site.dateline.clock.now()) > 0, 'nothing that is due is left')
  const left = async () => {
    const { rows } = await sql<{ requests: number; sessions: number }>`
      select (select count(*) from sign_in_requests) as requests, (select count(*) from sessions) as sessions
    `.execute(site.dateline.db)
    return rows[0]
  }
  await site.pass({ hours: 25 })
  await forgetSignIns.runDue(site.dateline.db, site.dateline.clock.now())
  assert.equal((await left())?.requests, 0)
  assert.notEqual((await left())?.sessions, 0)
  await site.pass({ hours: 90 * 24 })
  await forgetSignIns.runDue(site.dateline.db, site.dateline.clock.now())
  assert.deepEqual(await left(), { requests: 0, sessions: 0 })
  assert.equal(await forgetSignIns.nextDue(site.dateline.db), undefined)
  assert.ok(
    await site.dateline.readers.findReader(site.dateline.db, { email: 'kept@example.org' }),
    'the account stays',
  )
})
