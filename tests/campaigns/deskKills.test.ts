import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { writeResults } from '../../bench/results.ts'
import { postmasterOf } from '../../src/platform/postgres/embeddedPostgres.ts'
import { cookieByInvitation } from '../support/cookieByInvitation.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'
import { Typist } from '../support/typist.ts'
import { seededRandom } from './journal.ts'

const isLong = process.env.DATELINE_LONG === '1'
const kills = isLong ? 100 : 4
const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
const ARTICLE = 3

let site: RunningSite
before(async () => {
  site = await startSite({ env: { DATELINE_SAMPLE: 'on' } })
})
after(() => site?.discard())

test(`${kills} times kill -9 while two people type: what was acknowledged is there, what was not comes from the journal, nothing twice (DATELINE_SEED=${seed})`, async () => {
  const random = seededRandom(seed)
  const typists: Typist[] = []
  for (const name of ['ana', 'ben']) {
    const cookie = await cookieByInvitation(site, `${name}@example.org`, 'editor')
    typists.push(await Typist.open({ name, origin: site.origin, cookie, article: ARTICLE }))
  }
  for (let kill = 0; kill < kills; kill++) {
    let isOver = false
    const typing = typists.map(async (typist) => {
      while (!isOver) {
        typist.type()
        await typist.exchange()
        await pause(random() * 10)
      }
    })
    await pause(100 + random() * 400)
    const database = postmasterOf(join(site.folder, 'postgres'))
    // Half of them take the database along.
    if (kill % 2 === 1 && database !== undefined) process.kill(database, 'SIGKILL')
    await site.kill()
    isOver = true
    await Promise.all(typing)
    // And now and then a browser goes down at the same moment.
    for (const typist of typists) if (random() < 0.5) typist.die()
    await site.startAgain()
  }
  for (let round = 0; round < 50 && !areDone(typists); round++) for (const typist of typists) await typist.exchange()
  const [ana, ben] = typists as [Typist, Typist]
  assert.equal(ana.words, ben.words)
  assert.ok(!ana.waits && !ben.waits)
  for (const typist of typists) {
    for (const word of typist.typed) {
      assert.equal(ana.words.split(` ${word}`).length - 1, 1, `${word} stands in the text once`)
    }
  }
  if (!isLong) return
  const typed = ana.typed.length + ben.typed.length
  await writeResults(
    'deskKills',
    `## kill -9 while two people type\n\n${new Date().toISOString().slice(0, 10)}, seed ${seed}: ${kills} kills, half of them with the database; ${typed} words typed, each in the text once, both browsers with the same text.`,
  )
})

/** What each has typed is acknowledged, and the other one has heard of it. */
const areDone = ([ana, ben]: readonly Typist[]) => !ana?.waits && !ben?.waits && ana?.words === ben?.words
