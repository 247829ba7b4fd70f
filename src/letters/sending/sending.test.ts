import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import { dueWorkIn } from '../../../tests/support/dueWorkNamed.ts'
import { handWritten, sendingOf, settleLetter, sumOf } from '../../../tests/support/handWrittenLetter.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { openMailSink, type TakenMail } from '../../../tests/support/mailSink.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import type { KnownReader } from '../audience/audience.module.ts'

const forever = new AbortController().signal

describe('a letter goes to its readers', () => {
  let site: TestSite
  let keyFile: string
  let folder: string
  let publicKey: string
  let now: Temporal.Instant
  before(async () => {
    site = await createSite('sending')
    folder = await mkdtemp(join(tmpdir(), 'dateline-keys-'))
    keyFile = join(folder, 'dkim.pem')
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    await writeFile(keyFile, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  })
  after(async () => {
    await site?.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    const { db } = site.dateline
    await sql`truncate letter_recipients, letters, letter_backoffs, newsletter_subscriptions, mail_suppressions cascade`.execute(
      db,
    )
    now = site.dateline.clock.now()
  })
  const dkim = () => ({ keyFile, domain: 'news.test', selector: 's1' })

  test('every reader gets one mail, signed with both unsubscribe headers, and the ledger says what the server answered', async () => {
    const { db } = site.dateline
    await using sink = await openSink()
    await using sending = await sendingOf(site.dateline, {
      smtpUrl: sink.url,
      dkim: dkim(),
      bounceDomain: 'bounce.news.test',
      stopDomain: 'bounce.news.test',
    })
    const letter = await settleLetter(db, { readers: 120, now })
    await sending.freeze(letter)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 120, pending: 120, state: 'sending' }))
    assert.equal(await sending.send(forever), 120)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 120, sent: 120, state: 'sent' }))
    assert.equal(new Set(sink.mails.map(({ to }) => to)).size, 120)
    for (const { raw, from, to } of sink.mails) {
      const mail = await simpleParser(raw)
      assert.match(raw.toString('latin1'), /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
      const token = /^<l\.([A-Za-z0-9_-]{20})@news\.test>$/.exec(mail.messageId ?? '')?.[1]
      assert.ok(token, 'it has no Message-ID of ours')
      assert.equal(from, `bounce+${token}@bounce.news.test`)
      assert.match(
        raw.toString('latin1'),
        new RegExp(`^List-Unsubscribe: <http[^>]+>, <mailto:bounce\\+stop-${token}@bounce\\.news\\.test>\\r$`, 'm'),
      )
      assert.match(mail.text ?? '', new RegExp(`Sent to ${to}\n`))
      const verified = await dkimVerify(raw, { resolver: async () => [[`v=DKIM1; k=rsa; p=${publicKey}`]] } as never)
      assert.equal(verified.results[0]?.status.result, 'pass', to)
      const signed = String(/ h=([^;]+);/.exec(raw.toString('latin1'))?.[1])
      assert.match(signed, /List-Unsubscribe:List-Unsubscribe:List-Unsubscribe-Post:List-Unsubscribe-Post/)
    }
    const unsubscribe = sink.mails.map(({ raw }) => /^List-Unsubscribe: <([^>]*)>/m.exec(raw.toString())?.[1] ?? '')
    assert.equal(new Set(unsubscribe).size, 120)
    for (const url of unsubscribe) assert.match(url, /^http:\/\/news\.test\/unsubscribe\/[^/]{1,40}$/)
    const { rows } = await sql<{ reply: string }>`select distinct reply from letter_recipients`.execute(db)
    assert.match(rows[0]?.reply ?? '', /^250 2\.0\.0 taken as \d+/)
  })

  test('who is suppressed, pauses or is none of its audience gets none, and the sum is whole', async () => {
    const { db } = site.dateline
    const known: KnownReader[] = [
      { emailKey: 'reader0@example.org', readerId: 0, standing: 'subscriber' },
      { emailKey: 'reader1@example.org', readerId: 0, standing: 'trial' },
      { emailKey: 'reader2@example.org', readerId: 0, standing: 'lapsed' },
      { emailKey: 'reader3@example.org', readerId: 0, standing: 'subscriber' },
    ]
    const ids = await Promise.all(known.map(async ({ emailKey }) => (await site.reader({ email: emailKey })).readerId))
    await using sending = await sendingOf(
      site.dateline,
      {},
      {
        findReaders: async (_, keys) =>
          known.flatMap((reader, at) =>
            keys.includes(reader.emailKey) ? [{ ...reader, readerId: ids[at] as number }] : [],
          ),
      },
    )
    const letter = await settleLetter(db, { slug: 'inside', readers: 6, now })
    await sql`update newsletters set audience = 'subscribers' where slug = 'inside'`.execute(db)
    await sql`insert into mail_suppressions (email_key, email, reason, since)
      values ('reader0@example.org', 'reader0@example.org', 'bounced', ${now})`.execute(db)
    await sql`update newsletter_subscriptions set paused_until = ${now.add({ hours: 72 }).toString().slice(0, 10)}
      where email_key = 'reader3@example.org'`.execute(db)
    await sending.freeze(letter)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 2, suppressed: 1, pending: 1, state: 'sending' }))
    await sending.send(forever)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 2, suppressed: 1, sent: 1, state: 'sent' }))
    const files = (await readdir(join(site.dataFolder, 'outbox'))).filter((name) => name.includes('-l-'))
    const mail = await simpleParser(await readFile(join(site.dataFolder, 'outbox', files[0] as string)))
    assert.match(mail.text ?? '', /Good morning, trial\./)
    assert.equal(files.length, 1)
  })

  test('whoever subscribes after a letter’s readers were settled is spared what is booked in it, and whoever ended is not sent what they may not read', async () => {
    const { db } = site.dateline
    const addresses = ['reader0@example.org', 'reader1@example.org']
    const ids = await Promise.all(addresses.map(async (email) => (await site.reader({ email })).readerId))
    const standings: KnownReader['standing'][] = ['reader', 'subscriber']
    await using sending = await sendingOf(
      site.dateline,
      {},
      {
        findReaders: async (_, keys) =>
          addresses.flatMap((emailKey, at) =>
            keys.includes(emailKey)
              ? [{ emailKey, readerId: ids[at] as number, standing: standings[at] ?? 'reader' }]
              : [],
          ),
      },
    )
    const letter = await settleLetter(db, { slug: 'meanwhile', readers: 3, now })
    await sending.freeze(letter)
    standings.splice(0, 2, 'trial', 'lapsed')
    const listed = () => readdir(join(site.dataFolder, 'outbox'))
    const before = new Set(await listed())
    await sending.send(forever)
    const said: Record<string, string> = {}
    for (const file of (await listed()).filter((name) => !before.has(name))) {
      const { to, text } = await simpleParser(await readFile(join(site.dataFolder, 'outbox', file)))
      said[[to ?? []].flat()[0]?.text ?? ''] = /Good morning, (\w+)\./.exec(text ?? '')?.[1] ?? ''
    }
    assert.deepEqual(said, {
      'reader0@example.org': 'trial',
      'reader1@example.org': 'lapsed',
      'reader2@example.org': 'visitor',
    })
    const { rows } = await sql<{ standing: string }>`select standing from letter_recipients
      where letter_id = ${letter} order by email`.execute(db)
    assert.deepEqual(
      rows.map(({ standing }) => standing),
      ['trial', 'lapsed', 'visitor'],
    )
  })

  test('a letter that dies while its readers are settled begins where it was, and has each once', async () => {
    const { db } = site.dateline
    const letter = await settleLetter(db, { readers: 25_000, now })
    let asked = 0
    await using dying = await sendingOf(
      site.dateline,
      {},
      {
        findReaders: async () => {
          if (++asked === 2) throw new Error('died')
          return []
        },
      },
    )
    await assert.rejects(dying.freeze(letter), /died/)
    assert.equal((await sumOf(db, letter)).state, 'scheduled')
    await using sending = await sendingOf(site.dateline)
    await sending.freeze(letter)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 25_000, pending: 25_000, state: 'sending' }))
  })

  test('a key that cannot sign stops the letter in words, and nothing goes out', async () => {
    const { db } = site.dateline
    await using sink = await openSink()
    const broken = join(folder, 'broken.pem')
    await writeFile(broken, '-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n')
    await using sending = await sendingOf(site.dateline, { smtpUrl: sink.url, dkim: { ...dkim(), keyFile: broken } })
    const letter = await settleLetter(db, { readers: 3, now })
    await sending.freeze(letter)
    await sending.send(forever)
    assert.equal(sink.mails.length, 0)
    const { rows } = await sql<{ note: string }>`select note from letters where id = ${letter}`.execute(db)
    assert.match(rows[0]?.note ?? '', /Nothing goes out unsigned\. DKIM_KEY .*broken\.pem is no private key/)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 3, pending: 3, state: 'stopped' }))
  })

  test('nine letters of one hour are all begun before any is done', async () => {
    const { db } = site.dateline
    const order: string[] = []
    await using sink = await openSink(
      (mail) => void order.push(/^List-ID: <(\w+)/im.exec(mail.raw.toString())?.[1] ?? ''),
    )
    await using sending = await sendingOf(
      site.dateline,
      { smtpUrl: sink.url },
      {
        writeVariant: async (letterId, key) => ({
          revision: 1,
          written: { ...handWritten(key), listId: `n${letterId}.news.test` },
        }),
      },
    )
    const letters: number[] = []
    for (let n = 0; n < 9; n++) letters.push(await settleLetter(db, { slug: `nine${n}`, readers: 200, now }))
    for (const letter of letters) await sending.freeze(letter)
    await sending.send(forever)
    assert.equal(order.length, 1_800)
    const firsts = letters.map((letter) => order.indexOf(`n${letter}`))
    const lasts = letters.map((letter) => order.lastIndexOf(`n${letter}`))
    assert.ok(Math.max(...firsts) < Math.min(...lasts), `begun at ${firsts}, done at ${lasts}`)
    assert.ok(Math.max(...firsts) < 600, `one waited until ${Math.max(...firsts)} mails had gone`)
    for (const letter of letters) assert.equal((await sumOf(db, letter)).state, 'sent')
  })

  test('a reader whose address no header can bear is said so, and everybody else gets theirs', async () => {
    const { db } = site.dateline
    await using sink = await openSink()
    await using sending = await sendingOf(site.dateline, { smtpUrl: sink.url })
    const address = (n: number) => (n === 1 ? 'x@y.example\r\nBcc: victim@example.org' : `reader${n}@example.org`)
    const letter = await settleLetter(db, { readers: 3, address, now })
    await sending.freeze(letter)
    await sending.send(forever)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 3, sent: 2, failed: 1, state: 'sent' }))
    assert.deepEqual(sink.mails.map(({ to }) => to).sort(), ['reader0@example.org', 'reader2@example.org'])
  })

  test('two subjects are tried on some, and all others get the one that more people clicked', async () => {
    const { db } = site.dateline
    await using sink = await openSink()
    await using sending = await sendingOf(
      site.dateline,
      { smtpUrl: sink.url },
      { countClicks: async () => ({ a: 5, b: 15 }) },
    )
    const letter = await settleLetter(db, { slug: 'tried', readers: 400, otherSubject: 'Dry', now })
    await sql`update newsletters set test_minimum = 80, test_share = 20 where slug = 'tried'`.execute(db)
    await sending.freeze(letter)
    const tried = await sending.send(forever)
    assert.ok(tried > 40 && tried < 130, `${tried} were tried on`)
    assert.deepEqual(
      await sumOf(db, letter),
      whole({ frozen: 400, sent: tried, pending: 400 - tried, state: 'sending' }),
    )
    const subjects = () => Map.groupBy(sink.mails, ({ raw }) => (/^Subject: Dry/m.test(raw.toString()) ? 'b' : 'a'))
    const half = subjects().get('b')?.length ?? 0
    assert.ok(half > tried * 0.25 && half < tried * 0.75, `${half} of ${tried} got the second subject`)
    const decide = dueWorkIn(sending.dueWork, 'choose between two subjects')
    const at = await decide.nextDue(db)
    assert.ok(at && Temporal.Instant.compare(at, now.add({ minutes: 59 })) > 0)
    assert.equal(await decide.runDue(db, now), 0)
    await decide.runDue(db, at)
    await sending.send(forever)
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 400, sent: 400, state: 'sent' }))
    assert.equal(subjects().get('b')?.length, half + 400 - tried)
  })

  test('its jobs send a letter at its time, and one that is stopped goes on with the others when released', async () => {
    const { db } = site.dateline
    let wanted = 1_000
    const stop = async () => {
      if (--wanted === 900) await sql`update letters set state = 'stopped' where state = 'sending'`.execute(db)
    }
    await using sink = await openSink(stop)
    await using sending = await sendingOf(site.dateline, { smtpUrl: sink.url })
    const letter = await settleLetter(db, { readers: 1_000, now })
    const start = dueWorkIn(sending.dueWork, 'begin to send letters')
    assert.equal((await start.nextDue(db))?.toString(), now.toString())
    await start.runDue(db, site.dateline.clock.now())
    const { jobs } = sending
    await jobs.startWorking()
    await jobsDone({ jobs, db })
    const stopped = await sumOf(db, letter)
    assert.equal(stopped.state, 'stopped')
    assert.equal(stopped.sent + stopped.pending, 1_000)
    assert.ok(stopped.sent >= 100 && stopped.sent < 400, `${stopped.sent} went although it was stopped after a hundred`)
    await sql`update letters set state = 'sending' where id = ${letter}`.execute(db)
    await dueWorkIn(sending.dueWork, 'send letters').runDue(db, site.dateline.clock.now())
    await jobsDone({ jobs, db })
    assert.deepEqual(await sumOf(db, letter), whole({ frozen: 1_000, sent: 1_000, state: 'sent' }))
    assert.equal(sink.mails.length, 1_000)
  })

  test('readers of a letter under way are sent no notice that was paused meanwhile', async () => {
    const { db } = site.dateline
    let taken = 0
    let booked = 'Sail with us'
    await using sink = await openSink(() => {
      if (++taken === 100) booked = ''
    })
    await using sending = await sendingOf(
      site.dateline,
      { smtpUrl: sink.url },
      {
        noticeVersion: () => booked,
        writeVariant: async (_, key) => ({
          revision: 1,
          written: { ...handWritten(key), subject: `Today. ${booked}` },
        }),
      },
    )
    const letter = await settleLetter(db, { readers: 1_000, now })
    await sending.freeze(letter)
    assert.equal(await sending.send(forever), 1_000)
    const told = sink.mails.filter(({ raw }) => /Sail with us/.test(raw.toString())).length
    assert.ok(told >= 100 && told < 500, `${told} were sent what was paused after a hundred`)
  })
})

const whole = (some: object) => ({ frozen: 0, sent: 0, failed: 0, suppressed: 0, pending: 0, state: '', ...some })

async function openSink(taken?: (mail: TakenMail) => void | Promise<void>) {
  const sink = await openMailSink(taken ? { taken } : {})
  return { ...sink, [Symbol.asyncDispose]: () => sink.close() }
}
