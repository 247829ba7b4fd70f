import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  site = await createSite('strangers at the checkout')
})
after(() => site.close())

let networks = 0
const subscribe = async (email: string) =>
  (
    await openBrowser(site.dateline.app, { address: `10.2.0.${++networks}` }).post('/subscribe', {
      plan: 'monthly',
      email,
    })
  ).status

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.ref(table)}`.execute(
    site.dateline.db,
  )
  return rows[0]?.count ?? 0
}

test('a checkout that came to nothing is forgotten after two weeks, with the address that somebody typed', async () => {
  const { db, clock } = site.dateline
  assert.equal(await subscribe('nothing@example.org'), 503, 'the provider is away')
  await subscribe('paid@example.org')
  await sql`update checkouts set completed_at = ${clock.now()} where email = 'paid@example.org'`.execute(db)
  const forget = dueWorkNamed(site.dateline, 'forget-checkouts')
  const due = (await forget.nextDue(db)) ?? assert.fail('nothing is ever forgotten')
  assert.equal(due.since(clock.now(), { largestUnit: 'hours' }).hours, 24 * 14 - 1)
  assert.equal(await forget.runDue(db, due.subtract({ seconds: 1 })), 0)
  assert.equal(await forget.runDue(db, due), 1)
  const { rows } = await sql`select c.email, k.evidence is not null as agreed from checkouts c
    join checkout_consents k on k.checkout_id = c.id`.execute(db)
  assert.deepEqual(rows, [{ email: 'paid@example.org', agreed: true }])
  assert.equal(await countOf('checkout_consents'), 1)
  await assert.rejects(sql`delete from checkout_consents`.execute(db), /append-only/)
})

test('strangers from any number of networks open 250 payment pages in a quarter of an hour, and beyond it no row', async () => {
  const { db } = site.dateline
  await sql`update rate_limits set points = 250 where key = 'checkout-all:all'`.execute(db)
  assert.equal(await subscribe('beyond@example.org'), 429)
  const before = [await countOf('rate_limits'), await countOf('checkouts')]
  for (let count = 0; count < 20; count++) assert.equal(await subscribe(`flood${count}@example.org`), 429)
  assert.deepEqual([await countOf('rate_limits'), await countOf('checkouts')], before)
  const reader = await site.reader()
  assert.equal((await reader.fetch('/subscribe', { form: { plan: 'monthly' } })).status, 503, 'who has an account may')
})
