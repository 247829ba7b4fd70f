import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { type ImapServer, imapUser, startImapServer } from '../../../tests/support/imapServer.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { enterSentLetter } from '../../../tests/support/ledgerLines.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { openDatabase } from '../../platform/database.ts'
import { type MailboxAddress, type MailboxReading, readMailbox } from './readMailbox.ts'
import { findSuppression } from './returns.module.ts'

let site: TestSite
let server: ImapServer
let address: MailboxAddress
before(async () => {
  // The one that the site itself looks into.
  server = await startImapServer()
  address = { host: '127.0.0.1', port: server.port, secure: false, ...imapUser, folder: 'INBOX' }
  site = await createSite('return mailbox', { returning: { mailbox: address } })
})
after(async () => {
  await site?.close()
  await server?.close()
})
let own: ImapServer
beforeEach(async () => {
  own = await startImapServer()
})
afterEach(() => own.close())

const read = (signal: AbortSignal = AbortSignal.timeout(20_000)): Promise<MailboxReading> =>
  readMailbox(depsOf(site), { ...address, port: own.port }, signal)

const depsOf = ({ dateline }: TestSite) => ({
  ...dateline,
  publication: () => dateline.publication.facts(),
  stop: async () => assert.fail('nobody unsubscribed'),
})

let day = 0
async function sent(email: string): Promise<string> {
  const at = site.dateline.clock.now().subtract({ hours: 24 * day++ })
  const [letter] = await enterSentLetter(site.dateline.db, at, [email])
  return letter?.token ?? ''
}

const bounce = (token: string, subject: string) => `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: bounce+${token}@mail.meridian.example
Subject: ${subject}
Message-ID: <${subject.replaceAll(' ', '.')}@mx.example.net>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

No such user.
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 user unknown

--b--
`
const personal = (subject: string) =>
  `From: Reader <reader@example.org>\nTo: letters@meridian.example\nSubject: ${subject}\n\nDear editors, …\n`

async function returnsOf(token: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from mail_returns m
    join letter_recipients r on r.id = m.recipient_id where r.token = ${token}`.execute(site.dateline.db)
  return rows[0]?.count ?? 0
}

test('what came back is understood and put away; what a reader wrote stays for somebody to see', async () => {
  const token = await sent('dead@example.org')
  own.deliver(bounce(token, 'failure one'))
  own.deliver(personal('A question'))
  own.deliver(`${personal('Automatic reply: away').replace('\n\n', '\nAuto-Submitted: auto-replied\n\n')}`)
  own.deliver(bounce('aaaaaaaaaaaaaaaaaaaa', 'of nobody'))
  assert.deepEqual(await read(), { returned: 1, again: 0, unmatched: 1, automatic: 1, personal: 1, stopped: 0 })
  assert.deepEqual(own.subjectsIn('INBOX'), ['!A question'])
  assert.deepEqual(own.subjectsIn('Returned'), ['failure one', 'Automatic reply: away', 'of nobody'])
  assert.equal((await findSuppression(site.dateline.db, 'dead@example.org'))?.reason, 'bounced')
  assert.deepEqual(await read(), { returned: 0, again: 0, unmatched: 0, automatic: 0, personal: 0, stopped: 0 })
})

test('whenever it is cut off, nothing is lost and nothing counted twice', async () => {
  const tokens = [await sent('first@example.org'), await sent('second@example.org'), await sent('third@example.org')]
  for (const [at, token] of tokens.entries()) own.deliver(bounce(token, `cut ${at}`))
  for (const [command, when] of [
    ['FETCH', 'before'],
    ['MOVE', 'before'],
    ['MOVE', 'after'],
    ['FETCH', 'after'],
    ['MOVE', 'after'],
  ] as const) {
    own.breakAt(command, when)
    await assert.rejects(read())
  }
  await read()
  assert.deepEqual(own.subjectsIn('INBOX'), [])
  assert.deepEqual(own.subjectsIn('Returned').toSorted(), ['cut 0', 'cut 1', 'cut 2'])
  for (const token of tokens) assert.equal(await returnsOf(token), 1)
})

test('what cannot be stored just now stays where it lies, and is found another time', async () => {
  const token = await sent('later@example.org')
  own.deliver(bounce(token, 'later'))
  const away = openDatabase({ host: '127.0.0.1', port: 9 })
  const deps = { ...depsOf(site), db: away.db }
  await assert.rejects(readMailbox(deps, { ...address, port: own.port }, AbortSignal.timeout(20_000)))
  await away.close()
  assert.deepEqual(own.subjectsIn('INBOX'), ['later'])
  await read()
  assert.equal(await returnsOf(token), 1)
})

test('a bounce that lies there twice counts once', async () => {
  const token = await sent('double@example.org')
  own.deliver(bounce(token, 'the same'))
  own.deliver(bounce(token, 'the same'))
  assert.deepEqual(await read(), { returned: 1, again: 1, unmatched: 0, automatic: 0, personal: 0, stopped: 0 })
  assert.equal(await returnsOf(token), 1)
})

test('a huge mail, an empty one and one that is none hold up no other', async () => {
  const token = await sent('behind@example.org')
  own.deliver(`${personal('Huge')}${'x'.repeat(3_000_000)}`)
  own.deliver('')
  own.deliver('\u0000\u0001\u0002')
  own.deliver(bounce(token, 'behind'))
  const reading = await read()
  assert.equal(reading.returned, 1)
  assert.equal(await returnsOf(token), 1)
})

test('a wrong password, a folder that is not there and a server that is silent fail, each in its time', async () => {
  const wrong = { ...address, port: own.port }
  const deps = depsOf(site)
  const signal = AbortSignal.timeout(20_000)
  await assert.rejects(readMailbox(deps, { ...wrong, password: 'another' }, signal), /refuses the name or the password/)
  await assert.rejects(readMailbox(deps, { ...wrong, folder: 'Elsewhere' }, signal), /no folder “Elsewhere”/)
  own.fallSilent(true)
  const began = performance.now()
  await assert.rejects(read(AbortSignal.timeout(300)))
  assert.ok(performance.now() - began < 5_000)
})

test('the worker looks by itself, and after a restore waits for a person', async () => {
  const token = await sent('by-itself@example.org')
  server.deliver(bounce(token, 'by itself'))
  await site.dateline.jobs.startWorking()
  const work = dueWorkNamed(site.dateline, 'look into the mailbox of returned mail')
  assert.notEqual(work.evenWhileHeld, true)
  const now = site.dateline.clock.now()
  assert.equal(await work.runDue(site.dateline.db, now), 1)
  assert.equal(await work.runDue(site.dateline.db, now.add({ minutes: 4 })), 0)
  assert.equal(await work.runDue(site.dateline.db, now.add({ minutes: 5 })), 1)
  await jobsDone(site.dateline)
  assert.equal(await returnsOf(token), 1)
  assert.deepEqual(server.subjectsIn('Returned'), ['by itself'])
})
