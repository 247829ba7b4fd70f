import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { waitForMail } from '../../../tests/support/mails.ts'
import { type SilentProvider, startSilentProvider } from '../../../tests/support/silentProvider.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { type RecurringWork, startRecurringWork } from './schedule.ts'

const SUBSCRIBERS = 50
/** What goes out within seconds, on a machine that has other things to do. */
const SECONDS_MS = 10_000

let database: TestDatabase
let provider: SilentProvider
let site: TestSite
let recurring: RecurringWork
before(async () => {
  database = await createTestDatabase('schedule')
  provider = await startSilentProvider()
  site = await open()
  await site.dateline.jobs.startWorking()
  recurring = startRecurringWork(site.dateline)
})
after(async () => {
  provider.close()
  await recurring.stop()
  await site.close()
  await database.drop()
})

test('while somebody holds a table that one work needs, a reader is reminded of their first charge all the same', async () => {
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    await client.query('begin; lock table erasures in access exclusive mode')
    await until(async () => (await waitingForLock(client)) > 0)
    await arriveWithinSeconds([await remind('held.table@example.org')])
  } finally {
    await client.end()
  }
})

test('while the payment provider hangs at fifty ends of periods, reminders and erasures go out within seconds', async () => {
  const { db, clock } = site.dateline
  const asked = provider.nextQuestion()
  for (let count = 0; count < SUBSCRIBERS; count++) await site.reader({ subscription: 'active' })
  await sql`update subscriptions set ask_at = ${clock.now()} where state = 'active'`.execute(db)
  await asked
  const reminded = await remind('reminded@example.org')
  await arriveWithinSeconds([reminded, await erase('forgotten@example.org')])
  // Somebody whom the provider would have to forget first waits, and keeps nobody else waiting.
  await erase('waits@example.org', 'active')
  await arriveWithinSeconds([await erase('another@example.org')])
})

test('nobody is asked about twice at once, however long the provider has been hanging', async () => {
  const { db, clock } = site.dateline
  await site.pass({ hours: 1, minutes: 1 })
  await until(async () => {
    const { rows } = await sql`select 1 from subscriptions where ask_at <= ${clock.now()}`.execute(db)
    return rows.length === 0
  })
  assert.equal((await waitingQuestions()).length, SUBSCRIBERS)
})

test('a stop while the provider hangs ends within ten seconds, and every question is asked after the next start', async () => {
  const began = performance.now()
  await recurring.stop()
  await site.close()
  const took = performance.now() - began
  assert.ok(took < 10_000, `stopping took ${Math.round(took)} ms`)

  provider.fail()
  provider.asked.length = 0
  site = await open()
  assert.equal((await waitingQuestions()).length, SUBSCRIBERS)
  await site.dateline.jobs.startWorking()
  await questionsAsked()
  assert.equal(new Set(provider.asked).size, SUBSCRIBERS)
})

test('a provider that does not answer is asked once an hour about each, and after six hours the publisher is warned', async () => {
  const { db, clock, dueWork } = site.dateline
  provider.asked.length = 0
  const silentSince = clock.now()
  await sql`update subscriptions set unanswered_since = ${silentSince}, ask_at = ${silentSince}
    where state = 'active' and ask_at is not null`.execute(db)
  for (let hour = 0; hour < 7; hour++) {
    for (const work of dueWork) for (let look = 0; look < 2; look++) await work.runDue(db, clock.now())
    await questionsAsked()
    assert.equal(provider.asked.length, SUBSCRIBERS * (hour + 1))
    assert.equal(await warnings(), hour < 6 ? 0 : SUBSCRIBERS)
    await site.pass({ hours: 1, minutes: 1 })
  }
  assert.equal(new Set(provider.asked).size, SUBSCRIBERS)
})

async function open(): Promise<TestSite> {
  return createSite('schedule', {
    database,
    money: {
      secretKey: 'sk_test_nobody',
      webhookSecret: 'whsec_nobody',
      apiUrl: provider.url,
      livemode: false,
      simulated: true,
      formOrigins: [provider.url],
    },
  })
}

/** Whoever waits to be forgotten at the provider is tried again and again meanwhile, which takes its time. */
const questionsAsked = () => until(async () => (await waitingQuestions()).length === 0)

type Expected = { to: string; kind: string }

/** A reader who is to hear of their first charge now. */
async function remind(email: string): Promise<Expected> {
  const { db, clock } = site.dateline
  const { readerId } = await site.reader({ email, subscription: 'trialing' })
  await sql`update subscriptions set remind_at = ${clock.now()} where reader_id = ${readerId}`.execute(db)
  return { to: email, kind: 'trial-ending' }
}

/** A reader who wants to be forgotten now. */
async function erase(email: string, subscription?: 'active'): Promise<Expected> {
  const { db, clock } = site.dateline
  const { readerId } = await site.reader({ email, ...(subscription && { subscription }) })
  const now = clock.now()
  await sql`insert into erasures (reader_id, email, language, asked_at, due_at)
    values (${readerId}, ${email}, 'en', ${now}, ${now})`.execute(db)
  return { to: email, kind: 'erased' }
}

async function arriveWithinSeconds(mails: Expected[]): Promise<void> {
  const began = performance.now()
  for (const mail of mails) await waitForMail(join(site.dateline.dataFolder, 'outbox'), mail)
  const took = performance.now() - began
  assert.ok(took < SECONDS_MS, `it took ${Math.round(took)} ms`)
}

/** Questions about subscriptions that are still to be asked or under way. */
async function waitingQuestions() {
  const { rows } = await sql`select 1 from jobs.job
    where name = 'ask-at-period-end' and state in ('created', 'retry', 'active')`.execute(site.dateline.db)
  return rows
}

async function warnings(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from alarms where code = 'provider-silent'`.execute(site.dateline.db)
  return rows[0]?.count ?? 0
}

async function waitingForLock(client: pg.Client): Promise<number> {
  return (
    await client.query(
      `select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`,
    )
  ).rows.length
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SECONDS_MS
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail('it did not come about within seconds')
    await pause(20)
  }
}
