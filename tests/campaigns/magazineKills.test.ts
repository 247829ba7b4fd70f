import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { writeResults } from '../../bench/results.ts'
import type { ReleaserWish } from '../support/issueReleaser.ts'
import { createSite, type TestSite } from '../support/site.ts'
import { seededRandom } from './journal.ts'

const isLong = process.env.DATELINE_LONG === '1'
const kills = isLong ? 50 : 3
const seed = Number(process.env.DATELINE_SEED ?? Math.floor(Math.random() * 1_000_000))
const program = fileURLToPath(new URL('../support/issueReleaser.ts', import.meta.url))
const never = new AbortController().signal

/** Releases an issue in a process of its own, which is killed after so long; undefined: it is let be. */
async function releaseElsewhere(wish: ReleaserWish, killedAfterMs?: number): Promise<{ ms: number; said: string }> {
  const loader = ['--import', import.meta.resolve('#loader')]
  const child = spawn(process.execPath, [...loader, program, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // With what makes the files beside it: a machine that loses its power spares nothing.
    detached: true,
  })
  const ended = once(child, 'close')
  let said = ''
  const begun = Promise.withResolvers<number>()
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    if (said.includes('begun\n')) begun.resolve(performance.now())
  })
  const start = await Promise.race([begun.promise, ended.then(() => Number.NaN)])
  assert.ok(!Number.isNaN(start), 'it ended before it had begun')
  if (killedAfterMs !== undefined) {
    await Promise.race([pause(killedAfterMs), ended])
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  await ended
  return { ms: performance.now() - start, said }
}

type Stored = { state: string; revisions: number; releases: number; files: { key: string; bytes: number }[] }

async function stored({ dateline }: TestSite, date: string): Promise<Stored> {
  const { rows } = await sql<Stored>`select i.state,
      (select count(*)::int from magazine_revisions where issue_id = i.id) as revisions,
      (select count(*)::int from audit_log where action = 'magazine.release' and subject = 'issue:' || i.id) as releases,
      coalesce((select json_agg(json_build_object('key', f.key, 'bytes', f.bytes)) from magazine_files f
        join magazine_revisions r on r.id = f.revision_id where r.issue_id = i.id), '[]') as files
    from magazine_issues i where i.date = ${date}`.execute(dateline.db)
  const [row] = rows
  assert.ok(row)
  return row
}

/** Released once, with every file as it was made; or not at all, with nothing of it to be seen. */
async function assertWhole(site: TestSite, date: string): Promise<boolean> {
  const { state, revisions, releases, files } = await stored(site, date)
  const isReleased = state === 'released'
  assert.deepEqual([revisions, releases], isReleased ? [1, 1] : [0, 0], `${date} is ${state}`)
  assert.equal(files.length, isReleased ? Object.keys(site.dateline.issues.makers).length : 0)
  for (const { key, bytes } of files) assert.equal((await site.dateline.files.get(key))?.length, bytes, key)
  return isReleased
}

describe('a release of the magazine is killed', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('magazine_kills')
    await site.dateline.planning.set('test', { weekday: 5, hour: '05:00' })
    for (let n = 0; n < 6; n++)
      await site.publish({
        slug: `article-${n}`,
        body: {
          type: 'doc',
          content: Array.from({ length: 12 }, (_, at) => ({
            type: 'paragraph' as const,
            content: [{ type: 'text' as const, text: `Paragraph ${at} of article ${n}, with a few words to set.` }],
          })),
        },
      })
  })
  after(() => site?.close())

  async function issueOf(week: number): Promise<ReleaserWish> {
    const { planning, connection } = site.dateline
    const date = Temporal.PlainDate.from('2027-01-01').add({ weeks: week }).toString()
    await planning.propose('test', { date, again: false })
    const slugs = Array.from({ length: 6 }, (_, n) => `article-${n}`)
    await planning.arrange({ actor: 'test', date }, { pieces: slugs, world: [] })
    return { connection, dataFolder: site.dataFolder, date }
  }

  test(`${kills} times kill -9 while an issue is released: it is out once and whole, or not at all (DATELINE_SEED=${seed})`, async (t) => {
    const random = seededRandom(seed)
    const { planning, issues } = site.dateline
    const undisturbed = await releaseElsewhere(await issueOf(0))
    assert.match(undisturbed.said, /released/)
    assert.ok(await assertWhole(site, '2027-01-01'))
    let outBefore = 0
    for (let kill = 1; kill <= kills; kill++) {
      const wish = await issueOf(kill)
      await releaseElsewhere(wish, random() * undisturbed.ms * 1.1)
      if (await assertWhole(site, wish.date)) outBefore++
      // Whoever comes after it does it again.
      const outcome = await issues.release('test', await planning.choose(wish.date), never)
      assert.match(outcome.kind, /^(?:released|already)$/)
      assert.ok(await assertWhole(site, wish.date))
    }
    t.diagnostic(`${outBefore} of ${kills} were out when the process died`)
    if (isLong)
      await writeResults(
        'magazineKills',
        `## Kills while an issue is released\n\n\`npm run test:long -- tests/campaigns/magazineKills.test.ts\`, seed ${seed}.\n\n${kills} times \`kill -9\` of the whole process group: ${outBefore} issues were out, once and with every file; the others had nothing of them stored, and were released once by the next process.`,
      )
  })
})
