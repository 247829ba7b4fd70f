import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newCard } from '../../../tests/support/cards.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('erasure')
  await site.noWalks()
})
after(() => site.close())

/** So long are news under way that come after their reader is gone. */
const LATE_SECONDS = 30

async function erase(email: string, news: 'in time' | 'late' = 'in time') {
  const reader = await site.readers.findReader(site.db, { email })
  assert.ok(reader)
  assert.equal(await site.privacy.eraseReader(reader.id), 'erased')
  // By the provider's clock: nobody sits the half minute out.
  if (news === 'late') await site.passAtProvider({ seconds: LATE_SECONDS + 1 })
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
  // Else they pay every month of the years that pass below.
  await erase('third-address@example.org')
})

test('news of a subscription whose reader was forgotten meanwhile are looked into once, and nobody is alarmed', async () => {
  const email = 'meanwhile@example.org'
  const { providerId } = await site.subscriber(email)
  await erase(email)
  const found = await site.billing.gateway.findSubscription(providerId)
  assert.equal(found.kind === 'found' && found.subscription.status, 'canceled')
  const taken = await site.subscriptions.syncSubscription(providerId, 'event:late')
  assert.equal(taken.kind === 'taken' && taken.subscription.state, 'ended')
  assert.deepEqual(await site.alarms(), [])
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

test('who is forgotten after paying, before the news of it has come, is not charged every year from then on', async () => {
  const email = 'just-paid@example.org'
  const language = 'en'
  await site.db.transaction().execute((tx) => site.readers.findOrMakeReader(tx, { email, language }, site.clock.now()))
  const started = await site.browser('198.51.100.7').post('/subscribe', { plan: 'annual', email, return: '/' })
  await site.webhooks('lose')
  await site.pay(started.headers.get('location') ?? '')
  await site.webhooks('normal')
  const [running] = (await site.stripe.subscriptions.list({ limit: 1 })).data
  assert.equal(running?.status, 'active')
  const readerId = await erase(email)
  assert.equal((await site.stripe.subscriptions.retrieve(running.id)).status, 'canceled')
  const { rows } = await sql<{ state: string }>`select state from subscriptions where reader_id = ${readerId}`.execute(
    site.db,
  )
  assert.deepEqual(rows, [{ state: 'ended' }])
})

test('who was charged twice and is forgotten before that was undone gets the second charge back', async () => {
  const email = 'charged-twice@example.org'
  await site.subscriber(email, 'annual')
  const held = async () => (await site.ledgerSums()).find(({ account }) => account === 'provider:stripe')?.sum ?? 0
  const before = await held()
  // After a restore nothing is undone at the provider until somebody says so; who wants to be forgotten is, all the same.
  const now = site.clock.now()
  await sql`insert into restores (backup, made_at, restored_at) values ('a backup', ${now}, ${now})`.execute(site.db)
  await site.subscriber(email, 'annual')
  assert.deepEqual(await setAside(email), [null, 'surplus'])
  assert.equal(await held(), before + 1990)
  await erase(email)
  await sql`delete from restores`.execute(site.db)
  assert.equal(await held(), before)
})

test('whoever goes back to where they paid after they were forgotten finds nothing there, and no error', async () => {
  const email = 'going-back@example.org'
  const { browser, back } = await site.subscriber(email)
  await erase(email)
  const answer = await browser.get(back)
  assert.equal(answer.status, 404)
})

test('whose address has letters beyond ASCII is shown and rid of what is theirs, and of nothing of somebody else', async () => {
  // PostgreSQL makes i of the first one's İ, and another sigma of the second one's last.
  const typed = ['İpek@example.org', 'ipek@example.org', 'ΝΙΚΟΣ@example.org', 'νικος@example.org']
  for (const email of typed)
    await site.browser('198.51.100.9').post('/subscribe', { plan: 'monthly', email, return: '/' })
  const left = async () => {
    const { rows } = await sql<{ email: string }>`select email from checkouts where email = any(${typed})
      order by id`.execute(site.db)
    return rows.map(({ email }) => email)
  }
  for (const email of ['ipek@example.org', 'νικος@example.org']) {
    const { reader } = await site.db
      .transaction()
      .execute((tx) => site.readers.findOrMakeReader(tx, { email, language: 'en' }, site.clock.now()))
    const held = JSON.stringify(await site.privacy.exportReader(site.db, reader.id))
    assert.equal(held.includes('İpek@example.org'), false)
    assert.equal(held.includes('ΝΙΚΟΣ@example.org'), email === 'νικος@example.org')
    await erase(email)
  }
  assert.deepEqual(await left(), ['İpek@example.org'])
})

/** While a reader is being forgotten, after their payment pages were closed: this happens. */
async function eraseWhile(email: string, happens: () => Promise<void>, news?: 'late') {
  const { holders } = site.ports
  // Subscriptions end right after it.
  const at = holders.findLastIndex(({ endElsewhere }) => endElsewhere !== undefined)
  const meanwhile = {
    name: 'meanwhile',
    facts: async () => undefined,
    everything: async () => [],
    erase: async () => {},
  }
  holders.splice(at, 0, { ...meanwhile, endElsewhere: happens } as unknown as (typeof holders)[number])
  try {
    return await erase(email, news)
  } finally {
    holders.splice(at, 1)
  }
}

async function withAccount(email: string) {
  const wanted = { email, language: 'en' }
  await site.db.transaction().execute((tx) => site.readers.findOrMakeReader(tx, wanted, site.clock.now()))
}

async function openPage(email: string): Promise<string> {
  const started = await site.browser('198.51.100.8').post('/subscribe', { plan: 'annual', email, return: '/' })
  return started.headers.get('location') ?? ''
}

const newest = async () => (await site.stripe.subscriptions.list({ limit: 1, status: 'all' })).data[0] ?? assert.fail()

/** Ended at the provider, and every cent on its way back, within a minute. */
async function expectGivenBack(providerId: string) {
  await site.advance({ minutes: 1 })
  await site.deliveriesDone()
  assert.equal((await site.stripe.subscriptions.retrieve(providerId)).status, 'canceled')
  const invoices = await site.stripe.invoices.list({ subscription: providerId, expand: ['data.payments'] })
  for (const { amount_paid, payments } of invoices.data) {
    const payment = payments?.data[0]?.payment.payment_intent as string
    const { data } = await site.stripe.refunds.list({ payment_intent: payment })
    const back = data.reduce((sum, refund) => sum + refund.amount, 0)
    assert.equal(back, amount_paid)
  }
  const { rows } = await sql<{ sum: number; runs: boolean }>`
    select coalesce(sum(l.amount_minor), 0)::bigint as sum, s.state <> 'ended' as runs from subscriptions s
    join ledger_entries e on e.subscription_id = s.id
    join ledger_lines l on l.entry_id = e.id and l.account = 'provider:stripe'
    where s.provider_subscription = ${providerId} group by s.id`.execute(site.db)
  assert.deepEqual(rows, [{ sum: 0, runs: false }], 'and the books say so')
  assert.ok((await site.alarms()).some(({ code, subject }) => code === 'paid-to-nobody' && subject === providerId))
}

test('a payment page that opened while its reader was being forgotten is not paid for a year to nobody', async () => {
  const email = 'still-open@example.org'
  await withAccount(email)
  let url = ''
  await eraseWhile(email, async () => {
    url = await openPage(email)
  })
  await site.pay(url)
  const { id, customer } = await newest()
  await expectGivenBack(id)
  assert.equal(await site.readers.findReader(site.db, { email }), undefined, 'it brings nobody back')
  const said = await site.stripe.customers.retrieve(String(customer))
  assert.equal(said.deleted, true, 'the provider has forgotten them, too')
})

test('what is paid while its reader is being forgotten comes back, before or after subscriptions have ended', async () => {
  for (const when of ['heard at once', 'heard later']) {
    const email = `paid-meanwhile-${when.replaceAll(' ', '-')}@example.org`
    await withAccount(email)
    const isLate = when === 'heard later'
    const paysMeanwhile = async () => {
      const url = await openPage(email)
      if (isLate) await site.webhooks('delay', LATE_SECONDS)
      await site.pay(url)
      if (!isLate) await site.deliveriesDone()
      await site.webhooks('normal')
    }
    await eraseWhile(email, paysMeanwhile, isLate ? 'late' : undefined)
    await expectGivenBack((await newest()).id)
  }
})

test('what is paid between the end of subscriptions and the end of their reader is no subscription that runs', async () => {
  const email = 'paid-last@example.org'
  await withAccount(email)
  const { holders } = site.ports
  const last = {
    name: 'last',
    facts: async () => undefined,
    everything: async () => [],
    erase: async () => {},
    async endElsewhere() {
      await site.pay(await openPage(email))
      await site.deliveriesDone()
    },
  }
  holders.push(last as unknown as (typeof holders)[number])
  const readerId = await erase(email)
  holders.pop()
  const { id } = await newest()
  const { rows } = await sql<{ id: string }>`select provider_subscription as id from subscriptions
    where reader_id = ${readerId}`.execute(site.db)
  assert.deepEqual(rows, [{ id }], 'it was theirs before they were gone')
  await expectGivenBack(id)
})

/** Paid at our account for a plan of ours, past the site. */
async function paidElsewhere(email: string, metadata: Record<string, string> = {}) {
  const { data } = await site.stripe.prices.list({ recurring: { interval: 'year' }, currency: 'usd', active: true })
  const customer = await site.stripe.customers.create({ email })
  const card = await site.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  const made = await site.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: data.find(({ unit_amount }) => unit_amount === 1990)?.id ?? '' }],
    default_payment_method: card.id,
    metadata,
  })
  assert.equal(made.status, 'active')
  return { made, customer }
}

test('what another installation sells at the same account is left alone', async () => {
  const { made } = await paidElsewhere('of-another@example.org', { dateline_installation: 'another' })
  await site.deliveriesDone()
  assert.equal((await site.stripe.subscriptions.retrieve(made.id)).status, 'active')
  const about = (await site.alarms()).filter(({ subject }) => subject.includes(made.id))
  assert.deepEqual(
    about.map(({ code }) => code),
    ['subscription-refused'],
  )
})

test('what somebody pays at our account for a plan of ours, and who is no reader, comes back', async () => {
  const { made, customer } = await paidElsewhere('no-reader@example.org')
  await expectGivenBack(made.id)
  assert.equal(await site.readers.findReader(site.db, { email: 'no-reader@example.org' }), undefined)
  const said = await site.stripe.customers.retrieve(customer.id)
  assert.notEqual(said.deleted, true, 'the customer may be somebody else’s, too')
})

test('a second subscription that comes in while its reader is being forgotten is given back all the same', async () => {
  const email = 'second-meanwhile@example.org'
  await withAccount(email)
  const { holders } = site.ports
  const urls = [await openPage(email)]
  const last = {
    name: 'last',
    facts: async () => undefined,
    everything: async () => [],
    erase: async () => {},
    async endElsewhere() {
      urls.push(await openPage(email), await openPage(email))
      await site.webhooks('delay', LATE_SECONDS)
      for (const url of urls.slice(1)) await site.pay(url)
      await site.webhooks('normal')
    },
  }
  holders.push(last as unknown as (typeof holders)[number])
  await erase(email, 'late')
  holders.pop()
  const { data } = await site.stripe.subscriptions.list({ limit: 2, status: 'all' })
  for (const { id } of data) await expectGivenBack(id)
})
