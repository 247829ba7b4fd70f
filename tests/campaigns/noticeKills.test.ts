import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { writeResults } from '../../bench/results.ts'
import { readCampaignChange, saveCampaign } from '../../src/ads/campaigns/campaigns.module.ts'
import type { ReadingWish } from '../support/noticeReader.ts'
import { createSite, type TestSite } from '../support/site.ts'
import { seededRandom } from './journal.ts'

const isLong = process.env.DATELINE_LONG === '1'
const kills = isLong ? 200 : 10
const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
/** What one process has told of and was not answered: eight pages of two notices each. */
const MOST_IN_FLIGHT = 16
const program = fileURLToPath(new URL('../support/noticeReader.ts', import.meta.url))

type Told = { seen: Set<string>; clicked: Set<string>; now: string }

function start(wish: ReadingWish, told: Told, heard: () => void): { child: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('#loader'), program, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [kind, value = ''] = line.split(' ')
      if (kind === 't' && value > told.now) told.now = value
      if (kind !== 's' && kind !== 'c') continue
      const known = kind === 's' ? told.seen : told.clicked
      assert.ok(!known.has(value), `${value} was counted twice`)
      known.add(value)
      if (kind === 's') heard()
    }
  })
  return { child, ended: once(child, 'close') }
}

describe('processes die while readers see notices', () => {
  let site: TestSite
  let dataFolder: string
  before(async () => {
    site = await createSite('notice_kills')
    dataFolder = await mkdtemp(join(tmpdir(), 'dateline-notices-'))
  })
  after(async () => {
    await site?.close()
    await rm(dataFolder, { recursive: true, force: true })
  })

  async function progress() {
    const { rows } = await sql<{
      slug: string
      booked: number | null
      settled: number
      reserved: number
      open: number
      seen: number
      leases: number
      clicked: number
    }>`select c.slug, p.booked, p.settled, p.reserved,
        coalesce((select sum(bit_count(l.seen)) from campaign_leases l where l.campaign_id = c.id), 0)::bigint as open,
        coalesce((select sum(l.size) from campaign_leases l where l.campaign_id = c.id), 0)::bigint as leases,
        coalesce((select sum(d.seen) from campaign_days d where d.campaign_id = c.id), 0)::bigint as seen,
        coalesce((select sum(d.clicked) from campaign_days d where d.campaign_id = c.id), 0)::bigint as clicked
      from campaigns c join campaign_progress p on p.campaign_id = c.id order by c.id`.execute(site.dateline.db)
    return rows
  }

  /** What must be so at any moment, whoever dies. */
  async function assertWhole(told: Told, died: number) {
    const rows = await progress()
    for (const { slug, booked, settled, reserved, open, leases, seen } of rows) {
      assert.equal(settled + open, seen, `${slug}: what is reported is not what is marked`)
      assert.equal(reserved, leases, `${slug}: something is reserved that nobody holds`)
      if (booked !== null) assert.ok(settled + reserved <= booked, `${slug}: ${settled} + ${reserved} of ${booked}`)
    }
    const seen = rows.reduce((sum, one) => sum + one.seen, 0)
    const clicked = rows.reduce((sum, one) => sum + one.clicked, 0)
    assert.ok(seen >= told.seen.size, `${told.seen.size} were acknowledged and ${seen} are there`)
    assert.ok(clicked >= told.clicked.size, `${told.clicked.size} clicks were acknowledged and ${clicked} are there`)
    assert.ok(seen - told.seen.size <= died * MOST_IN_FLIGHT, `${seen} are there, ${told.seen.size} were acknowledged`)
    return rows
  }

  const closeLeases = async (at: string) => {
    const closing = site.dateline.dueWork.find(({ name }) => name === 'leases of impressions')
    await closing?.runDue(site.dateline.db, Temporal.Instant.from(at))
  }

  test(`${kills} times kill -9 while notices are counted: nothing acknowledged is lost, nothing counts twice, no booking is exceeded (DATELINE_SEED=${seed})`, async (t) => {
    const { db, connection } = { ...site.dateline, connection: site.database.connection }
    const zone = 'Europe/Paris'
    const random = seededRandom(seed)
    const day = Temporal.PlainDate.from('2026-11-30')
    const book = async (slug: string, words: Record<string, string>) => {
      const common = { advertiser: 'x', from: `${day}`, until: `${day}`, placements: 'paragraphs,below', headline: 'x' }
      const change = readCampaignChange({ ...common, link: 'https://advertiser.example', ...words })
      await saveCampaign(db, 'test', slug, { change, manner: 'make' }, site.dateline.clock.now())
    }
    const size = kills * 20
    await book('large', { kind: 'guaranteed', booked: `${size}` })
    await book('small', { kind: 'guaranteed', booked: '7' })
    await book('weighted', { kind: 'weighted' })

    // The whole campaign lies in the last hours of the day, when nearly all is due.
    const evening = day.toZonedDateTime({ timeZone: zone, plainTime: '20:00' }).toInstant()
    const told: Told = { seen: new Set(), clicked: new Set(), now: `${evening}` }
    const stepMs = Math.floor((3.5 * 3_600_000) / (kills * 60))
    let left = 0
    let struck = Promise.withResolvers<void>()
    const heard = () => {
      if (--left === 0) struck.resolve()
    }
    for (let kill = 0; kill < kills; kill++) {
      left = 1 + Math.floor(random() * 60)
      struck = Promise.withResolvers<void>()
      const { child, ended } = start({ connection, dataFolder, zone, now: told.now, stepMs }, told, heard)
      const how = await Promise.race([struck.promise, ended.then(() => 'ended')])
      assert.notEqual(how, 'ended', 'it ended by itself before it could be killed')
      child.kill('SIGKILL')
      await ended
      await assertWhole(told, kill + 1)
      if (kill % 3 === 2) await closeLeases(told.now)
      await assertWhole(told, kill + 1)
    }

    // What died with its process comes back, and the booking is delivered to the last impression.
    // By the last second all of it is due: two minutes before midnight five of four thousand are not yet.
    const night = day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).toInstant()
    for (let round = 0; round < 12; round++) {
      await closeLeases(`${night.add({ hours: 2 })}`)
      const [large] = await assertWhole(told, kills)
      if (large && large.seen === size) break
      await start({ connection, dataFolder, zone, now: `${night}`, stepMs: 0, pages: 300 }, told, () => {}).ended
    }
    const [large, small] = await assertWhole(told, kills)
    assert.deepEqual([large?.seen, small?.seen], [size, 7])
    t.diagnostic(`${told.seen.size} seen and ${told.clicked.size} clicks acknowledged by ${kills} killed processes`)
    if (isLong) {
      await writeResults(
        'noticeKills',
        `## Kills while notices are counted\n\n\`npm run test:long -- tests/campaigns/noticeKills.test.ts\`, seed ${seed}.\n\n${kills} times \`kill -9\`: of ${told.seen.size} impressions and ${told.clicked.size} clicks that were acknowledged none is lost and none counts twice; a booking of ${size} and one of 7 were delivered exactly, never above at any moment.`,
      )
    }
  })
})
