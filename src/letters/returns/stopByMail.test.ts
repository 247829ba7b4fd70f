import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { type ImapServer, imapUser, startImapServer } from '../../../tests/support/imapServer.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { enterSentLetter } from '../../../tests/support/ledgerLines.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
let server: ImapServer
before(async () => {
  server = await startImapServer()
  const mailbox = { host: '127.0.0.1', port: server.port, secure: false, ...imapUser, folder: 'INBOX' }
  site = await createSite('unsubscribing by mail', { returning: { mailbox } })
  await site.dateline.jobs.startWorking()
})
after(async () => {
  await site?.close()
  await server?.close()
})

async function subscribed(email: string): Promise<string> {
  const { db, clock } = site.dateline
  const [line] = await enterSentLetter(db, clock.now(), [email])
  await sql`insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at, confirmed_at)
    select l.newsletter_id, ${email}, ${email}, 'confirmed', ${clock.now()}, ${clock.now()} from letter_recipients r
    join letters l on l.id = r.letter_id where r.token = ${line?.token ?? ''}`.execute(db)
  return line?.token ?? assert.fail()
}
const statusOf = async (email: string) => {
  const { rows } = await sql<{ status: string }>`
    select status from newsletter_subscriptions where email_key = ${email}`.execute(site.dateline.db)
  return rows[0]?.status
}
async function look() {
  const work = dueWorkNamed(site.dateline, 'look into the mailbox of returned mail')
  await site.pass({ minutes: 6 })
  assert.equal(await work.runDue(site.dateline.db, site.dateline.clock.now()), 1)
  await jobsDone(site.dateline)
}
const mail = (to: string, more = '') =>
  `From: Somebody <reader@example.org>\nTo: <${to}>\nSubject: Unsubscribe\n${more}\nThis mail was written by my program.\n`

test('a reader whose mail program unsubscribes by mail gets the newsletter no more, and it is kept how', async () => {
  const { db } = site.dateline
  const token = await subscribed('leaves@example.org')
  server.deliver(mail(`bounce+stop-${token}@mail.meridian.example`, 'Auto-Submitted: auto-generated\n'))
  server.deliver(mail(`BOUNCE+STOP-${token}@mail.meridian.example`))
  await look()
  assert.equal(await statusOf('leaves@example.org'), 'ended')
  assert.deepEqual(server.subjectsIn('INBOX'), [])
  const { rows } = await sql<{ event: string; how: string }>`
    select event, evidence ->> 'how' as how from newsletter_consents where email_key = 'leaves@example.org'`.execute(db)
  assert.deepEqual(rows, [{ event: 'ended', how: 'by-mail' }])
  const visits = await sql<{ kind: string }>`select v.kind from letter_visits v
    join letter_recipients r on r.id = v.recipient_id where r.token = ${token}`.execute(db)
  assert.deepEqual(visits.rows, [{ kind: 'stop' }])
  const { rows: suppressed } = await sql`select 1 from mail_suppressions`.execute(db)
  assert.equal(suppressed.length, 0, 'whoever unsubscribes is not suppressed')
})

test('a reader whose wish to stop names no letter of ours is heard by a person, since it stays in the mailbox, flagged', async () => {
  server.deliver(mail('bounce+stop-bbbbbbbbbbbbbbbbbbbb@mail.meridian.example').replace('Unsubscribe', 'No more'))
  await look()
  assert.deepEqual(server.subjectsIn('INBOX'), ['!No more'])
})

test('a made-up address, an answer that quotes the letter and a complaint about it unsubscribe nobody', async () => {
  const token = await subscribed('stays@example.org')
  server.deliver(mail('bounce+stop-aaaaaaaaaaaaaaaaaaaa@mail.meridian.example'))
  server.deliver(
    `${mail('letters@meridian.example').replace('Unsubscribe', 'Re: The Letter')}\n> List-Unsubscribe: <mailto:bounce+stop-${token}@mail.meridian.example>\n`,
  )
  await look()
  assert.equal(await statusOf('stays@example.org'), 'confirmed')
  assert.deepEqual(server.subjectsIn('INBOX'), ['!No more', '!Unsubscribe', '!Re: The Letter'])
})
