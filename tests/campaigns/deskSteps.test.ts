import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { writeResults } from '../../bench/results.ts'
import { saveArticles } from '../../src/articles/store/store.module.ts'
import { openWorkingCopy, type StepBatch, takeSteps } from '../../src/newsroom/editor/editor.module.ts'
import { SCHEMA } from '../../src/newsroom/text/text.module.ts'
import { type OpenDatabase, openDatabase } from '../../src/platform/database.ts'
import { ensureSection } from '../../src/publication/facts/facts.module.ts'
import { createTestDatabase } from '../support/database.ts'
import { insertStaff } from '../support/insertStaff.ts'
import { type DeskServer, DeskSession, wordsIn } from './deskSession.ts'
import { diceOf } from './moneySteps.ts'

/** In full by `npm run test:long`; one of them again with `DESK_STEPS_SEED=123`, some with `DESK_STEPS_SEED=100-199`. */
const isLong = process.env.DATELINE_LONG === '1'
const SESSIONS = isLong ? 2_000 : 40
const wanted = process.env.DESK_STEPS_SEED
const [first = 1, last = first] = wanted === undefined ? [1, SESSIONS] : wanted.split('-').map(Number)
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index)
const EVENTS = 90

const database = await createTestDatabase('desk_steps')
/** The server that is there at the moment: another one after each restart. */
let server: OpenDatabase = openDatabase(database.connection, { max: 2 })
after(async () => {
  await server.close()
  await database.drop()
})
const now = Temporal.Instant.from('2026-11-29T09:00:00Z')
await ensureSection(server.db, 'europe', 'Europe')
const staffId = await insertStaff(server.db, 'desk', 'editor', now)

async function newArticle(seed: number): Promise<number> {
  const paragraphs = [0, 1, 2, 3, 4].map((at) => [0, 1, 2, 3, 4].map((n) => `base${at * 10 + n}.`).join(' '))
  const [saved] = await saveArticles(
    server.db,
    [
      {
        ...{ slug: `session-${seed}`, section: 'europe', language: 'en', terms: 'metered', headline: 'A session' },
        ...{ authors: [], tags: [], places: [], redirectFrom: [], status: 'draft', extra: {}, firstPublished: now },
        body: {
          type: 'doc',
          content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
        },
      },
    ],
    now,
  )
  assert.ok(saved?.kind === 'created', JSON.stringify(saved))
  return saved.articleId
}

class Killed extends Error {}

/** The use case itself on PostgreSQL. Some of the time it ends before the commit or after it, or is another one. */
function serverOf(articleId: number, dice: (sides: number) => number, happened: Map<string, number>): DeskServer {
  const count = (what: string) => happened.set(what, (happened.get(what) ?? 0) + 1)
  return {
    open: () => openWorkingCopy(server.db, articleId, now),
    async take(batch: StepBatch) {
      const fate = dice(20)
      if (fate === 0) {
        count('killed before the commit')
        return server.db.transaction().execute(async (tx) => {
          await takeSteps(tx, articleId, batch, staffId, now)
          throw new Killed()
        })
      }
      const answer = await takeSteps(server.db, articleId, batch, staffId, now)
      if (fate > 2) return answer
      count('killed after the commit')
      if (fate === 1) {
        count('restarted')
        await server.close()
        server = openDatabase(database.connection, { max: 2 })
      }
      throw new Killed()
    },
    async since(version) {
      const { rows } = await sql<{ step: unknown; client: string }>`select step, client from article_steps
        where article_id = ${articleId} and version > ${version} order by version`.execute(server.db)
      return rows
    },
  }
}

async function wrongsIn(seed: number, happened: Map<string, number>): Promise<string[]> {
  const dice = diceOf(seed)
  const articleId = await newArticle(seed)
  const session = await DeskSession.begin(serverOf(articleId, dice, happened), dice)
  const wrongs: string[] = []
  try {
    await session.run(EVENTS)
    await session.end()
  } catch (error) {
    return [`${(error as Error).stack?.split('\n').slice(0, 8).join('\n')}`, ...session.log.slice(-12)]
  }
  for (const [what, often] of session.happened) happened.set(what, (happened.get(what) ?? 0) + often)
  const kept = SCHEMA.nodeFromJSON((await openWorkingCopy(server.db, articleId, now)).text)
  for (const { name, browser } of session.authors) {
    if (!browser.doc.eq(kept)) wrongs.push(`${name} has another text than the server:\n${browser.doc}\n${kept}`)
    if (browser.waits) wrongs.push(`${name} still has something to send`)
  }
  const text = new Set(wordsIn(kept))
  const trays = session.authors.flatMap(({ browser }) => browser.tray.map(({ words }) => words)).join(' ')
  let inTrays = 0
  for (const word of session.words) {
    if (text.has(word)) continue
    if (trays.includes(word)) inTrays++
    else if (!session.removed.has(word))
      wrongs.push(`${word} is neither in the text nor in a tray, and nobody removed it`)
  }
  happened.set('words in trays', (happened.get('words in trays') ?? 0) + inTrays)
  return wrongs.length > 0 ? [...wrongs, ...session.log] : []
}

test(`in ${seeds.length} seeded sessions of two or three no word is lost, and all end with the same text`, async () => {
  const happened = new Map<string, number>()
  const failures: string[] = []
  for (const seed of seeds) {
    const wrongs = await wrongsIn(seed, happened)
    if (wrongs.length > 0) failures.push([`DESK_STEPS_SEED=${seed}`, ...wrongs].join('\n  '))
    if (failures.length >= 3) break
  }
  assert.deepEqual(failures, [], `\n${failures.join('\n\n')}\n`)
  if (wanted !== undefined) return
  console.log(JSON.stringify(Object.fromEntries(happened)))
  for (const what of [
    'move',
    'drop block',
    'reload',
    'offline',
    'ghost',
    'killed before the commit',
    'restarted',
    'words in trays',
  ])
    assert.ok((happened.get(what) ?? 0) >= seeds.length / 10, `${what} happened`)
  if (!isLong) return
  const counted = [
    'killed before the commit',
    'killed after the commit',
    'restarted',
    'reload',
    'offline',
    'words in trays',
  ]
  await writeResults(
    'deskSteps',
    `## Random sessions of two and three\n\n\`npm run test:long -- tests/campaigns/deskSteps.test.ts\`, ${new Date().toISOString().slice(0, 10)}, seeds 1 to ${SESSIONS}.\n\n${SESSIONS} sessions of ${EVENTS} events: every word is in the text, in a tray or was removed by somebody who saw it, and all browsers ended with the server's text. Of it: ${counted.map((what) => `${happened.get(what)} × ${what}`).join(', ')}.`,
  )
})
