import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { createTestDatabase } from '../../tests/support/database.ts'
import { openMailSink } from '../../tests/support/mailSink.ts'
import type { Clock } from './clock.ts'
import { openDatabase } from './database.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLog } from './log.ts'
import { createMailer, type Mail, type Mailer, type MailSettings } from './mail.ts'

const clock: Clock = { now: () => Temporal.Instant.from('2026-12-24T17:00:00.5Z') }
const mail: Mail = {
  kind: 'welcome',
  to: 'rosa@example.org',
  subject: 'Willkommen — ¡hola! 欢迎',
  html: '<p>Read <a href="http://news.test/">on</a>.</p>',
  text: 'Read on: http://news.test/',
}
const log = createLog('silent')

describe('a mail', async () => {
  const database = await createTestDatabase('mail')
  const opened = openDatabase(database.connection)
  const { db } = opened
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-mail-'))
  })
  after(async () => {
    await opened.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const desk = { name: 'The “Test” Meridian', address: 'desk@news.test' }
  async function withMailer(
    smtpUrl: string | undefined,
    work: (mailer: Mailer, jobs: Jobs) => Promise<void>,
    from = desk,
  ) {
    const jobs = createJobs(db, database.connection, log)
    const settings: MailSettings = {
      smtpUrl,
      outbox: folder,
      domain: 'news.test',
      from: async () => from,
    }
    const mailer = createMailer({ db, jobs, clock, log }, settings)
    await jobs.open()
    try {
      await work(mailer, jobs)
    } finally {
      await jobs.close()
      mailer.close()
    }
  }

  const done = async (jobs: Jobs) => {
    while ((await jobs.unfinished()) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  test('is not sent when the transaction that promised it is rolled back', async () => {
    await withMailer(undefined, async (mailer, jobs) => {
      await assert.rejects(
        db.transaction().execute(async (tx) => {
          await mailer.send(tx, mail)
          throw new Error('changed our mind')
        }),
      )
      await jobs.startWorking()
      await done(jobs)
      assert.deepEqual(await readdir(folder), [])
    })
  })

  test('goes to one person: an address that could be read as two, or as a header, is refused and nothing is stored', async () => {
    await withMailer(undefined, async (mailer) => {
      for (const to of [
        'rosa@example.org\nmallory@example.net',
        'rosa@example.org\r\nBcc: mallory@example.net',
        'rosa@example.org, mallory@example.net',
        'rosa@example.org; mallory@example.net',
        'Rosa <mallory@example.net>',
        'everybody: rosa@example.org, mallory@example.net;',
        'rosa',
        '',
      ]) {
        const promised = db.transaction().execute((tx) => mailer.send(tx, { ...mail, to }))
        await assert.rejects(promised, /one address/, JSON.stringify(to))
      }
      const { rows } = await sql`select recipient from mails where recipient like '%mallory%'`.execute(db)
      assert.deepEqual(rows, [])
    })
  })

  test('without a mail server is one readable file, dated by Dateline’s clock, with its text twin', async () => {
    await withMailer(undefined, async (mailer, jobs) => {
      await db.transaction().execute((tx) => mailer.send(tx, mail))
      await jobs.startWorking()
      await done(jobs)
      const names = await readdir(folder)
      const { mode } = await stat(join(folder, names[0] ?? ''))
      assert.equal(mode & 0o077, 0, 'nobody else on the machine reads sign-in links')
      assert.equal(names.length, 1)
      assert.match(names[0] ?? '', /^2026-12-24T17-00-00.*\.eml$/)
      assertIsOurs(await simpleParser(await readFile(join(folder, names[0] ?? ''))))
    })
  })

  test('goes to the mail server once, and again with the same Message-ID after a refusal', async () => {
    const received: ParsedMail[] = []
    let refusals = 1
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, answer) {
        simpleParser(stream, (_error, parsed) => {
          received.push(parsed)
          if (refusals-- > 0) answer(Object.assign(new Error('later, please'), { responseCode: 451 }))
          else answer()
        })
      },
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const { port } = server.server.address() as AddressInfo
    try {
      await withMailer(`smtp://127.0.0.1:${port}`, async (mailer, jobs) => {
        await db.transaction().execute((tx) => mailer.send(tx, mail))
        await jobs.startWorking()
        // A refused mail is tried again after seconds; the test moves that moment to now instead of waiting.
        while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
        while ((await jobs.unfinished()) > 0) {
          await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(db)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      })
      assert.equal(received.length, 2)
      assert.equal(received[0]?.messageId, received[1]?.messageId)
      for (const each of received) assertIsOurs(each)
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  })

  test('that an operator sends to try says at once what the mail server answered, and is on no record', async () => {
    let refused = false
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, answer) {
        answer(refused ? Object.assign(new Error('no such mailbox here'), { responseCode: 550 }) : undefined)
      },
      onData(stream, _session, answer) {
        stream.resume().once('end', () => answer())
      },
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const { port } = server.server.address() as AddressInfo
    const records = () => sql`select 1 from mails`.execute(db).then(({ rows }) => rows.length)
    const before = await records()
    try {
      await withMailer(`smtp://127.0.0.1:${port}`, async (mailer) => {
        assert.match(await mailer.sendNow(mail), /^250 /)
        refused = true
        await assert.rejects(mailer.sendNow(mail), /did not take it: 550 no such mailbox here/)
      })
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
    await withMailer(`smtp://127.0.0.1:${port}`, (mailer) =>
      assert.rejects(mailer.sendNow(mail), /did not take it: connect ECONNREFUSED/),
    )
    await withMailer(undefined, async (mailer) => {
      assertIsOurs(await simpleParser(await readFile(await mailer.sendNow(mail))))
    })
    assert.equal(await records(), before)
  })

  test('whose subject, or whose sender, tries to smuggle in a header is one mail without it', async () => {
    const smuggling = async (mailer: Mailer, jobs: Jobs) => {
      const before = new Set(await readdir(folder))
      const smuggled = { ...mail, subject: 'Hi\r\nX-Evil: yes' }
      await db.transaction().execute((tx) => mailer.send(tx, smuggled))
      await jobs.startWorking()
      await done(jobs)
      const names = (await readdir(folder)).filter((name) => !before.has(name))
      assert.equal(names.length, 1)
      const parsed = await simpleParser(await readFile(join(folder, names[0] ?? '')))
      assert.equal(parsed.bcc, undefined)
      assert.equal(parsed.headers.has('x-evil'), false)
      assert.equal(parsed.subject, 'Hi X-Evil: yes')
      assert.equal(parsed.from?.value.length, 1)
    }
    await withMailer(undefined, smuggling)
    const evil = '\r\nX-Evil: yes\r\nBcc: everybody@example.org'
    await withMailer(undefined, smuggling, { ...desk, name: `The Meridian${evil}` })
    await withMailer(undefined, smuggling, { ...desk, address: `desk@news.test${evil}` })
  })

  test('a file goes once under its number; what a server never takes is said in its words, and what it may take later is tried again', async () => {
    const file = { name: 'issue.epub', mediaType: 'application/epub+zip', bytes: Buffer.from('a book') }
    const id = () => crypto.randomUUID()
    const answering = (responseCode: number, text: string) =>
      openMailSink({
        onData(stream, _, done) {
          stream.resume().on('end', () => done(Object.assign(new Error(text), { responseCode })))
        },
      })
    const taking = await openMailSink()
    const full = await answering(552, '5.3.4 too large for this mailbox')
    const busy = await answering(451, '4.3.0 come back later')
    try {
      await withMailer(taking.url, async (mailer) => {
        const once = id()
        for (let tried = 0; tried < 2; tried++)
          assert.deepEqual(await mailer.sendFile(once, mail, file), { kind: 'sent' })
        assert.equal(taking.mails.length, 1)
        const [attached] = (await simpleParser(taking.mails[0]?.raw ?? '')).attachments
        assert.deepEqual([attached?.filename, attached?.content.toString()], ['issue.epub', 'a book'])
        mailer.close()
      })
      await withMailer(full.url, async (mailer) => {
        const sent = await mailer.sendFile(id(), mail, file)
        assert.ok(sent.kind === 'refused' && /too large for this mailbox/.test(sent.because))
        mailer.close()
      })
      await withMailer(busy.url, async (mailer) => {
        await assert.rejects(mailer.sendFile(id(), mail, file), /come back later/)
        mailer.close()
      })
    } finally {
      for (const sink of [taking, full, busy]) await sink.close()
    }
  })
})

function assertIsOurs(parsed: ParsedMail) {
  assert.equal(parsed.subject, mail.subject)
  assert.equal(parsed.text?.trim(), mail.text)
  assert.equal(typeof parsed.html === 'string' && parsed.html.trim(), mail.html)
  assert.equal(parsed.from?.value[0]?.address, 'desk@news.test')
  assert.equal(parsed.from?.value[0]?.name, 'The “Test” Meridian')
  assert.equal(parsed.date?.toISOString(), '2026-12-24T17:00:00.000Z')
  assert.match(parsed.messageId ?? '', /^<[0-9a-f-]{36}@news\.test>$/)
}
