import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { writeResults } from '../../bench/results.ts'
import type { DelivererWish } from '../support/issueDeliverer.ts'
import { openMailSink, type TakenMail } from '../support/mailSink.ts'
import { releaseIssue } from '../support/releaseIssue.ts'
import { createSite, type TestSite } from '../support/site.ts'
import { seededRandom } from './journal.ts'

const isLong = process.env.DATELINE_LONG === '1'
const kills = isLong ? 50 : 4
const machines = isLong ? 300 : 40
const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
/** So many files one process sends at once: what it has handed over and not yet written down. */
const MOST_IN_FLIGHT = 2

const program = fileURLToPath(new URL('../support/issueDeliverer.ts', import.meta.url))
const headerOf = (name: string, { raw }: TakenMail) =>
  new RegExp(`^${name}: (\\S+)`, 'im').exec(raw.subarray(0, 4_000).toString('latin1'))?.[1] ?? ''

/** What letters promise `letterKills` asks; this is about files, which go past that queue. */
describe('who sends an issue to readers’ machines dies on the way', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('delivery_kills')
    await site.publish({
      slug: 'ferry',
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It sails at six.' }] }] },
    })
    const { db, clock } = site.dateline
    for (let number = 0; number < machines; number++) {
      const { readerId } = await site.reader({ subscription: 'active' })
      const email = `machine${number}@kindle.com`
      await sql`insert into e_readers (reader_id, email, email_key, chosen_at, confirmed_at)
        values (${readerId}, ${email}, ${email}, ${clock.now()}, ${clock.now()})`.execute(db)
    }
  })
  after(() => site?.close())

  function deliver(wish: DelivererWish) {
    const loader = ['--import', import.meta.resolve('#loader')]
    const child = spawn(process.execPath, [...loader, program, JSON.stringify(wish)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    return { child, ended: once(child, 'close').then(() => said) }
  }

  test(`${kills} times kill -9 while a file goes to ${machines} machines: none is missed, none has it twice but what was in flight (DATELINE_SEED=${seed})`, async (t) => {
    const random = seededRandom(seed)
    let strike = Number.POSITIVE_INFINITY
    let struck = Promise.withResolvers<'struck'>()
    const sink = await openMailSink({
      taken() {
        if (sink.mails.length >= strike) struck.resolve('struck')
      },
    })
    try {
      const date = await releaseIssue(site)
      const wish = { connection: site.dateline.connection, dataFolder: site.dataFolder, smtpUrl: sink.url }
      const step = Math.floor((machines * 0.8) / kills)
      for (let kill = 0; kill < kills; kill++) {
        strike = sink.mails.length + 1 + Math.floor(random() * step)
        struck = Promise.withResolvers()
        const { child, ended } = deliver(wish)
        assert.equal(await Promise.race([struck.promise, ended]), 'struck', 'it ended before it could be killed')
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
        await ended
      }
      strike = Number.POSITIVE_INFINITY
      assert.match(await deliver(wish).ended, /done/)
      const { rows } = await sql<{ state: string; count: number }>`select state, count(*)::int as count
        from issue_deliveries where issue_date = ${date}::date group by state`.execute(site.dateline.db)
      assert.deepEqual(rows, [{ state: 'sent', count: machines }])
      const byMachine = Map.groupBy(sink.mails, ({ to }) => to)
      assert.equal(byMachine.size, machines, 'somebody was missed')
      for (const [to, mails] of byMachine)
        assert.equal(new Set(mails.map((mail) => headerOf('Message-ID', mail))).size, 1, to)
      const doubles = sink.mails.length - machines
      assert.ok(doubles <= kills * MOST_IN_FLIGHT, `${doubles} doubles by ${kills} kills`)
      t.diagnostic(`${doubles} doubles by ${kills} kills, all with the Message-ID of the first`)
      if (isLong)
        await writeResults(
          'deliveryKills',
          `## Kills while an issue goes to machines\n\n\`npm run test:long -- tests/campaigns/deliveryKills.test.ts\`, ${new Date().toISOString().slice(0, 10)}, seed ${seed}.\n\n${kills} times \`kill -9\` while a file went to ${machines} machines: 0 missing, ${doubles} doubles (at most ${MOST_IN_FLIGHT} were in flight at each kill), each with the Message-ID of the first.`,
        )
    } finally {
      await sink.close()
    }
  })
})
