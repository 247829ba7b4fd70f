import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newCard } from '../../../tests/support/cards.ts'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { startCheckout } from './startCheckout.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('subscriptions checkout')
  await site.noWalks()
})
after(() => site.close())

let networks = 0
const newBrowser = () => site.browser(`198.51.100.${++networks % 250}`)
type Browser = ReturnType<typeof newBrowser>

async function start(browser: Browser, email: string, plan = 'monthly', wanted = '/borders/one') {
  const started = await browser.post('/subscribe', { plan, email, return: wanted })
  assert.equal(started.status, 303, await started.clone().text())
  return started.headers.get('location') ?? ''
}

const kindsTo = async (email: string) =>
  (await site.mailsTo(email)).map((mail) => mail.headers.get('x-dateline-kind')).filter((kind) => kind !== 'sign-in')

test('the page says what is paid today, when next and what a year saves, before anybody pays', async () => {
  const page = await (await newBrowser().get('/subscribe?plan=monthly&return=/borders/one')).text()
  for (const said of [
    '30 days free',
    '$2.90',
    '$19.90',
    '$14.90',
    'Best value',
    'name="return" value="/borders/one"',
  ]) {
    assert.ok(page.includes(said), said)
  }
})

test('a form that cannot be read comes back with what was typed and what is wrong', async () => {
  const browser = newBrowser()
  for (const [fields, said] of [
    [{ plan: 'monthly', email: 'not an address' }, 'This is not an email address'],
    [{ plan: 'monthly', email: '' }, 'Type your email address'],
    [{ plan: 'monthly', email: `${'a'.repeat(300)}@example.org` }, 'too long'],
    [{ plan: 'weekly', email: 'x@example.org' }, 'Choose one of the plans'],
    [{ email: 'x@example.org' }, 'Choose one of the plans'],
    [{ plan: 'monthly', email: 'x@example.org\r\nBcc: all@example.org' }, 'This is not an email address'],
  ] as const) {
    const answer = await browser.post('/subscribe', fields as Record<string, string>)
    assert.equal(answer.status, 422, said)
    assert.ok((await answer.text()).includes(said), said)
  }
})

test('after paying nobody is sent to another site, or around in circles', async () => {
  for (const wanted of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/subscribe',
    '/sign-out',
    '/a\nb',
  ]) {
    const browser = newBrowser()
    const email = `return${networks}@example.org`
    const back = await site.pay(await start(browser, email, 'monthly', wanted))
    assert.equal((await browser.get(back)).headers.get('location'), '/subscribe/welcome?return=%2F', wanted)
  }
})

test('whether an address is known, subscribed or has had its trial, a visitor is answered the same', async () => {
  await site.subscriber('known@example.org')
  const answers: string[] = []
  for (const email of ['known@example.org', 'unknown@example.org']) {
    const url = new URL(await start(newBrowser(), email))
    const page = await (await fetch(url)).text()
    answers.push(page.replaceAll(/cs_test_\w+/g, 'cs').replaceAll(email, 'somebody'))
  }
  assert.equal(answers[0], answers[1])
})

test('going back and pressing the button again leads to the same payment page', async () => {
  const browser = newBrowser()
  const first = await start(browser, 'again@example.org')
  assert.equal(await start(browser, 'again@example.org'), first)
  assert.notEqual(await start(browser, 'again@example.org', 'annual'), first)
  assert.notEqual(await start(newBrowser(), 'again@example.org'), first, 'another browser gets its own')
})

test('what was agreed to is kept with what was shown', async () => {
  await start(newBrowser(), 'consent@example.org', 'annual')
  const { rows } = await sql<{ evidence: { agreed: string; plan: string; price: object; offer: { slug: string } } }>`
    select evidence from checkout_consents c join checkouts k on k.id = c.checkout_id where k.email = 'consent@example.org'`.execute(
    site.db,
  )
  assert.equal(rows[0]?.evidence.plan, 'annual')
  assert.deepEqual(rows[0]?.evidence.price, { amountMinor: 1990, currency: 'usd' })
  assert.equal(rows[0]?.evidence.offer.slug, 'annual')
  assert.match(rows[0]?.evidence.agreed ?? '', /Continue to payment\. By continuing you agree to our terms/)
})

test('who has paid is welcomed, told of the mail, offered the letters, and led to what they wanted to read', async () => {
  const browser = newBrowser()
  const back = await site.pay(await start(browser, 'welcomed@example.org', 'annual', '/world/an-article'))
  const welcome = (await browser.get(back)).headers.get('location') ?? ''
  const page = await browser.get(welcome)
  const html = await page.text()
  assert.equal(page.status, 200)
  assert.equal(page.headers.get('cache-control'), 'no-store')
  const said = html.slice(html.indexOf('<main'))
  assert.match(said, /Welcome to The Test Meridian/)
  assert.match(said, /on its way to welcomed@example\.org/)
  assert.match(said, /class="button" href="\/world\/an-article"/)
  assert.match(said, /href="\/newsletters"/)
  assert.ok(said.indexOf('Welcome') < said.indexOf('/world/an-article'))
  // Whoever only has the address is shown nobody's.
  const stranger = await newBrowser().get(welcome)
  assert.deepEqual([stranger.status, stranger.headers.get('location')], [303, '/world/an-article'])
  const led = await browser.get('/subscribe/welcome?return=//evil.example/')
  assert.doesNotMatch(await led.text(), /evil/)
})

test('who has not paid, or no longer does, is not told that everything is open', async () => {
  const browser = newBrowser()
  await site.signIn(browser, 'unpaid@example.org')
  const typed = await browser.get('/subscribe/welcome?return=/world/an-article')
  assert.deepEqual([typed.status, typed.headers.get('location')], [303, '/world/an-article'])
  const { browser: payer, back, providerId } = await site.subscriber('ended-since@example.org')
  await site.stripe.subscriptions.cancel(providerId)
  await site.deliveriesDone()
  const again = (await payer.get(back)).headers.get('location') ?? ''
  assert.doesNotMatch(await (await payer.get(again)).text(), /Everything is open to you/)
})

test('with every webhook lost, the browser that comes back reads at once', async () => {
  await site.webhooks('lose')
  const { returned } = await site.subscriber('lost@example.org', 'annual')
  await site.webhooks('normal')
  assert.equal(returned.status, 303)
  assert.equal((await site.entitlement('lost@example.org')).reason, 'paid')
  await site.jobsDone()
  assert.deepEqual(await kindsTo('lost@example.org'), ['welcome', 'receipt'], 'the payment was looked up and booked')
})

test('whose way back from the payment was lost on a slow line is signed in by coming back again', async () => {
  const browser = newBrowser()
  const started = await start(browser, 'slow-line@example.org', 'annual')
  const back = await site.pay(started)
  const lost = openBrowser(site.app, { address: '192.0.2.1', cookies: new Map(browser.cookies) })
  assert.equal((await lost.get(back)).status, 303)
  const again = await browser.get(back)
  assert.equal(again.status, 303)
  assert.equal((await browser.get('/account')).status, 200)
  await browser.post('/sign-out')
  assert.equal((await browser.get(back)).status, 200, 'who has signed out is not signed in by it')
  assert.equal((await browser.get('/account')).status, 303)
})

test('another browser with the address of the return page is nobody, and learns no address', async () => {
  const { back } = await site.subscriber('stolen@example.org')
  const thief = newBrowser()
  const answer = await thief.get(back)
  assert.equal(answer.status, 200)
  assert.ok(!(await answer.text()).includes('stolen@example.org'))
  assert.equal((await thief.get('/account')).status, 303)
  assert.equal((await newBrowser().get('/subscribe/return?session=cs_test_nothing')).status, 404)
  assert.equal((await newBrowser().get('/subscribe/return?session=../x')).status, 404)
})

test('whoever comes back to the payment page’s return after months is not told that what has ended runs', async () => {
  const { back, providerId } = await site.subscriber('months-later@example.org')
  const other = newBrowser()
  assert.match(await (await other.get(back)).text(), /Your subscription runs/)
  await site.stripe.subscriptions.cancel(providerId)
  await site.deliveriesDone()
  const page = await (await other.get(back)).text()
  assert.match(page, /Your subscription has ended/)
  assert.ok(!page.includes('Your subscription runs'))
})

test('who pays for an address that has an account is not signed in to it; the link goes to the mailbox, once', async () => {
  const owner = newBrowser()
  await site.signIn(owner, 'owner@example.org')
  const stranger = newBrowser()
  const back = await site.pay(await start(stranger, 'owner@example.org'))
  for (let time = 0; time < 3; time++) {
    const answer = await stranger.get(back)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /open the link that we have sent to owner@example\.org/)
  }
  assert.equal((await stranger.get('/account')).status, 303)
  const links = (await site.mailsTo('owner@example.org')).filter((mail) => mail.subject?.startsWith('Log in'))
  assert.equal(links.length, 2, 'their own, and one for the purchase')
  assert.equal((await site.entitlement('owner@example.org')).reason, 'trial')
})

test('whom a limit refused the link that signs them in is not told that it was sent, and gets it when they come again', async () => {
  const browser = newBrowser()
  await site.signIn(newBrowser(), 'limited@example.org')
  await browser.post('/sign-in', { email: 'someone-else@example.org' })
  await sql`update rate_limits set points = 60 where key like 'sign-in-network:%'`.execute(site.db)
  const back = await site.pay(await start(browser, 'limited@example.org'))
  const refused = await (await browser.get(back)).text()
  assert.match(refused, /could not send you a link/)
  assert.doesNotMatch(refused, /that we have sent/)
  const links = async () =>
    (await site.mailsTo('limited@example.org')).filter((mail) => mail.subject?.startsWith('Log in')).length
  assert.equal(await links(), 1, 'the one of before')
  const elsewhere = openBrowser(site.app, { address: '198.51.100.99', cookies: browser.cookies })
  for (let time = 0; time < 2; time++) assert.match(await (await elsewhere.get(back)).text(), /that we have sent/)
  assert.equal(await links(), 2)
})

test('whoever made an account with somebody else’s address is out as soon as its owner signs in', async () => {
  const { browser: stranger } = await site.subscriber('taken@example.org')
  assert.equal((await stranger.get('/account')).status, 200)
  await site.signIn(newBrowser(), 'taken@example.org')
  assert.equal((await stranger.get('/account')).status, 303)
})

test('two checkouts paid at the same moment: one subscription runs, the other is ended and given back within a minute', async () => {
  const email = 'twice@example.org'
  const pages = await Promise.all(
    [newBrowser(), newBrowser()].map(async (browser) => ({ browser, url: await start(browser, email, 'annual') })),
  )
  await Promise.all(pages.map(async ({ browser, url }) => browser.get(await site.pay(url))))
  await site.deliveriesDone()
  await site.runDue()
  await site.deliveriesDone()
  const stored = await site.subscriptionsOf(email)
  assert.deepEqual(stored.map(({ state, set_aside }) => [state, set_aside]).sort(), [
    ['active', null],
    ['ended', 'surplus'],
  ])
  const { rows } = await sql<{ account: string; sum: string }>`select account, sum(amount_minor) from ledger_lines l
    join ledger_entries e on e.id = l.entry_id where e.subscription_id = any(${stored.map(({ id }) => id)}) group by 1 order by 1`.execute(
    site.db,
  )
  assert.deepEqual(rows, [
    { account: 'provider:stripe', sum: '1990' },
    { account: 'refunds:annual', sum: '1990' },
    { account: 'sales:annual', sum: '-3980' },
  ])
  assert.equal((await site.entitlement(email)).reason, 'paid')
  assert.deepEqual((await kindsTo(email)).sort(), ['receipt', 'surplus', 'welcome'])
  const said = await site.stripe.subscriptions.retrieve(
    stored.find(({ set_aside }) => set_aside)?.provider_subscription ?? '',
  )
  assert.equal(said.status, 'canceled')
})

test('the database itself holds a reader to one paying subscription', async () => {
  await site.subscriber('one@example.org')
  const [stored] = await site.subscriptionsOf('one@example.org')
  await assert.rejects(
    sql`insert into subscriptions (reader_id, plan_id, currency, amount_minor, interval, state, provider_account, provider_subscription,
        provider_customer, provider_status, started_at, period_start, period_end, version)
      select reader_id, plan_id, currency, amount_minor, interval, 'active', provider_account, 'sub_other', provider_customer, 'active',
        started_at, period_start, period_end, 1 from subscriptions where id = ${stored?.id}`.execute(site.db),
    /one_paying_subscription/,
  )
})

for (const [what, first, second, card] of [
  ['the same mailbox written differently', 'jane.doe@gmail.com', 'janedoe+news@googlemail.com', undefined],
  ['the same card', 'card.one@example.org', 'card.two@example.org', newCard()],
] as const) {
  test(`one trial per person: ${what} gets no second one, is not charged, and may start paying`, async () => {
    await site.subscriber(first, 'monthly', card ? { card } : {})
    assert.equal((await site.entitlement(first)).reason, 'trial')
    const { browser, returned, providerId } = await site.subscriber(second, 'monthly', card ? { card } : {})
    assert.equal(returned.status, 200)
    assert.match(await returned.text(), /one free trial per person/)
    await site.runDue()
    await site.deliveriesDone()
    assert.equal((await site.entitlement(second)).subscriber, false)
    const said = await site.stripe.subscriptions.retrieve(providerId)
    assert.equal(said.status, 'canceled')
    const invoices = await site.stripe.invoices.list({ subscription: providerId })
    assert.equal(
      invoices.data.reduce((sum, invoice) => sum + invoice.amount_paid, 0),
      0,
    )
    assert.deepEqual(await kindsTo(second), ['trial-used'])
    const offer = await (await browser.get('/subscribe?plan=monthly')).text()
    assert.match(offer, /You have had your free trial/)
    assert.ok(!offer.includes('30 days free'))
    const paid = await site.pay(await start(browser, second))
    assert.equal((await browser.get(paid)).status, 303)
    assert.equal((await site.entitlement(second)).reason, 'paid')
    assert.equal((await site.entitlement(first)).reason, 'trial', 'the first keeps theirs')
  })
}

test('two clicks cancel, one takes it back, and a subscriber is not sold a second subscription', async () => {
  const { browser } = await site.subscriber('clicks@example.org')
  assert.equal((await browser.get('/subscribe')).headers.get('location'), '/account/subscription')
  assert.equal((await browser.post('/subscribe', { plan: 'annual' })).headers.get('location'), '/account/subscription')
  assert.match(await (await browser.get('/account/subscription')).text(), /href="\/account\/subscription\/cancel"/)
  assert.match(await (await browser.get('/account/subscription/cancel')).text(), /You will not be charged/)
  assert.equal((await site.entitlement('clicks@example.org')).reason, 'trial', 'looking changes nothing')
  for (let time = 0; time < 2; time++) {
    assert.equal((await browser.post('/account/subscription/cancel')).status, 303)
    const page = await (await browser.get('/account/subscription?notice=canceled')).text()
    assert.match(page, /You can read until/)
    assert.equal((await browser.post('/account/subscription/resume')).status, 303)
    assert.equal((await site.entitlement('clicks@example.org')).reason, 'trial')
  }
  assert.equal((await browser.post('/account/subscription/cancel')).status, 303)
  assert.equal((await browser.post('/account/subscription/cancel')).status, 303, 'a third click changes nothing')
  assert.equal((await site.entitlement('clicks@example.org')).reason, 'canceling')
  const mails = (await site.mailsTo('clicks@example.org')).map((mail) => mail.headers.get('x-dateline-kind'))
  assert.equal(mails.filter((kind) => kind === 'canceled').length, 3, 'each cancellation is confirmed')
  const portal = await browser.post('/account/subscription/payment')
  assert.ok(portal.headers.get('location')?.startsWith(site.simulator.url))
  for (const path of ['/account/subscription', '/account/subscription/cancel']) {
    assert.match((await newBrowser().get(path)).headers.get('location') ?? '', /^\/sign-in\?return=/)
  }
})

test('the account page and `reader show` say how the subscription stands', async () => {
  const { browser } = await site.subscriber('facts@example.org')
  assert.match(await (await browser.get('/account')).text(), /Your free trial runs until/)
  const shown = JSON.parse(JSON.stringify(await site.privacy.showReader(site.db, 'facts@example.org'))) as {
    subscription: {
      entitlement: { reason: string }
      subscriptions: Array<{ plan: string; state: string; history: unknown[] }>
    }
  }
  assert.equal(shown.subscription.entitlement.reason, 'trial')
  assert.equal(shown.subscription.subscriptions[0]?.state, 'trialing')
  assert.ok((shown.subscription.subscriptions[0]?.history.length ?? 0) > 0)
})

test('whom somebody at the provider’s desk has deleted may subscribe again', async () => {
  const email = 'deleted-there@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  const { customer } = await site.stripe.subscriptions.retrieve(providerId)
  await site.stripe.customers.del(String(customer))
  await site.deliveriesDone()
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal((await browser.get(await site.pay(await start(browser, email, 'annual')))).status, 303)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('whose customer belongs to another account, or cannot be used any more, subscribes as a new one', async () => {
  const email = 'elsewhere@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  await site.stripe.subscriptions.cancel(providerId)
  await site.deliveriesDone()
  await sql`update subscriptions set provider_customer = 'cus_of_another_account'
    where provider_subscription = ${providerId}`.execute(site.db)
  assert.equal((await browser.get(await site.pay(await start(browser, email, 'annual')))).status, 303)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('whom the payment provider refuses for good is told so in words, and not to try again', async () => {
  const email = 'refused@example.org'
  const browser = newBrowser()
  await browser.post('/subscribe', { plan: 'annual', email: 'first@example.org' })
  // Somebody has archived the price at the provider's desk.
  const { data } = await site.stripe.prices.list({ active: true, limit: 100 })
  const price = data.find(({ recurring }) => recurring?.interval === 'year') ?? assert.fail('no yearly price')
  await site.stripe.prices.update(price.id, { active: false })
  const answer = await newBrowser().post('/subscribe', { plan: 'annual', email })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Nothing has been charged\. Please write to us/)
  await site.stripe.prices.update(price.id, { active: true })
  assert.equal((await newBrowser().post('/subscribe', { plan: 'annual', email })).status, 303)
})

test('whose customer is gone at the provider is told that its payment page is, too', async () => {
  const { browser, providerId } = await site.subscriber('no-portal@example.org', 'annual')
  await sql`update subscriptions set provider_customer = 'cus_gone' where provider_subscription = ${providerId}`.execute(
    site.db,
  )
  const answer = await browser.post('/account/subscription/payment')
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /has no page for your payment any more/)
})

test('strangers who type a reader’s address at the checkout do not keep its owner from subscribing', async () => {
  const owner = newBrowser()
  await site.signIn(owner, 'typed-by-others@example.org')
  const answers = []
  for (let count = 0; count < 10; count++) {
    answers.push(
      (await newBrowser().post('/subscribe', { plan: 'monthly', email: 'typed-by-others@example.org' })).status,
    )
  }
  assert.ok(answers.includes(429), 'the strangers are held up')
  assert.equal((await owner.post('/subscribe', { plan: 'monthly' })).status, 303)
})

test('one network cannot open checkouts without end', async () => {
  const browser = site.browser('192.0.2.200')
  const statuses: number[] = []
  for (let at = 0; at < 21; at++) {
    statuses.push((await browser.post('/subscribe', { plan: 'monthly', email: `flood${at % 5}@example.org` })).status)
  }
  assert.deepEqual([statuses[0], statuses.at(-1)], [303, 429])
})

test('while the provider fails now and then, nobody gets two subscriptions or loses the one they paid', async () => {
  const { browser } = await site.subscriber('shaky@example.org', 'annual')
  await site.fail(0.4)
  try {
    for (let tries = 0; (await site.entitlement('shaky@example.org')).reason !== 'canceling'; tries++) {
      assert.ok(tries < 40, 'it is cancelled at last')
      const answer = await browser.post('/account/subscription/cancel')
      assert.ok(answer.status === 303 || answer.status === 503, String(answer.status))
    }
  } finally {
    await site.fail(0)
  }
  await site.deliveriesDone()
  assert.equal((await site.subscriptionsOf('shaky@example.org')).length, 1)
})

test('a checkout that the provider opened when its reader was gone is closed again', async () => {
  const email = 'in-flight@example.org'
  const wanted = { email, language: 'en' }
  const { reader } = await site.db
    .transaction()
    .execute((tx) => site.readers.findOrMakeReader(tx, wanted, site.clock.now()))
  const started = startCheckout(
    {
      ...site.deps,
      gateway: {
        ...site.deps.gateway,
        async openCheckout(db, order) {
          assert.equal(await site.privacy.eraseReader(reader.id), 'erased')
          return site.deps.gateway.openCheckout(db, order)
        },
      },
    },
    {
      readerId: undefined,
      email,
      plan: 'annual',
      currency: 'usd',
      returnTo: '/',
      words: site.languages.speak('en'),
      browserToken: 'x'.repeat(43),
      withoutTrial: false,
      letterId: undefined,
      evidence: {},
    },
  )
  assert.deepEqual(await started, { kind: 'unanswered' })
  const [session] = (await site.stripe.checkout.sessions.list({ limit: 1 })).data
  assert.equal(session?.status, 'expired')
})

test('coming back while the webhooks arrive, twice and in two tabs, is never an error', async () => {
  await site.webhooks('double')
  try {
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const browser = newBrowser()
        const back = await site.pay(await start(browser, `tabs${at}@example.org`))
        const answers = await Promise.all([browser.get(back), browser.get(back), browser.get(back)])
        assert.ok(answers.some((answer) => answer.status === 303))
        assert.ok(answers.every((answer) => answer.status === 303 || answer.status === 200))
      }),
    )
    await site.deliveriesDone()
  } finally {
    await site.webhooks('normal')
  }
})

test('who paid, never came back and was never heard of reads all the same once their checkout would have been forgotten', async () => {
  await site.webhooks('lose')
  await site.pay(await start(newBrowser(), 'unheard.of@example.org', 'annual'))
  await start(newBrowser(), 'left.it@example.org')
  await site.advance({ days: 15 })
  await site.webhooks('normal')
  assert.equal((await site.entitlement('unheard.of@example.org')).reason, 'paid')
  const { rows } = await sql`select email from checkouts
    where email in ('unheard.of@example.org', 'left.it@example.org')`.execute(site.db)
  assert.deepEqual(rows, [{ email: 'unheard.of@example.org' }], 'what came to nothing is forgotten')
})
