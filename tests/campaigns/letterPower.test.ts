import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '../support/cutOff.ts'
import { openMailSink, type TakenMail } from '../support/mailSink.ts'
import { type RunningCommand, startSite } from '../support/runningSite.ts'
import { killSite } from './allOfSite.ts'
import { seededRandom } from './journal.ts'

const isLong = process.env.DATELINE_LONG === '1'
const kills = isLong ? 30 : 3
const readers = isLong ? 4_000 : 400
const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
/** Of the sender, as it is set by itself: what it has handed over and not yet written down. */
const MOST_IN_FLIGHT = 20

const messageId = ({ raw }: TakenMail) => /^Message-ID: (\S+)/im.exec(raw.toString('latin1'))?.[1] ?? ''
const isLetter = ({ raw }: TakenMail) => raw.includes('X-Dateline-Kind: letter')

/** A command that was refused is a reason, not something to wait beside. */
async function refused(command: RunningCommand): Promise<never> {
  const { status, stderr } = await command.ended
  if (status) assert.fail(stderr)
  return new Promise(() => {})
}

test(`${kills} times the machine loses its power in a letter to ${readers}: nobody is missed, and who gets it twice was in flight (DATELINE_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed)
  const letters: TakenMail[] = []
  let strike = Number.POSITIVE_INFINITY
  let struck = Promise.withResolvers<void>()
  let powerless = Promise.withResolvers<void>()
  const sink = await openMailSink({
    // From the mail that strikes on nobody is answered, or a quick machine has sent them all before it is killed.
    async taken(mail) {
      if (isLetter(mail)) letters.push(mail)
      if (letters.length < strike) return
      struck.resolve()
      await powerless.promise
    },
  })
  const site = await startSite({ env: { SMTP_URL: sink.url } })
  try {
    const file = join(site.folder, 'subscribers.csv')
    const rows = Array.from({ length: readers }, (_, n) => `reader${n}@example.org,2026-03-01\n`)
    await writeFile(file, `email,consented_at\n${rows.join('')}`)
    const brought = await site.cli('subscribers', 'import', file, '--newsletter', 'daily-mark', '--source', 'a list')
    assert.equal(brought.status, 0, brought.stderr)

    const next = () => {
      strike = letters.length + 1 + Math.floor((random() * readers * 0.9) / kills)
      struck = Promise.withResolvers<void>()
      powerless = Promise.withResolvers<void>()
      return struck.promise
    }
    let advancing: RunningCommand | undefined
    for (let kill = 0; kill < kills; kill++) {
      const power = next()
      if (kill === 0) advancing = site.command('clock', 'advance', '24h')
      else await site.startAgain()
      await Promise.race([power, advancing ? refused(advancing) : power])
      await killSite(site, true, advancing ? [advancing.pid] : [])
      powerless.resolve()
      await advancing?.ended
      advancing = undefined
    }
    strike = Number.POSITIVE_INFINITY
    await site.startAgain()
    const report = async () => JSON.parse((await site.cli('letter', 'report', 'daily-mark', '--json')).stdout)
    await until(async () => (await report()).letter.state === 'sent', 'the letter has gone')
    const { frozen, sent, failed, suppressed, pending } = await report()
    assert.deepEqual(
      { frozen, sent, failed, suppressed, pending },
      { frozen: readers, sent: readers, failed: 0, suppressed: 0, pending: 0 },
    )
    const byReader = Map.groupBy(letters, ({ to }) => to)
    assert.equal(byReader.size, readers, 'somebody was missed')
    const doubles = letters.length - readers
    assert.ok(doubles <= kills * MOST_IN_FLIGHT, `${doubles} doubles by ${kills} kills`)
    for (const [to, mails] of byReader) assert.equal(new Set(mails.map(messageId)).size, 1, to)
    t.diagnostic(`${doubles} doubles by ${kills} kills`)
  } finally {
    await site.discard()
    await sink.close()
  }
})
