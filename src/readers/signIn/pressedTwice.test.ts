import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  site = await createSite('pressed twice')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

type Browser = ReturnType<typeof openBrowser>

let networks = 0
const newAddress = () => `198.51.100.${++networks}`
const newBrowser = (address = newAddress()) => openBrowser(site.dateline.app, { address })

/** The same browser as it was before an answer that never arrived. */
const withoutTheAnswer = (browser: Browser, address: string) =>
  openBrowser(site.dateline.app, { address, cookies: new Map(browser.cookies) })

async function secrets(email: string) {
  const text = (await site.mailsTo(email)).at(-1)?.text ?? ''
  return {
    path: /(\/sign-in\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`),
    code: /^\s+(\d{6})$/m.exec(text)?.[1] ?? assert.fail(`no code in: ${text}`),
  }
}

const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200

test('whoever presses “Log in” twice is in, and goes where they wanted to', async () => {
  const email = 'twice@example.org'
  const address = newAddress()
  const browser = newBrowser(address)
  assert.equal((await browser.post('/sign-in', { email, return: '/borders/one' })).status, 200)
  const { path } = await secrets(email)
  // The browser gives the first request up for the second: of its answer it knows nothing.
  const first = withoutTheAnswer(browser, address)
  const [one, two] = await Promise.all([first.post(path), browser.post(path)])
  assert.deepEqual([one.status, two.status], [303, 303])
  assert.equal(two.headers.get('location'), '/borders/one')
  assert.ok(await isIn(browser), 'by the second answer alone')
  assert.ok(await isIn(first), 'and by the first')
  const list = await (await browser.get('/account/sessions')).text()
  assert.equal(list.match(/class="session-device"/g)?.length, 1, 'one session')
})

test('on a slow line the link works again for the browser whose answer was lost, and for nobody else', async () => {
  const email = 'slow-line@example.org'
  const address = newAddress()
  const browser = newBrowser(address)
  await browser.post('/sign-in', { email })
  const { path } = await secrets(email)
  assert.equal((await withoutTheAnswer(browser, address).post(path)).status, 303)
  await site.pass({ seconds: 20 })
  assert.equal((await newBrowser().post(path)).status, 410, 'from another network')
  const stranger = openBrowser(site.dateline.app, { address, userAgent: 'Another browser' })
  assert.equal((await stranger.post(path)).status, 410, 'from another browser in this network')
  assert.equal((await browser.get(path)).status, 200, 'the button is there')
  assert.equal((await browser.post(path)).status, 303)
  assert.ok(await isIn(browser))
  await site.pass({ seconds: 61 })
  assert.equal((await withoutTheAnswer(newBrowser(address), address).post(path)).status, 410, 'a minute later')
})

test('a link that was answered by signing out since does not sign in again', async () => {
  const email = 'left@example.org'
  const browser = newBrowser()
  await browser.post('/sign-in', { email })
  const { path } = await secrets(email)
  await browser.post(path)
  await browser.post('/sign-out')
  assert.equal((await browser.post(path)).status, 410)
})

test('whoever opens the used link where they are signed in by it is led on instead of being told that it was used', async () => {
  const email = 'again@example.org'
  const browser = newBrowser()
  await browser.post('/sign-in', { email, return: '/borders/one' })
  const { path } = await secrets(email)
  await browser.post(path)
  await site.pass({ minutes: 5 })
  for (const answer of [await browser.get(path), await browser.post(path)]) {
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/borders/one')
  }
})

test('whoever presses twice under the code is in', async () => {
  const email = 'code-twice@example.org'
  const address = newAddress()
  const browser = newBrowser(address)
  await browser.post('/sign-in', { email, return: '/borders/two' })
  const { code } = await secrets(email)
  const first = withoutTheAnswer(browser, address)
  const [one, two] = await Promise.all([first.post('/sign-in/code', { code }), browser.post('/sign-in/code', { code })])
  assert.deepEqual([one.status, two.status], [303, 303])
  assert.equal(two.headers.get('location'), '/borders/two')
  assert.ok(await isIn(browser))
  // The first answer arrived just before the second press.
  assert.equal(browser.cookies.has('dateline_sign_in'), false)
  const late = await browser.post('/sign-in/code', { code })
  assert.equal(late.status, 303)
  assert.equal(late.headers.get('location'), '/borders/two')
})

test('a wrong code is wrong although the right one was typed a moment ago', async () => {
  const email = 'code-wrong@example.org'
  const address = newAddress()
  const browser = newBrowser(address)
  await browser.post('/sign-in', { email })
  const { code } = await secrets(email)
  const other = withoutTheAnswer(browser, address)
  await browser.post('/sign-in/code', { code })
  assert.equal((await other.post('/sign-in/code', { code: code === '000000' ? '000001' : '000000' })).status, 422)
  assert.equal(await isIn(other), false)
})

test('whoever asks for a link by a double click gets one mail, whose link and code both work', async () => {
  const email = 'onemail@example.org'
  const address = newAddress()
  const browser = newBrowser(address)
  const first = withoutTheAnswer(browser, address)
  const answers = [
    await first.post('/sign-in', { email }),
    await browser.post('/sign-in', { email: email.toUpperCase() }),
  ]
  for (const answer of answers) assert.match(await answer.text(), /Check your mail/)
  assert.equal((await site.mailsTo(email)).length, 1)
  const { code } = await secrets(email)
  assert.equal(
    (await browser.post('/sign-in/code', { code })).status,
    303,
    'in the browser that kept the second answer',
  )
  await browser.post('/sign-out')
  await Promise.all([browser.post('/sign-in', { email }), browser.post('/sign-in', { email })])
  assert.equal((await site.mailsTo(email)).length, 2, 'once in again and out, they ask anew')
})

test('whoever says after a while that no mail came gets another', async () => {
  const email = 'none-came@example.org'
  const browser = newBrowser()
  await browser.post('/sign-in', { email })
  await site.pass({ seconds: 31 })
  await browser.post('/sign-in', { email })
  assert.equal((await site.mailsTo(email)).length, 2)
})
