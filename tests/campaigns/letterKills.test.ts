import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { writeResults } from '../../bench/results.ts'
import { type Sum, sendingOf, settleLetter, sumOf } from '../support/handWrittenLetter.ts'
import { openMailSink, type TakenMail } from '../support/mailSink.ts'
import { createSite, type TestSite } from '../support/site.ts'
import { startSender } from '../support/startSender.ts'
import { seededRandom } from './journal.ts'

const isLong = process.env.DATELINE_LONG === '1'
const kills = isLong ? 300 : 10
const readers = isLong ? 20_000 : 1_000
const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
const CONNECTIONS = 5
/** The sender's promise: what it has handed over and not yet written down. */
const MOST_IN_FLIGHT = CONNECTIONS * 2

const messageId = ({ raw }: TakenMail) => /^Message-ID: (\S+)/im.exec(raw.toString('latin1'))?.[1] ?? ''

/** Every reader is in one of four states, at any moment, whoever dies. */
function assertWhole({ frozen, sent, failed, suppressed, pending, state }: Sum) {
  assert.equal(sent + failed + suppressed + pending, frozen)
  if (state === 'sent') assert.equal(pending, 0, 'it was called sent while something waited')
}

describe('senders die, pause and are replaced while a letter goes out', () => {
  let site: TestSite
  let dataFolder: string
  before(async () => {
    site = await createSite('letter_kills')
    dataFolder = await mkdtemp(join(tmpdir(), 'dateline-sender-'))
  })
  after(async () => {
    await site?.close()
    await rm(dataFolder, { recursive: true, force: true })
  })

  async function begin(slug: string, count: number) {
    const { db, clock } = site.dateline
    const letter = await settleLetter(db, { slug, readers: count, now: clock.now() })
    await using sending = await sendingOf(site.dateline)
    await sending.freeze(letter)
    return letter
  }

  test(`${kills} times kill -9 in a letter to ${readers}: nobody is missed, and who gets it twice was in flight (DATELINE_SEED=${seed})`, async (t) => {
    const { db, connection } = site.dateline
    const random = seededRandom(seed)
    const letter = await begin('killed', readers)
    let strike = Number.POSITIVE_INFINITY
    let struck = Promise.withResolvers<void>()
    const sink = await openMailSink({
      taken() {
        if (sink.mails.length >= strike) struck.resolve()
      },
    })
    try {
      const wish = { connection, smtpUrl: sink.url, dataFolder, connections: CONNECTIONS }
      const step = Math.floor((readers * 0.9) / kills)
      for (let kill = 0; kill < kills; kill++) {
        strike = sink.mails.length + 1 + Math.floor(random() * step)
        struck = Promise.withResolvers<void>()
        const sender = startSender(wish)
        const ended = await Promise.race([struck.promise, sender.ended.then(() => 'ended')])
        assert.notEqual(ended, 'ended', 'it ended by itself before it could be killed')
        sender.child.kill('SIGKILL')
        await sender.ended
        assertWhole(await sumOf(db, letter))
      }
      strike = Number.POSITIVE_INFINITY
      await startSender(wish).ended
      const sum = await sumOf(db, letter)
      assertWhole(sum)
      assert.deepEqual([sum.state, sum.sent], ['sent', readers])
      const byReader = Map.groupBy(sink.mails, ({ to }) => to)
      assert.equal(byReader.size, readers, 'somebody was missed')
      const doubles = sink.mails.length - readers
      assert.ok(doubles <= kills * MOST_IN_FLIGHT, `${doubles} doubles by ${kills} kills`)
      for (const [to, mails] of byReader) assert.equal(new Set(mails.map(messageId)).size, 1, to)
      t.diagnostic(`${doubles} doubles by ${kills} kills, all with the Message-ID of the first`)
      if (isLong) {
        await writeResults(
          'letterKills',
          `## Kills while a letter goes out\n\n\`npm run test:long -- tests/campaigns/letterKills.test.ts\`, seed ${seed}.\n\n${kills} times \`kill -9\` in a letter to ${readers} readers: 0 missing, ${doubles} doubles (at most ${MOST_IN_FLIGHT} were in flight at each kill), each with the Message-ID of the first; sent + failed + suppressed + pending equaled the settled list after every kill.`,
        )
      }
    } finally {
      await sink.close()
    }
  })

  test('two senders, one that pauses, and deploys: nobody is missed and nobody has it twice', async () => {
    const { db, connection } = site.dateline
    const letter = await begin('deployed', 600)
    const marks = new Map<number, () => void>()
    const sink = await openMailSink({ taken: () => marks.get(sink.mails.length)?.() })
    const reached = (count: number) => new Promise<void>((resolve) => marks.set(count, resolve))
    const marked = [100, 200, 300, 400].map(reached)
    try {
      const wish = { connection, smtpUrl: sink.url, dataFolder, connections: CONNECTIONS }
      const one = startSender(wish)
      const two = startSender(wish)
      await marked[0]
      one.child.kill('SIGSTOP')
      await marked[1]
      assertWhole(await sumOf(db, letter))
      one.child.kill('SIGCONT')
      two.child.kill('SIGTERM')
      const three = startSender(wish)
      await marked[2]
      one.child.kill('SIGTERM')
      await marked[3]
      assertWhole(await sumOf(db, letter))
      const facts = await Promise.all([one.ended, two.ended, three.ended])
      assert.ok(
        facts.every((one) => one !== undefined),
        'a sender did not end in order',
      )
      const sum = await sumOf(db, letter)
      assert.deepEqual([sum.state, sum.sent], ['sent', 600])
      assert.equal(sink.mails.length, 600)
      assert.equal(new Set(sink.mails.map(({ to }) => to)).size, 600)
    } finally {
      await sink.close()
    }
  })
})
