import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
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
  assert.match(page, /sign in with …@example\.org/)
  assert.doesNotMatch(page, SENT)
})

test('who pays while too many links are asked for is told to sign in, and gets the link when that is over', async () => {
  const email = 'known@example.org'
  await site.signIn(site.browser('198.51.100.2'), email)
  const payer = site.browser('198.51.100.3')
  const started = await payer.post('/subscribe', { plan: 'monthly', email, return: '/' })
  const back = await site.pay(started.headers.get('location') ?? '')
  const links = async () => (await site.mailsTo(email)).filter(({ subject }) => subject?.startsWith('Sign in')).length
  const before = await links()
  await sql`update rate_limits set points = 2000 where key = 'sign-in-all:all'`.execute(site.db)
  const page = await (await payer.get(back)).text()
  assert.match(page, /sign in with known@example\.org/)
  assert.doesNotMatch(page, SENT)
  assert.equal(await links(), before)
  await sql`delete from rate_limits where key = 'sign-in-all:all'`.execute(site.db)
  for (let time = 0; time < 2; time++) assert.match(await (await payer.get(back)).text(), SENT)
  assert.equal(await links(), before + 1)
})
