import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { DAILY_LETTER } from '../../../tests/support/dailyLetter.ts'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { saveNewsletters } from '../newsletters/newsletters.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('strangers at the newsletters')
  const letters = [
    { ...DAILY_LETTER, slug: 'first', name: 'The First' },
    { ...DAILY_LETTER, slug: 'second', name: 'The Second' },
  ]
  await site.dateline.db.transaction().execute((tx) => saveNewsletters(tx, letters))
  await site.dateline.newsletters.open()
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

let networks = 0
const newBrowser = () => openBrowser(site.dateline.app, { address: `10.1.${++networks >> 8}.${networks & 255}` })
const signUp = async (email: string, slug = 'first') =>
  (await newBrowser().post(`/newsletters/${slug}`, { email })).status

async function confirmLink(email: string): Promise<string> {
  const text = (await site.mailsTo(email)).at(-1)?.text ?? ''
  return /(\/confirm\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`)
}

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.ref(table)}`.execute(
    site.dateline.db,
  )
  return rows[0]?.count ?? 0
}

test('addresses that strangers typed and nobody confirmed are forgotten after two weeks; who confirmed stays', async () => {
  const { db, clock } = site.dateline
  await signUp('kept@example.org')
  assert.equal((await newBrowser().post(await confirmLink('kept@example.org'))).status, 200)
  await signUp('kept@example.org')
  await signUp('kept@example.org', 'second')
  for (let count = 0; count < 5; count++) await signUp(`typed${count}@example.org`)
  await confirmLink('typed4@example.org')
  const forget = dueWorkNamed(site.dateline, 'forget-letter-requests')
  const due = (await forget.nextDue(db)) ?? assert.fail('nothing is ever forgotten')
  assert.equal(due.since(clock.now(), { largestUnit: 'hours' }).hours, 24 * 14 - 1)
  assert.equal(await forget.runDue(db, due.subtract({ seconds: 1 })), 0)
  assert.equal(await forget.runDue(db, due.add({ hours: 1 })), 7)
  assert.equal(await forget.nextDue(db), undefined)
  const { rows } = await sql`select c.email, c.event, n.slug from newsletter_consents c
    join newsletters n on n.id = c.newsletter_id order by c.id`.execute(db)
  assert.deepEqual(rows, [
    { email: 'kept@example.org', event: 'requested', slug: 'first' },
    { email: 'kept@example.org', event: 'confirmed', slug: 'first' },
  ])
  assert.equal(await countOf('newsletter_subscriptions'), 1)
  assert.equal(await countOf('newsletter_confirmations'), 1)
  await assert.rejects(sql`delete from newsletter_consents`.execute(db), /never changed/)
})

test('sign-ups from any number of networks are a thousand an hour; beyond it they leave no row, and readers still get theirs', async () => {
  const { db } = site.dateline
  await sql`update rate_limits set points = 999 where key = 'letters-all:all'`.execute(db)
  assert.equal(await signUp('last@example.org'), 200)
  assert.equal(await signUp('beyond@example.org'), 429)
  const before = [await countOf('rate_limits'), await countOf('newsletter_consents')]
  for (let count = 0; count < 20; count++) assert.equal(await signUp(`flood${count}@example.org`), 429)
  assert.deepEqual([await countOf('rate_limits'), await countOf('newsletter_consents')], before)
  const reader = await site.reader({ email: 'own@example.org' })
  assert.equal((await reader.fetch('/newsletters/first', { form: { email: 'own@example.org' } })).status, 200)
})

test('that a mail with a link went out is forgotten a week later', async () => {
  const { db } = site.dateline
  await newBrowser().post('/sign-in', { email: 'mailed@example.org' })
  await site.mailsTo('mailed@example.org')
  const forget = dueWorkNamed(site.dateline, 'forget-mails')
  const due = (await forget.nextDue(db)) ?? assert.fail('nothing is ever forgotten')
  assert.equal(await forget.runDue(db, due.subtract({ seconds: 1 })), 0)
  assert.ok((await forget.runDue(db, due.add({ hours: 1 }))) > 0)
  assert.equal(await countOf('mails'), 0)
})
