import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('checkout links')
})
after(() => site.close())

const SENT = /the link that we have sent/

test('who merely has the address of a paid checkout is not told that a link was sent, since none was', async () => {
  const { back } = await site.subscriber('owner@example.org')
  const page = await (await site.browser('198.51.100.1').get(back)).text()
  assert.match(page, /log in with …@example\.org/)
  assert.doesNotMatch(page, SENT)
})

test('who pays where too many links were asked for is told to sign in, and gets the link once it may be sent', async () => {
  const email = 'known@example.org'
  await site.signIn(site.browser('198.51.100.2'), email)
  const school = '198.51.100.3'
  const payer = site.browser(school)
  const started = await payer.post('/subscribe', { plan: 'monthly', email, return: '/' })
  const back = await site.pay(started.headers.get('location') ?? '')
  const links = async () => (await site.mailsTo(email)).filter(({ subject }) => subject?.startsWith('Log in')).length
  const before = await links()
  for (let count = 0; count < 60; count++) {
    await site.browser(school).post('/sign-in', { email: `pupil${count}@example.org` })
  }
  const page = await (await payer.get(back)).text()
  assert.match(page, /log in with known@example\.org/)
  assert.doesNotMatch(page, SENT)
  assert.equal(await links(), before)
  const atHome = openBrowser(site.app, { address: '198.51.100.4', cookies: payer.cookies })
  for (let time = 0; time < 2; time++) assert.match(await (await atHome.get(back)).text(), SENT)
  assert.equal(await links(), before + 1)
})
