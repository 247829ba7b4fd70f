import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { sendingOf, settleLetter, sumOf } from '../../../tests/support/handWrittenLetter.ts'
import { type Mood, openRudeServer } from '../../../tests/support/rudeServer.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

type Outcome = {
  /** Of three readers, two of them at a large receiver. */
  sent?: number
  failed?: number
  pending?: number
  state?: 'sending' | 'sent' | 'stopped'
  /** Who is left in peace for a while. */
  backOff?: string
  /** What stands in the ledger, the backoff or the letter's note. */
  says: RegExp
  /** It says nothing until somebody gives up waiting; of all others patience is not what is tested. */
  silent?: true
  /** How many have it in all, once the server behaves and enough time has passed. */
  atLast: number
}

const silent = () => {}
const hangUp = (socket: { destroy(): void }) => void socket.destroy()
const forReader =
  (name: string, reply: string): NonNullable<Mood['rcpt']> =>
  (socket, said) =>
    void socket.write(said.includes(name) ? `${reply}\r\n` : '250 2.1.5 ok\r\n')
const drip =
  (text: string, everyMs: number): NonNullable<Mood['dot']> =>
  (socket) => {
    const letters = [...text]
    const timer = setInterval(() => {
      const letter = letters.shift()
      if (letter === undefined || socket.destroyed) return clearInterval(timer)
      socket.write(letter)
    }, everyMs)
  }

/** What a mail server may do, and what becomes of a letter to three readers: `a@gmail.com`, `b@gmail.com`, `c@example.org`. */
const misbehaviors: Record<string, [Mood | 'closed', Outcome]> = {
  'refuses the connection': ['closed', { pending: 3, backOff: 'server', says: /ECONNREFUSED/, atLast: 3 }],
  'never greets': [
    { greeting: silent },
    { pending: 3, backOff: 'server', says: /[Gg]reeting/, silent: true, atLast: 3 },
  ],
  'hangs up at once': [{ greeting: hangUp }, { pending: 3, backOff: 'server', says: /./, atLast: 3 }],
  'greets with 421': [
    { greeting: '421 4.3.2 shutting down' },
    { pending: 3, backOff: 'server', says: /421 4\.3\.2/, atLast: 3 },
  ],
  'greets with 554': [
    { greeting: '554 no service' },
    { pending: 3, backOff: 'server', says: /554 no service/, atLast: 3 },
  ],
  'speaks another protocol': [
    { greeting: 'HTTP/1.1 400 Bad Request' },
    { pending: 3, backOff: 'server', says: /HTTP/, atLast: 3 },
  ],
  'greets with half a reply': [
    { greeting: (socket) => void socket.write('220-wait') },
    { pending: 3, backOff: 'server', says: /./, silent: true, atLast: 3 },
  ],
  'greets a letter at a time': [
    { greeting: drip('220 a very slow greeting indeed\r\n', 60) },
    { pending: 3, backOff: 'server', says: /[Gg]reeting/, silent: true, atLast: 3 },
  ],
  'hangs up after EHLO': [{ ehlo: hangUp }, { pending: 3, backOff: 'server', says: /./, atLast: 3 }],
  'offers TLS that is none': [
    { starttls: (socket) => void socket.write('220 go on\r\nthis is no TLS\r\n') },
    { pending: 3, backOff: 'server', says: /./, atLast: 3 },
  ],
  'knows nobody of that name and password': [
    { auth: '535 5.7.8 authentication failed' },
    { pending: 3, state: 'stopped', says: /name and password in SMTP_URL.*535 5\.7\.8/, atLast: 3 },
  ],
  'has no time for MAIL': [{ mail: '451 4.3.0 try later' }, { pending: 3, backOff: 'server', says: /451/, atLast: 3 }],
  'closes with 421 at MAIL': [
    { mail: '421 4.7.0 too many' },
    { pending: 3, backOff: 'server', says: /421/, atLast: 3 },
  ],
  'refuses the sender': [
    { mail: '550 5.1.8 sender address rejected' },
    { pending: 3, state: 'stopped', says: /sender.*550 5\.1\.8/, atLast: 3 },
  ],
  'knows no such mailbox': [
    { rcpt: forReader('<a@', '550 5.1.1 unknown') },
    { sent: 2, failed: 1, state: 'sent', says: /550 5\.1\.1 unknown/, atLast: 2 },
  ],
  'says that a mailbox is full for good': [
    { rcpt: forReader('<a@', '552 5.2.2 over quota') },
    { sent: 2, failed: 1, state: 'sent', says: /552 5\.2\.2/, atLast: 2 },
  ],
  'says that a mailbox is full for now': [
    { rcpt: forReader('<a@', '450 4.2.2 full') },
    { sent: 2, pending: 1, says: /450 4\.2\.2/, atLast: 3 },
  ],
  'wants patience for one receiver': [
    { rcpt: forReader('gmail.com', '421 4.7.28 unusual rate') },
    { sent: 1, pending: 2, backOff: 'gmail', says: /421 4\.7\.28/, atLast: 3 },
  ],
  'wants patience after DATA': [
    { data: '451 4.7.0 try again' },
    { pending: 3, backOff: 'gmail', says: /451 4\.7\.0/, atLast: 3 },
  ],
  'refuses what the letter says': [
    { dot: '554 5.7.1 looks like spam' },
    { failed: 3, state: 'sent', says: /554 5\.7\.1 looks like spam/, atLast: 0 },
  ],
  // All of so short a mail stood in the network's buffers by then.
  'hangs up while the mail comes in': [
    { middle: hangUp },
    { pending: 3, says: /nothing was answered: it may have arrived/, atLast: 3 },
  ],
  'is silent after the final dot': [
    { dot: silent },
    { pending: 3, says: /nothing was answered: it may have arrived/, silent: true, atLast: 6 },
  ],
  'hangs up after the final dot': [
    { dot: hangUp },
    { pending: 3, says: /nothing was answered: it may have arrived/, atLast: 6 },
  ],
  'answers the final dot with nonsense': [
    { dot: 'hello there' },
    { pending: 3, says: /nothing was answered: it may have arrived/, silent: true, atLast: 6 },
  ],
  'answers the final dot a letter at a time': [
    { dot: drip('250 2.0.0 at last\r\n', 10) },
    { sent: 3, state: 'sent', says: /250 2\.0\.0 at last/, atLast: 3 },
  ],
  'takes a mail and hangs up': [
    { afterwards: (socket) => void socket.end() },
    { sent: 3, state: 'sent', says: /250/, atLast: 3 },
  ],
  'is Microsoft and misses DMARC': [
    { dot: '550 5.7.515 Access denied, sending domain does not meet the required authentication level' },
    {
      pending: 3,
      state: 'stopped',
      says: /Microsoft asks for SPF, DKIM and DMARC.*mail check.*550 5\.7\.515/,
      atLast: 6,
    },
  ],
  'is Gmail and believes nobody': [
    {
      dot:
        '550-5.7.26 This mail has been blocked because the sender is unauthenticated.' +
        '\r\n550 5.7.26 SPF did not pass',
    },
    { pending: 3, state: 'stopped', says: /Gmail asks for SPF or DKIM.*550-5\.7\.26/, atLast: 6 },
  ],
}

describe('a mail server misbehaves', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('misbehaviors')
  })
  after(() => site?.close())

  for (const [name, [mood, outcome]] of Object.entries(misbehaviors)) {
    test(`a server that ${name} costs no reader their letter but whom it refuses`, async () => {
      const { db, clock } = site.dateline
      await sql`delete from letter_recipients; delete from letters; delete from letter_backoffs;
        delete from newsletter_subscriptions`.execute(db)
      await using server = await openRudeServer(mood === 'closed' ? {} : mood)
      if (mood === 'closed') await server.close()
      const access = typeof mood === 'object' && mood.auth ? 'somebody:wrong@' : ''
      const waitMs = outcome.silent ? 400 : 10_000
      const patience = { connections: 3, connectMs: waitMs, silenceMs: waitMs }
      const smtpUrl = server.url.replace('//', `//${access}`)
      const now = clock.now()
      const addresses = ['a@gmail.com', 'b@gmail.com', 'c@example.org']
      const letter = await settleLetter(db, { readers: 3, address: (n) => addresses[n] as string, now })
      {
        await using sending = await sendingOf(site.dateline, { smtpUrl, patience })
        await sending.freeze(letter)
        await sending.send(new AbortController().signal)
      }
      const { frozen, ...sum } = await sumOf(db, letter)
      assert.equal(frozen, 3)
      const { sent = 0, failed = 0, pending = 0, state = 'sending', says, atLast, backOff } = outcome
      assert.deepEqual(sum, { sent, failed, pending, state, suppressed: 0 })
      const backoffs = await sql<{
        receiver: string
        reply: string
      }>`select receiver, reply from letter_backoffs`.execute(db)
      assert.deepEqual(
        backoffs.rows.map(({ receiver }) => receiver),
        backOff ? [backOff] : [],
      )
      const { rows } = await sql<{
        said: string | null
      }>`select reply as said from letter_recipients where letter_id = ${letter}
        union all select note from letters where id = ${letter}`.execute(db)
      const said = [...rows.map((row) => row.said ?? ''), ...backoffs.rows.map(({ reply }) => reply)].join('\n')
      assert.match(said, says)
      const suppressed = await sql`select from mail_suppressions`.execute(db)
      assert.equal(suppressed.rows.length, 0, 'an address was suppressed for what is not its fault')

      // An hour later it behaves, and whoever was to mend something has.
      await site.pass({ minutes: 61 })
      await using polite = mood === 'closed' ? await openRudeServer() : server
      server.state.mood = {}
      await sql`update letters set state = 'sending', note = '' where state = 'stopped'`.execute(db)
      await using sending = await sendingOf(site.dateline, { smtpUrl: polite.url, patience })
      await sending.send(new AbortController().signal)
      const end = await sumOf(db, letter)
      assert.equal(end.state, 'sent')
      assert.equal(end.pending, 0)
      assert.equal(end.sent, 3 - failed)
      const most = atLast === 0 ? 3 : atLast
      // Of a letter that stops at the first refusal, the others may not have been begun.
      const least = state === 'stopped' ? Math.min(most, 4) : most
      assert.ok(polite.received.length >= least && polite.received.length <= most, `${polite.received.length} came`)
      const ids = Map.groupBy(polite.received, ({ to }) => to)
      for (const [to, mails] of ids) assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 1, to)
    })
  }

  test('a server that hangs up after each mail makes nobody wait for another hour', async () => {
    const { db, clock } = site.dateline
    await sql`delete from letter_recipients; delete from letters; delete from letter_backoffs;
      delete from newsletter_subscriptions`.execute(db)
    await using server = await openRudeServer({ afterwards: (socket) => void socket.end() })
    const letter = await settleLetter(db, { readers: 12, now: clock.now() })
    const patience = { connections: 1, connectMs: 10_000, silenceMs: 10_000 }
    await using sending = await sendingOf(site.dateline, { smtpUrl: server.url, patience })
    await sending.freeze(letter)
    await sending.send(new AbortController().signal)
    const { sent, state } = await sumOf(db, letter)
    assert.deepEqual({ sent, state, received: server.received.length }, { sent: 12, state: 'sent', received: 12 })
  })

  test('who does not answer twice is not asked a third time, and may be by hand', async () => {
    const { db, clock } = site.dateline
    await sql`delete from letter_recipients; delete from letters; delete from letter_backoffs;
      delete from newsletter_subscriptions`.execute(db)
    await using server = await openRudeServer({ dot: hangUp })
    const letter = await settleLetter(db, { readers: 1, now: clock.now() })
    await using sending = await sendingOf(site.dateline, { smtpUrl: server.url })
    await sending.freeze(letter)
    for (let n = 0; n < 3; n++) {
      await sending.send(new AbortController().signal)
      await site.pass({ minutes: 16 })
    }
    assert.equal(server.received.length, 2)
    assert.deepEqual((await sumOf(db, letter)).failed, 1)
    const { rows } = await sql<{ reply: string }>`select reply from letter_recipients`.execute(db)
    assert.match(rows[0]?.reply ?? '', /it may have arrived/)
  })

  test('a server that ends idle connections between two letters costs nobody anything', async () => {
    const { db, clock } = site.dateline
    await sql`delete from letter_recipients; delete from letters; delete from letter_backoffs;
      delete from newsletter_subscriptions`.execute(db)
    await using server = await openRudeServer()
    await using sending = await sendingOf(site.dateline, { smtpUrl: server.url })
    for (const slug of ['one', 'two']) {
      const letter = await settleLetter(db, { slug, readers: 20, now: clock.now() })
      await sending.freeze(letter)
      await sending.send(new AbortController().signal)
      assert.deepEqual((await sumOf(db, letter)).sent, 20)
      server.hangUp()
    }
    assert.equal(server.received.length, 40)
  })

  test('a server that takes two connections and no more gets all of them through two', async () => {
    const { db, clock } = site.dateline
    await sql`delete from letter_recipients; delete from letters; delete from letter_backoffs;
      delete from newsletter_subscriptions`.execute(db)
    await using server = await openRudeServer()
    server.state.mood = {
      greeting: (socket) =>
        void socket.write(server.state.connections > 2 ? '421 4.7.0 too many connections\r\n' : '220 rude\r\n'),
    }
    const letter = await settleLetter(db, { readers: 60, now: clock.now() })
    await using sending = await sendingOf(site.dateline, { smtpUrl: server.url })
    await sending.freeze(letter)
    for (let n = 0; n < 20 && (await sumOf(db, letter)).pending > 0; n++) {
      await sending.send(new AbortController().signal)
      await site.pass({ minutes: 6 })
    }
    assert.deepEqual((await sumOf(db, letter)).sent, 60)
    assert.equal(new Set(server.received.map(({ to }) => to)).size, 60)
    assert.equal(server.received.length, 60, 'somebody got it twice')
  })
})
