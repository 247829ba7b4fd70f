import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { somebodyWaits } from '../../../tests/support/somebodyWaits.ts'
import { claimTrial } from './subscriptions.sql.ts'
import { syncProviderAddress } from './syncProviderAddress.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('subscriptions address change')
})
after(() => site.close())

const inTx = <T>(
  work: (tx: Parameters<Parameters<ReturnType<typeof site.db.transaction>['execute']>[0]>[0]) => Promise<T>,
) => site.db.transaction().execute(work)

/** The links of a change of address: to the mailbox of now, and to the new one. */
async function askForChange(browser: ReturnType<typeof openBrowser>, from: string, to: string) {
  assert.equal((await browser.post('/account/email', { email: to })).status, 200)
  const linkTo = async (address: string) => {
    const text = (await site.mailsTo(address)).at(-1)?.text ?? ''
    return /\/account\/email\/[\w-]{43}/.exec(text)?.[0] ?? assert.fail(`no link in ${text}`)
  }
  return { old: await linkTo(from), next: await linkTo(to) }
}

async function move(browser: ReturnType<typeof openBrowser>, from: string, to: string) {
  const { old, next } = await askForChange(browser, from, to)
  for (const path of [old, next]) assert.equal((await browser.post(path)).status, 200)
  await site.deliveriesDone()
}

async function addressThere(providerId: string) {
  const { customer } = await site.stripe.subscriptions.retrieve(providerId, { expand: ['customer'] })
  return (customer as { email: string }).email
}

test('whoever moves twice gets the provider’s invoices at the newer address, though the elder news arrives last', async () => {
  const { browser, providerId } = await site.subscriber('moves@example.org', 'annual')
  await site.signIn(browser, 'moves@example.org')
  await move(browser, 'moves@example.org', 'moves-1@example.org')
  const readerId = (await site.readers.findReader(site.db, { email: 'moves-1@example.org' }))?.id ?? assert.fail()
  const onItsWay = Promise.withResolvers<void>()
  const arrives = Promise.withResolvers<void>()
  let calls = 0
  const gateway = {
    ...site.deps.gateway,
    async changeEmail(customer: string, email: string) {
      if (++calls === 1) {
        onItsWay.resolve()
        await arrives.promise
      }
      await site.deps.gateway.changeEmail(customer, email)
    },
  }
  const slow = syncProviderAddress({ ...site.deps, gateway }, readerId)
  await onItsWay.promise
  await move(browser, 'moves-1@example.org', 'moves-2@example.org')
  assert.equal(await addressThere(providerId), 'moves-2@example.org')
  arrives.resolve()
  await slow
  assert.equal(await addressThere(providerId), 'moves-2@example.org')
})

test('whoever moves while a checkout of theirs is open gets the provider’s invoices at the new address', async () => {
  const { browser } = await site.subscriber('moves-in-checkout@example.org')
  await site.signIn(browser, 'moves-in-checkout@example.org')
  const [first] = await site.subscriptionsOf('moves-in-checkout@example.org')
  const elsewhere = site.browser('198.51.100.7')
  const started = await elsewhere.post('/subscribe', { plan: 'annual', email: 'moves-in-checkout@example.org' })
  await site.stripe.subscriptions.cancel(first?.provider_subscription ?? '')
  await site.deliveriesDone()
  await move(browser, 'moves-in-checkout@example.org', 'moved-in-checkout@example.org')
  await site.pay(started.headers.get('location') ?? '')
  await site.deliveriesDone()
  const { provider_subscription: second = '' } =
    (await site.subscriptionsOf('moved-in-checkout@example.org')).at(-1) ?? {}
  assert.notEqual(second, first?.provider_subscription)
  assert.equal(await addressThere(second), 'moved-in-checkout@example.org')
})

test('a stranger who typed somebody’s address at the checkout does not learn to which one they have moved', async () => {
  const { browser } = await site.subscriber('followed@example.org', 'annual')
  await site.signIn(browser, 'followed@example.org')
  const stranger = site.browser('198.51.100.66')
  const started = await stranger.post('/subscribe', { plan: 'annual', email: 'followed@example.org' })
  await move(browser, 'followed@example.org', 'escaped@elsewhere.example')
  const back = await site.pay(started.headers.get('location') ?? '')
  await site.deliveriesDone()
  for (let time = 0; time < 2; time++) {
    const answer = await stranger.get(back)
    assert.equal(answer.status, 200)
    assert.doesNotMatch(await answer.text(), /escaped|elsewhere/)
  }
})

test('who moves to an address while somebody pays with that same address is answered, and both go on', async () => {
  const { browser } = await site.subscriber('moves-there@example.org')
  await site.signIn(browser, 'moves-there@example.org')
  const { old, next } = await askForChange(browser, 'moves-there@example.org', 'contested@example.org')
  assert.equal((await browser.post(old)).status, 200)
  const hash = site.deps.trialSigner.hash('address contested@example.org')
  const now = site.clock.now()
  const confirming = Promise.withResolvers<Response>()
  // What a checkout that was paid does, in its order: the account of its address, then the trial.
  await inTx(async (tx) => {
    const { made } = await site.readers.findOrMakeReader(tx, { email: 'contested@example.org', language: 'en' }, now)
    assert.equal(made, true)
    confirming.resolve(browser.post(next))
    await somebodyWaits(site.db)
    await claimTrial(tx, { kind: 'address', hash, providerSubscription: 'sub_contested', now })
  })
  const answer = await confirming.promise
  assert.equal(answer.status, 409, await answer.clone().text())
  assert.ok(await site.readers.findReader(site.db, { email: 'moves-there@example.org' }), 'they are where they were')
})

/** Where a text stands in Dateline's own tables. */
async function tracesOf(trace: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(site.db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} t where strpos(t::text, ${trace}) > 0`.execute(site.db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('who has moved and is then forgotten leaves neither address behind', async () => {
  const { browser } = await site.subscriber('before-the-move@example.org', 'annual')
  await site.signIn(browser, 'before-the-move@example.org')
  await site.browser('198.51.100.31').post('/sign-in', { email: 'before-the-move@example.org' })
  await move(browser, 'before-the-move@example.org', 'after-the-move@example.org')
  const reader = (await site.readers.findReader(site.db, { email: 'after-the-move@example.org' })) ?? assert.fail()
  assert.equal(await site.privacy.eraseReader(reader.id), 'erased')
  await site.deliveriesDone()
  for (const address of ['before-the-move', 'after-the-move']) assert.deepEqual(await tracesOf(address), [], address)
})
