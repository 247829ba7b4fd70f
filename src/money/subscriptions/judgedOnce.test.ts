import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newCard } from '../../../tests/support/cards.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { createSubscriptions } from './subscriptions.module.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('judged once')
  await site.noWalks()
})
after(() => site.close())

let networks = 0
const newBrowser = () => site.browser(`198.51.100.${++networks % 250}`)
type Browser = ReturnType<typeof newBrowser>

const setAside = async (email: string) => (await site.subscriptionsOf(email)).map((row) => row.set_aside)

const kindsTo = async (email: string) => (await site.mailsTo(email)).map((mail) => mail.headers.get('x-dateline-kind'))

/** An address whose trial was used, and which no account has any more. */
async function usedAndErased(email: string) {
  await site.subscriber(email)
  const reader = await site.readers.findReader(site.db, { email })
  assert.equal(await site.privacy.eraseReader(reader?.id ?? 0), 'erased')
  await site.deliveriesDone()
}

async function move(from: string, to: string): Promise<Browser> {
  const browser = newBrowser()
  await site.signIn(browser, from)
  assert.equal((await browser.post('/account/email', { email: to })).status, 200)
  for (const mailbox of [from, to]) {
    const text = (await site.mailsTo(mailbox))
      .map((mail) => mail.text ?? '')
      .findLast((said) => said.includes('/account/email/'))
    const path = /(\/account\/email\/[\w-]{43})/.exec(text ?? '')?.[1] ?? assert.fail(`no link to ${mailbox}`)
    assert.equal((await browser.post(path)).status, 200)
  }
  await site.deliveriesDone()
  return browser
}

async function paidFor(email: string) {
  const ids = (await site.subscriptionsOf(email)).map(({ id }) => id)
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(amount_minor), 0)::bigint as sum from ledger_lines l
    join ledger_entries e on e.id = l.entry_id
    where e.subscription_id = any(${ids}) and l.account = 'provider:stripe'`.execute(site.db)
  return rows[0]?.sum
}

test('whoever pays for months, moves to an address whose trial was used, and cancels, reads to the end and gets nothing back', async () => {
  await usedAndErased('used@example.org')
  await site.subscriber('payer@example.org')
  await site.advance({ days: 30 + 31 + 31 + 5 })
  assert.equal(await paidFor('payer@example.org'), 3 * 290)
  const browser = await move('payer@example.org', 'used@example.org')
  assert.equal((await browser.post('/account/subscription/cancel')).status, 303)
  await site.deliveriesDone()
  await site.runDue()
  await site.deliveriesDone()
  assert.deepEqual(await setAside('used@example.org'), [null])
  assert.equal((await site.entitlement('used@example.org')).reason, 'canceling')
  assert.equal(await paidFor('used@example.org'), 3 * 290)
  assert.ok(!(await kindsTo('used@example.org')).includes('trial-used'))
})

test('whoever moves in their trial to an address whose trial was used keeps the trial, whatever news come then', async () => {
  await usedAndErased('spent@example.org')
  const { providerId } = await site.subscriber('trying@example.org')
  await move('trying@example.org', 'spent@example.org')
  await site.webhooks('double')
  await site.stripe.subscriptions.update(providerId, { metadata: { seen: 'at the desk' } })
  await site.deliveriesDone()
  await site.webhooks('normal')
  await site.subscriptions.syncSubscription(providerId, 'late')
  assert.deepEqual(await setAside('spent@example.org'), [null])
  assert.equal((await site.entitlement('spent@example.org')).reason, 'trial')
})

test('whose subscription is paused long after the trial, and who has moved, is not taken for somebody with a second trial', async () => {
  await usedAndErased('halted@example.org')
  const { providerId } = await site.subscriber('pausing@example.org')
  await site.advance({ days: 35 })
  await move('pausing@example.org', 'halted@example.org')
  await site.stripe.subscriptions.update(providerId, { pause_collection: { behavior: 'void' } })
  await site.deliveriesDone()
  assert.deepEqual(await setAside('halted@example.org'), [null])
  assert.equal((await site.entitlement('halted@example.org')).reason, 'paused')
})

test('what is first heard of when its trial is long over and paid for is no second trial, whoever had its card before', async () => {
  const card = newCard()
  await site.subscriber('first-with-card@example.org', 'monthly', { card })
  await site.webhooks('lose')
  const started = await newBrowser().post('/subscribe', { plan: 'monthly', email: 'unheard@example.org' })
  await site.pay(started.headers.get('location') ?? '', { card })
  const [unheard] = (await site.stripe.subscriptions.list({ limit: 1 })).data
  assert.equal(unheard?.status, 'trialing')
  // Nor is the provider asked before the checkout would be forgotten.
  await sql`update checkouts set forget_at = null where email = 'unheard@example.org'`.execute(site.db)
  await site.advance({ days: 65 })
  await site.stripe.subscriptions.update(unheard.id, { cancel_at_period_end: true })
  await site.webhooks('normal')
  await site.subscriptions.syncSubscription(unheard.id, 'event:late')
  await site.deliveriesDone()
  assert.deepEqual(await setAside('unheard@example.org'), [null])
  assert.equal((await site.entitlement('unheard@example.org')).reason, 'canceling')
})

test('whoever subscribes again before the news has come that the first one ended is not ended and refunded as a second one', async () => {
  const email = 'again@example.org'
  const { providerId } = await site.subscriber(email, 'annual')
  await site.webhooks('lose')
  await site.stripe.subscriptions.cancel(providerId)
  await site.subscriber(email, 'annual')
  await site.webhooks('normal')
  assert.deepEqual(await setAside(email), [null, null])
  assert.equal((await site.entitlement(email)).reason, 'paid')
  assert.deepEqual(
    (await site.subscriptionsOf(email)).map(({ state }) => state),
    ['ended', 'active'],
  )
})

test('a card that is told only later is asked then, once, and its trial ends unpaid; the address keeps its own', async () => {
  const [card, email] = [newCard(), 'late-card@example.org']
  await site.subscriber('early-card@example.org', 'monthly', { card })
  await site.webhooks('lose')
  const started = await newBrowser().post('/subscribe', { plan: 'monthly', email })
  await site.pay(started.headers.get('location') ?? '', { card })
  const [running] = (await site.stripe.subscriptions.list({ limit: 1 })).data
  const withoutCard = createSubscriptions({
    ...site.deps,
    gateway: {
      ...site.billing.gateway,
      async findSubscription(id) {
        const found = await site.billing.gateway.findSubscription(id)
        if (found.kind !== 'found') return found
        return { kind: 'found', subscription: { ...found.subscription, cardFingerprint: undefined } }
      },
    },
  })
  await withoutCard.syncSubscription(running?.id ?? '', 'event:early')
  await site.webhooks('normal')
  assert.deepEqual(await setAside(email), [null])
  await site.subscriptions.syncSubscription(running?.id ?? '', 'event:later')
  await site.jobsDone()
  await site.runDue()
  await site.deliveriesDone()
  assert.deepEqual(await setAside(email), ['trial-used'])
  await site.subscriber(email)
  assert.equal((await site.entitlement(email)).reason, 'trial', 'with a card of their own')
})

test('after a restore, what somebody paid for since the backup is not given to whoever comes next with the same number', async () => {
  await site.webhooks('lose')
  const email = 'paid-and-lost@example.org'
  const started = await newBrowser().post('/subscribe', { plan: 'annual', email })
  await site.pay(started.headers.get('location') ?? '')
  const [lost] = (await site.stripe.subscriptions.list({ limit: 1 })).data
  await site.webhooks('normal')
  // What a restore leaves of a checkout that began after the backup.
  const number = Number(lost?.metadata.dateline_checkout)
  await site.db.transaction().execute(async (tx) => {
    await sql`set local dateline.erasing = 'yes'`.execute(tx)
    await sql`delete from checkout_consents where checkout_id = ${number}`.execute(tx)
    await sql`delete from checkouts where id = ${number}`.execute(tx)
    await sql`select setval('checkouts_id_seq', ${number - 1})`.execute(tx)
  })
  await site.advance({ hours: 1 })
  await newBrowser().post('/subscribe', { plan: 'annual', email: 'comes-next@example.org' })
  const { rows } = await sql<{ email: string }>`select email from checkouts where id = ${number}`.execute(site.db)
  assert.deepEqual(rows, [{ email: 'comes-next@example.org' }])
  const taken = await site.subscriptions.syncSubscription(lost?.id ?? '', 'event:late')
  assert.equal(taken.kind === 'taken' && taken.subscription.setAside, 'orphan')
  assert.equal(await site.readers.findReader(site.db, { email: 'comes-next@example.org' }), undefined)
  assert.ok((await site.alarms()).some(({ subject }) => subject.includes(lost?.id ?? 'nothing')))
})

/** Paid for a year, and on another plan before anybody had heard of the payment; answers with the payment. */
async function paidForAYearThenSwitched(email: string): Promise<string> {
  const { providerId } = await site.subscriber(`monthly-${email}`)
  const plan = (await site.stripe.subscriptions.retrieve(providerId)).items.data[0]?.price.id
  await site.webhooks('lose')
  const started = await newBrowser().post('/subscribe', { plan: 'annual', email })
  await site.pay(started.headers.get('location') ?? '')
  const [annual] = (await site.stripe.subscriptions.list({ limit: 1 })).data
  const [invoice] = (await site.stripe.invoices.list({ subscription: annual?.id ?? '', expand: ['data.payments'] }))
    .data
  await site.stripe.subscriptions.update(annual?.id ?? '', {
    items: [{ id: annual?.items.data[0]?.id ?? '', price: plan ?? '' }],
    proration_behavior: 'none',
  })
  await site.webhooks('normal')
  await site.subscriptions.syncSubscription(annual?.id ?? '', 'event:late')
  await site.jobsDone()
  return invoice?.payments?.data[0]?.payment.payment_intent as string
}

test('what was paid for by the year is booked and given back as that, though the plan is another by the time it is heard', async () => {
  const email = 'was-annual@example.org'
  await site.stripe.refunds.create({ payment_intent: await paidForAYearThenSwitched(email), amount: 100 })
  await site.deliveriesDone()
  const [stored] = await site.subscriptionsOf(email)
  const { rows } = await sql<{ account: string; sum: number }>`select account, sum(amount_minor)::bigint as sum
    from ledger_lines l join ledger_entries e on e.id = l.entry_id where e.subscription_id = ${stored?.id}
    group by account order by account`.execute(site.db)
  assert.deepEqual(
    rows.filter(({ account }) => !account.startsWith('provider:')),
    [
      { account: 'refunds:annual', sum: 100 },
      { account: 'sales:annual', sum: -1990 },
      { account: 'sales:monthly', sum: -290 },
    ],
  )
})

test('a receipt names the plan that was paid for, and what a bank takes back is booked as that', async () => {
  const email = 'receipt-for-a-year@example.org'
  const payment = await paidForAYearThenSwitched(email)
  const mails = await site.mailsTo(email)
  const receipt = mails.find(({ subject }) => subject?.includes('19.90'))?.text ?? assert.fail('no receipt')
  assert.match(receipt, /Annual/)
  assert.doesNotMatch(receipt, /Monthly/)
  await site.closeDispute(await site.openDispute(payment), 'lost')
  await site.deliveriesDone()
  const taken = (await site.ledgerSums()).filter(({ account }) => account.startsWith('disputes:'))
  assert.deepEqual(
    taken.map(({ account, sum }) => [account, sum]),
    [['disputes:annual', 1990]],
  )
})
