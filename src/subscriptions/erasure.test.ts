import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type MoneySite, newCard, openMoneySite } from '../../tests/support/moneySite.ts'

let site: MoneySite
before(async () => {
  site = await openMoneySite('erasure')
})
after(() => site.close())

async function erase(email: string) {
  const reader = await site.readers.findReader(site.db, { email })
  assert.ok(reader)
  assert.equal(await site.readers.eraseReader(reader.id), 'erased')
  await site.deliveriesDone()
  return reader.id
}

const setAside = async (email: string) => (await site.subscriptionsOf(email)).map((row) => row.set_aside)

test('who was erased after a trial has no other one for twelve months, by address or by card, and then may', async () => {
  const email = 'returning@example.org'
  const card = newCard()
  await site.subscriber(email, 'monthly', { card })
  await erase(email)
  await site.subscriber(email)
  assert.deepEqual(await setAside(email), ['trial-used'])
  await site.subscriber('other-address@example.org', 'monthly', { card })
  assert.deepEqual(await setAside('other-address@example.org'), ['trial-used'])

  await site.advance({ days: 366 })
  const { rows } = await sql`select 1 from trial_uses where forget_at is not null`.execute(site.db)
  assert.deepEqual(rows, [])
  await site.subscriber('third-address@example.org', 'monthly', { card })
  assert.deepEqual(await setAside('third-address@example.org'), [null])
})

test('what was paid stays booked when the reader is gone, and news that come later bring nobody back', async () => {
  const email = 'paid@example.org'
  await site.subscriber(email, 'annual')
  const booked = async () => (await site.ledgerSums()).filter(({ account }) => account === 'sales:annual')
  const before = await booked()
  assert.equal(before[0]?.sum, -1990)
  const readerId = await erase(email)
  assert.deepEqual(await booked(), before)
  const { rows } = await sql<{ state: string; email: string }>`
    select s.state, r.email from subscriptions s join readers r on r.id = s.reader_id
    where r.id = ${readerId}`.execute(site.db)
  assert.deepEqual(rows, [{ state: 'ended', email: `erased-${readerId}` }])
  assert.equal(await site.readers.findReader(site.db, { readerId }), undefined)
  // The next year's charge never comes.
  await site.advance({ days: 370 })
  assert.deepEqual(await booked(), before)
  assert.deepEqual(await site.mailsTo(`erased-${readerId}`), [])
})

test('news of a subscription that come in after its reader was forgotten are taken in, not tried again for hours', async () => {
  const email = 'late-news@example.org'
  const { providerId } = await site.subscriber(email)
  await erase(email)
  const customer = (await site.stripe.subscriptions.retrieve(providerId)).customer
  assert.ok((await site.stripe.customers.retrieve(String(customer))).deleted)
  const found = await site.gateway.findSubscription(providerId)
  assert.equal(found.kind === 'found' && found.subscription.status, 'canceled')
})
