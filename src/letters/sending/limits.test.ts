import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { sendingOf, settleLetter, sumOf } from '../../../tests/support/handWrittenLetter.ts'
import { openMailSink } from '../../../tests/support/mailSink.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

describe('letters within the limits of whoever receives them', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('limits of letters')
  })
  after(() => site.close())
  const forever = new AbortController().signal
  const receiverOf = (address: string) => (address.endsWith('@gmail.com') ? 'gmail' : 'other')
  const countOf = (mails: readonly { to: string }[]) => {
    const { gmail = [], other = [] } = Object.groupBy(mails, ({ to }) => receiverOf(to))
    return { gmail: gmail.length, other: other.length }
  }

  test('a domain that begins to send gives a large receiver some each day until all have theirs, and makes nobody else wait', async () => {
    const { db, clock } = site.dateline
    await using sink = await openSink()
    const today = clock.now().toString().slice(0, 10)
    await using sending = await sendingOf(site.dateline, {
      smtpUrl: sink.url,
      limits: { perSecond: {}, warmUpFrom: today },
    })
    const letter = await settleLetter(db, {
      slug: 'warm',
      readers: 1_700,
      address: (n) => (n < 1_600 ? `reader${n}@gmail.com` : `reader${n}@example.org`),
      now: clock.now(),
    })
    await sending.freeze(letter)
    const work = dueWorkNamed(sending, 'send letters')
    const days: { gmail: number; other: number }[] = []
    // As the clock of the site does it: from one moment at which something is due to the next.
    for (;;) {
      const before = sink.mails.length
      await sending.send(forever)
      days.push(countOf(sink.mails.slice(before)))
      const { pending, state } = await sumOf(db, letter)
      if (pending === 0) {
        assert.equal(state, 'sent')
        break
      }
      assert.equal(state, 'sending', 'nothing is called sent of which something waits')
      const due = (await work.nextDue(db)) ?? assert.fail('what waits is due some time')
      assert.equal(due.toString().slice(11), '00:00:00Z', 'the next day begins it')
      await clock.advanceTo(due)
    }
    assert.deepEqual(days, [
      { gmail: 500, other: 100 },
      { gmail: 1_000, other: 0 },
      { gmail: 100, other: 0 },
    ])
    assert.equal(new Set(sink.mails.map(({ to }) => to)).size, 1_700, 'everybody once')
    const { rows } = await sql<{ day: string; sent: number }>`
      select day::text, sent from letter_days where receiver = 'gmail' order by day`.execute(db)
    assert.deepEqual(
      rows.map(({ sent }) => sent),
      [500, 1_000, 100],
    )
  })

  test('a receiver that is given so many a second gets no more, while the others have theirs at once', async () => {
    const { db, clock } = site.dateline
    const arrived: { to: string; at: number }[] = []
    await using sink = await openSink({
      taken: ({ to }) => {
        arrived.push({ to, at: performance.now() })
      },
    })
    const rate = 40
    await using sending = await sendingOf(site.dateline, {
      smtpUrl: sink.url,
      limits: { perSecond: { gmail: rate }, warmUpFrom: undefined },
    })
    const letter = await settleLetter(db, {
      slug: 'measured',
      readers: 160,
      address: (n) => (n < 100 ? `reader${n}@gmail.com` : `reader${n}@example.net`),
      now: clock.now(),
    })
    await sending.freeze(letter)
    assert.equal(await sending.send(forever), 160)
    assert.equal((await sumOf(db, letter)).state, 'sent')
    const gmail = arrived.filter(({ to }) => receiverOf(to) === 'gmail').map(({ at }) => at)
    // A second's worth may go at once, and the next when that second is over.
    for (const from of gmail) {
      const within = gmail.filter((at) => at >= from && at < from + 900).length
      assert.ok(within <= rate * 2, `${within} within a second`)
    }
    const [first = 0, last = 0] = [gmail.at(0), gmail.at(-1)]
    assert.ok(last - first >= (100 / rate - 1) * 1_000 * 0.9, `all within ${last - first} ms`)
    const others = arrived.filter(({ to }) => receiverOf(to) === 'other').map(({ at }) => at)
    assert.ok(Math.max(...others) < last, 'the others waited for it')
  })

  test('a receiver that asks for patience in the middle has the rest later, each once', async () => {
    const { db, clock } = site.dateline
    let taken = 0
    await using sink = await openSink({
      onRcptTo({ address }, _, done) {
        const wantsPatience = receiverOf(address) === 'gmail' && ++taken > 30 && !isPatient
        done(wantsPatience ? Object.assign(new Error('4.7.28 rate limited'), { responseCode: 450 }) : null)
      },
    })
    let isPatient = false
    await using sending = await sendingOf(site.dateline, { smtpUrl: sink.url })
    const letter = await settleLetter(db, {
      slug: 'patient',
      readers: 150,
      address: (n) => (n < 100 ? `patient${n}@gmail.com` : `patient${n}@example.net`),
      now: clock.now(),
    })
    await sending.freeze(letter)
    await sending.send(forever)
    const { sent, pending, failed } = await sumOf(db, letter)
    assert.deepEqual([sent + pending, failed], [150, 0])
    assert.ok(pending >= 60, `${pending} wait`)
    assert.equal(countOf(sink.mails).other, 50)
    isPatient = true
    const due = (await dueWorkNamed(sending, 'send letters').nextDue(db)) ?? assert.fail('nothing is due')
    assert.ok(Temporal.Instant.compare(due, clock.now()) > 0)
    await clock.advanceTo(due)
    await sending.send(forever)
    assert.equal((await sumOf(db, letter)).sent, 150)
    assert.equal(new Set(sink.mails.map(({ to }) => to)).size, 150)
    assert.equal(sink.mails.length, 150)
  })
})

async function openSink(options: Parameters<typeof openMailSink>[0] = {}) {
  const sink = await openMailSink(options)
  return { ...sink, [Symbol.asyncDispose]: () => sink.close() }
}
