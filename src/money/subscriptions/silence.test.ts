import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { STANDING_CHANNEL } from '../../readers/accounts/accounts.module.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('subscriptions silence')
  await site.noWalks()
})
after(() => site.close())

const reason = async (email: string) => (await site.entitlement(email)).reason

test('a card that fails at the renewal costs nobody their reading for two weeks, and they are told', async () => {
  await site.subscriber('failing@example.org', 'monthly', { card: '4000000000000341' })
  await site.advance({ days: 30, hours: 2 })
  assert.equal(await reason('failing@example.org'), 'grace')
  const mails = await site.mailsTo('failing@example.org')
  assert.deepEqual(
    mails.map((mail) => mail.headers.get('x-dateline-kind')),
    ['welcome', 'trial-ending', 'payment-failed'],
  )
  assert.match(mails.at(-1)?.text ?? '', /You can read on until/)
  await site.advance({ days: 15 })
  assert.equal((await site.entitlement('failing@example.org')).subscriber, false)
})

test('before a year is renewed the reader is told once, and once more before the next', async () => {
  await site.subscriber('yearly@example.org', 'annual')
  const renewals = async () =>
    (await site.mailsTo('yearly@example.org')).filter((mail) => mail.headers.get('x-dateline-kind') === 'renewal')
      .length
  await site.advance({ days: 357 })
  assert.equal(await renewals(), 0)
  await site.advance({ days: 2 })
  assert.equal(await renewals(), 1)
  await site.advance({ days: 367 })
  assert.equal(await renewals(), 2)
})

test('with every webhook lost, the trial still becomes a paid month, booked and receipted', async () => {
  await site.webhooks('lose')
  await site.subscriber('deaf@example.org')
  await site.advance({ days: 30, hours: 3 })
  await site.webhooks('normal')
  assert.equal(await reason('deaf@example.org'), 'paid')
  const kinds = (await site.mailsTo('deaf@example.org')).map((mail) => mail.headers.get('x-dateline-kind'))
  assert.deepEqual(kinds, ['welcome', 'trial-ending', 'receipt'])
})

test('nobody loses access by silence: a week of it is borne, the publisher hears after six hours, and the first answer counts', async () => {
  await site.subscriber('silent@example.org')
  await site.subscriber('gone@example.org')
  await site.fail(1)
  await site.passAtDateline({ days: 30, minutes: 1 })
  await site.runDue()
  assert.equal(await reason('silent@example.org'), 'unanswered')
  const warned = async () => (await site.alarms()).filter(({ code }) => code === 'provider-silent').length
  for (let hour = 1; hour <= 5; hour++) {
    await site.passAtDateline({ hours: 1, minutes: 1 })
    await site.runDue()
  }
  assert.equal(await warned(), 0)
  await site.passAtDateline({ hours: 1, minutes: 1 })
  await site.runDue()
  assert.ok((await warned()) > 0)
  assert.ok((await site.mailsTo('desk@news.test')).some((mail) => mail.subject?.includes('provider-silent')))
  await site.passAtDateline({ days: 6, hours: 17 })
  assert.equal(await reason('silent@example.org'), 'unanswered')
  await site.passAtDateline({ hours: 2 })
  assert.equal((await site.entitlement('silent@example.org')).subscriber, false, 'after seven days it is over')

  await site.fail(0)
  const [stored] = await site.subscriptionsOf('gone@example.org')
  await site.stripe.subscriptions.cancel(stored?.provider_subscription ?? '')
  await site.advance({ hours: 2 })
  assert.equal(await reason('silent@example.org'), 'paid', 'the answer was: paid all along')
  assert.equal(await reason('gone@example.org'), 'ended')
})

test('what the provider says has ended, has ended in the same transaction that everybody is told in', async () => {
  const { providerId } = await site.subscriber('ended@example.org', 'annual')
  const readerId = (await site.readers.findReader(site.db, { email: 'ended@example.org' }))?.id
  const isTold = new Promise<void>((resolve) => {
    site.notices.on(STANDING_CHANNEL, (payload) => {
      if (payload === `reader:${readerId}`) resolve()
    })
  })
  await site.stripe.subscriptions.cancel(providerId)
  await site.deliveriesDone()
  assert.equal(await reason('ended@example.org'), 'ended')
  await isTold
})
