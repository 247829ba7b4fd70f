import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  site = await createSite('strangers at the sign-in')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

type Browser = ReturnType<typeof openBrowser>

let networks = 0
const newNetwork = () => `10.${(++networks >> 8) & 255}.${networks & 255}.7`
const newBrowser = (address = newNetwork()) => openBrowser(site.dateline.app, { address })

const ask = async (browser: Browser, email: string) => (await browser.post('/sign-in', { email })).status

async function secrets(email: string) {
  const text = (await site.mailsTo(email)).at(-1)?.text ?? ''
  return {
    path: /(\/sign-in\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`),
    code: /^\s+(\d{6})$/m.exec(text)?.[1] ?? assert.fail(`no code in: ${text}`),
  }
}

async function signIn(browser: Browser, email: string) {
  assert.equal(await ask(browser, email), 200)
  assert.equal((await browser.post((await secrets(email)).path)).status, 303)
  assert.equal((await browser.post('/sign-out')).status, 303)
}

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

async function guessFive(email: string) {
  const stranger = newBrowser()
  assert.equal(await ask(stranger, email), 200)
  const { code } = await secrets(email)
  const pages: string[] = []
  for (let time = 0; time < 5; time++) {
    const answer = await stranger.post('/sign-in/code', { code: wrongFor(code) })
    pages.push(`${answer.status} ${await answer.text()}`)
  }
  return pages
}

/** Limits count real time, which does not wait for a test. */
async function pass(t: { mock: typeof test.mock }, minutes: number) {
  const now = Date.now()
  t.mock.timers.reset()
  t.mock.timers.enable({ apis: ['Date'], now: now + minutes * 60_000 })
  await site.pass({ minutes })
}

test('strangers who ask for somebody’s address all day never leave them without a link that works', async (t) => {
  const email = 'besieged@example.org'
  for (let count = 0; count < 15; count++) assert.equal(await ask(newBrowser(), email), 200)
  for (let minute = 0; minute < 60; minute += 4) {
    const owner = newBrowser()
    const answer = await owner.post('/sign-in', { email })
    if (answer.status !== 200) {
      assert.equal(answer.status, 429)
      assert.match(await answer.text(), /link in the newest mail from us still works/)
    }
    const mails = (await site.mailsTo(email)).length
    assert.ok(mails <= 15 + 12, `${mails} mails: the mailbox is not flooded either`)
    assert.equal((await newBrowser().get((await secrets(email)).path)).status, 200, `after ${minute} minutes`)
    await ask(newBrowser(), email)
    await pass(t, 4)
  }
  assert.equal(await ask(newBrowser(), email), 200)
  assert.equal((await newBrowser().post((await secrets(email)).path)).status, 303)
})

test('strangers who typed twenty wrong codes leave the owner the code in a browser that signed in before', async () => {
  const email = 'guessed@example.org'
  const own = newBrowser()
  await signIn(own, email)
  for (let count = 0; count < 4; count++) await guessFive(email)
  assert.equal(await ask(own, email), 200)
  assert.equal((await own.post('/sign-in/code', { code: (await secrets(email)).code })).status, 303)
  const another = newBrowser()
  assert.equal(await ask(another, email), 200)
  const { code, path } = await secrets(email)
  assert.equal((await another.post('/sign-in/code', { code })).status, 422)
  assert.equal((await another.post(path)).status, 303, 'the link works everywhere')
})

test('somebody in the same network who tries codes and asks for links locks nobody out of theirs', async () => {
  const network = newNetwork()
  const owner = newBrowser(network)
  await signIn(owner, 'colleague@example.org')
  const pupil = newBrowser(network)
  for (let count = 0; count < 125; count++) await pupil.post('/sign-in/code', { code: '123456' })
  for (let count = 0; count < 60; count++) await ask(pupil, `prank${count}@example.org`)
  assert.equal(await ask(pupil, 'prank60@example.org'), 429)
  assert.equal(await ask(owner, 'colleague@example.org'), 200, 'who signed in here before is known')
  assert.equal((await owner.post((await secrets('colleague@example.org')).path)).status, 303)
  assert.equal(await ask(owner, 'somebody-else@example.org'), 429, 'and for no other address')
})

test('a typed code that cannot be right, or for which nothing was asked, makes no row', async () => {
  const rows = async () =>
    (await sql<{ count: number }>`select count(*) as count from rate_limits`.execute(site.dateline.db)).rows[0]?.count
  const before = await rows()
  for (let count = 0; count < 20; count++) {
    assert.equal((await newBrowser().post('/sign-in/code', { code: '123456' })).status, 422)
    assert.equal((await newBrowser().post(`/sign-in/${'a'.repeat(43)}`)).status, 404)
  }
  assert.equal(await rows(), before)
})

test('when the whole publication is asked too often, who signed in here before still gets a link, and a flood no rows', async () => {
  const known = newBrowser()
  await signIn(known, 'regular@example.org')
  const { db } = site.dateline
  await sql`update rate_limits set points = 2000 where key = 'sign-in-all:all'`.execute(db)
  assert.equal(await ask(newBrowser(), 'new@example.org'), 429)
  const rows = async () =>
    (await sql<{ count: number }>`select count(*) as count from rate_limits`.execute(db)).rows[0]?.count
  const before = await rows()
  for (let count = 0; count < 20; count++) assert.equal(await ask(newBrowser(), `n${count}@example.org`), 429)
  assert.equal(await rows(), before)
  assert.equal(await ask(known, 'regular@example.org'), 200)
  const forged = newBrowser()
  forged.cookies.set('dateline_known', 'a'.repeat(43))
  assert.equal(await ask(forged, 'regular@example.org'), 429)
  await sql`delete from rate_limits where key = 'sign-in-all:all'`.execute(db)
})

test('codes sprayed over many addresses from many networks are compared a hundred times in an hour, not twelve hundred', async (t) => {
  // Beyond the windows that the tests before began, the first of them an hour ahead.
  await pass(t, 125)
  const honest = newBrowser()
  assert.equal(await ask(honest, 'honest@example.org'), 200)
  assert.equal((await honest.post('/sign-in/code', { code: (await secrets('honest@example.org')).code })).status, 303)
  const regular = newBrowser()
  await signIn(regular, 'known-here@example.org')
  const pages: string[] = []
  for (let count = 0; count < 24; count++) pages.push(...(await guessFive(`sprayed${count}@example.org`)))
  assert.equal(pages.filter((page) => page.includes('This is not the code')).length, 100, 'a right one did not count')
  assert.match(pages.at(-1) ?? '', /^429 [\s\S]*Use the link in the same mail/)
  const late = newBrowser()
  assert.equal(await ask(late, 'late@example.org'), 200)
  assert.equal((await late.post('/sign-in/code', { code: (await secrets('late@example.org')).code })).status, 429)
  assert.equal((await late.post((await secrets('late@example.org')).path)).status, 303)
  // Mails of one instant have no order.
  await pass(t, 1)
  assert.equal(await ask(regular, 'known-here@example.org'), 200)
  const { code } = await secrets('known-here@example.org')
  assert.equal((await regular.post('/sign-in/code', { code })).status, 303, 'who is known here types codes as ever')
})
