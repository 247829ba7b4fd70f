import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('subscriptions journey')
})
after(() => site.close())

test('a visitor takes the trial, is back at the article signed in, is charged after 30 days, cancels, and reads to the end', async () => {
  const browser = site.browser()
  const page = await browser.get('/subscribe?plan=monthly&return=/borders/one')
  assert.equal(page.status, 200)
  const started = await browser.post('/subscribe', {
    plan: 'monthly',
    email: 'ana@example.org',
    return: '/borders/one',
  })
  assert.equal(started.status, 303)
  const back = await site.pay(started.headers.get('location') ?? '')
  const returned = await browser.get(back)
  assert.equal(returned.status, 303)
  const welcome = await browser.get(returned.headers.get('location') ?? '')
  assert.match(await welcome.text(), /class="button" href="\/borders\/one"/, 'the way back to the article')
  assert.equal((await browser.get('/account')).status, 200)
  await site.deliveriesDone()
  const trial = await site.entitlement('ana@example.org')
  assert.equal(trial.reason, 'trial')
  await site.advance({ days: 31 })
  assert.equal((await site.entitlement('ana@example.org')).reason, 'paid')
  const canceled = await browser.post('/account/subscription/cancel')
  assert.equal(canceled.headers.get('location'), '/account/subscription?notice=canceled')
  assert.equal((await site.entitlement('ana@example.org')).reason, 'canceling')
  await site.advance({ days: 31 })
  assert.equal((await site.entitlement('ana@example.org')).reason, 'ended')
  const kinds = (await site.mailsTo('ana@example.org')).map((mail) => mail.headers.get('x-dateline-kind'))
  assert.deepEqual(kinds, ['welcome', 'trial-ending', 'receipt', 'canceled'])
})

test('a reminder that cannot be written keeps nobody else from hearing of their charge', async () => {
  await site.subscriber('cannot-be-told@example.org')
  await site.subscriber('is-told@example.org')
  const [first] = await site.subscriptionsOf('cannot-be-told@example.org')
  await sql`create function refuse_one() returns trigger language plpgsql as $$ begin
    if new.subscription_id = ${sql.raw(String(first?.id))} then raise exception 'no'; end if; return new; end $$`.execute(
    site.db,
  )
  await sql`create trigger refuse_one before insert on subscription_mails for each row execute function refuse_one()`.execute(
    site.db,
  )
  await site.advance({ days: 24 })
  const reminders = async (email: string) =>
    (await site.mailsTo(email)).filter(({ headers }) => headers.get('x-dateline-kind') === 'trial-ending').length
  assert.equal(await reminders('is-told@example.org'), 1)
  assert.equal(await reminders('cannot-be-told@example.org'), 0)
  await sql`drop trigger refuse_one on subscription_mails`.execute(site.db)
  await site.advance({ hours: 2 })
  assert.equal(await reminders('cannot-be-told@example.org'), 1)
})
