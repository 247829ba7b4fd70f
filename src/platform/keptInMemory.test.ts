import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { cutOffReadersOf, until } from '../../tests/support/cutOff.ts'
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { keptInMemory } from './keptInMemory.ts'
import { announce, listenForNotices, type Notices } from './notices.ts'

const CHANNEL = 'weather'

let database: TestDatabase
let open: OpenDatabase
let notices: Notices
const lines: Array<{ msg: string; kept?: string }> = []
const log = pino(
  new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  }),
)
before(async () => {
  database = await createTestDatabase('kept in memory', 'empty')
  open = openDatabase(database.connection)
  notices = await listenForNotices(database.connection, log)
  await sql`create table weather (said text not null)`.execute(open.db)
  await sql`insert into weather values ('rain')`.execute(open.db)
})
after(async () => {
  await notices.close()
  await open.close()
  await database.drop()
})

/** The weather as a process remembers it; `loads` says how often it was asked for. */
async function remember(options: { name?: string; changed?: (said: string[]) => void } = {}) {
  const loads = { begun: 0 }
  const kept = keptInMemory({
    name: 'the weather',
    async load() {
      loads.begun++
      const { rows } = await sql<{ said: string }>`select said from weather`.execute(open.db)
      return rows.map(({ said }) => said)
    },
    notices,
    channels: [CHANNEL],
    log,
    ...options,
  })
  await kept.reload()
  return { kept, loads }
}

const say = (said: string) => sql`update weather set said = ${said}`.execute(open.db)
/** Everything that the server has sent before it is heard by then. */
async function allHeard() {
  const last = `heard-${Math.random()}`
  const heard = new Promise<void>((resolve) => notices.on(last, () => resolve()))
  await announce(open.db, last, '')
  await heard
}
const saidBy = (name: string) => lines.filter(({ kept }) => kept === name).map(({ msg }) => msg)

test('a desk that saves a hundred times in a row has everything read twice, not a hundred times', async () => {
  const { kept, loads } = await remember()
  const reader = new pg.Client(database.connection)
  await reader.connect()
  await reader.query('begin; lock table weather in access exclusive mode')
  await announce(open.db, CHANNEL, '')
  await until(() => loads.begun === 2, 'the first of them is read for')
  for (let at = 0; at < 100; at++) await announce(open.db, CHANNEL, String(at))
  await allHeard()
  await reader.query(`update weather set said = 'sun'; commit`)
  await reader.end()
  await until(() => loads.begun === 3, 'one more load follows')
  await kept.reload()
  assert.deepEqual([loads.begun, kept.current()], [4, ['sun']])
  kept.close()
})

test('who reloads by hand gets what they have just stored, also while an older load is under way', async () => {
  const { kept } = await remember()
  const held = Promise.withResolvers<void>()
  const answers: string[] = []
  const slow = keptInMemory({
    name: 'slow weather',
    async load() {
      const { rows } = await sql<{ said: string }>`select said from weather`.execute(open.db)
      answers.push(rows[0]?.said ?? '')
      if (answers.length === 1) await held.promise
      return rows
    },
    notices: undefined,
    channels: [],
    log,
  })
  await say('fog')
  const early = slow.reload()
  await until(() => answers.length === 1, 'the first load has read')
  await say('storm')
  const late = [slow.reload(), slow.reload()]
  held.resolve()
  await early
  assert.deepEqual(slow.current(), [{ said: 'fog' }])
  await Promise.all(late)
  assert.deepEqual(slow.current(), [{ said: 'storm' }])
  assert.deepEqual(answers, ['fog', 'storm'])
  for (const one of [kept, slow]) one.close()
})

test('an operator is told once that a reload fails, and once that it works again, and readers get the news', async () => {
  const name = 'the weather of an outage'
  const { kept, loads } = await remember({ name })
  await sql`alter table weather rename to elsewhere`.execute(open.db)
  await announce(open.db, CHANNEL, '')
  await until(() => loads.begun >= 4, 'it was tried again twice')
  assert.equal(saidBy(name).length, 1)
  await assert.rejects(kept.reload(), /weather/, 'who reloads by hand is told')
  await sql`update elsewhere set said = 'snow'`.execute(open.db)
  await sql`alter table elsewhere rename to weather`.execute(open.db)
  await until(() => kept.current()[0] === 'snow', 'the news are there without another notice')
  assert.deepEqual(saidBy(name), ['could not be read again: the last content stays', 'could be read again'])
  kept.close()
})

test('pages that show it are made again when it has changed, and only then', async () => {
  const seen: string[][] = []
  const { kept } = await remember({ changed: (said) => seen.push(said) })
  const before = kept.version()
  await kept.reload()
  assert.equal(kept.version(), before)
  await say('hail')
  assert.equal(kept.version(), before)
  await kept.reload()
  assert.notEqual(kept.version(), before)
  assert.deepEqual(seen, [['snow'], ['hail']])
  await say('snow')
  await kept.reload()
  assert.equal(kept.version(), before, 'the same words, the same pages')
  kept.close()
})

test('a phrase in a map of phrases is part of the version too', async () => {
  const phrases = new Map([['fr', new Map([['Politics', 'Politique']])]])
  const kept = keptInMemory({ name: 'phrases', load: async () => phrases, notices: undefined, channels: [], log })
  await kept.reload()
  const before = kept.version()
  phrases.get('fr')?.set('Politics', 'La politique')
  await kept.reload()
  assert.notEqual(kept.version(), before)
})

test('a notice that was missed while the listening connection was cut is made good when it is back', async () => {
  const { kept } = await remember()
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'dateline notices' and datname = current_database()`.execute(open.db)
  await say('thaw')
  await until(() => kept.current()[0] === 'thaw', 'it was read again')
  kept.close()
})

test('a reload that is cut off by the database is tried again by itself', async () => {
  const { kept } = await remember()
  await cutOffReadersOf(database.connection, 'weather', {
    provoke: () => announce(open.db, CHANNEL, ''),
    change: `update weather set said = 'wind'`,
  })
  await until(() => kept.current()[0] === 'wind', 'it was read again')
  kept.close()
})

test('a process that stops asks nothing any more and takes nothing in', async () => {
  const { kept, loads } = await remember()
  await say('drizzle')
  const late = kept.reload()
  kept.close()
  await late
  await announce(open.db, CHANNEL, '')
  await allHeard()
  assert.deepEqual([loads.begun, kept.current()], [2, ['wind']])
})

test('who asks before anything was read is told so, and a start that cannot read fails', async () => {
  const kept = keptInMemory({
    name: 'nothing',
    load: async () => Promise.reject(new Error('no such table')),
    notices: undefined,
    channels: [],
    log,
  })
  assert.throws(() => kept.current(), /nothing: asked for before/)
  await assert.rejects(kept.reload(), /no such table/)
  assert.deepEqual(saidBy('nothing'), [])
})

test('a question that is never answered is given up, later ones are asked with growing pauses', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  let asked = 0
  const kept = keptInMemory({
    name: 'a black hole',
    load: () => (++asked === 1 ? Promise.resolve('seen') : new Promise<string>(() => {})),
    notices: undefined,
    channels: [],
    log,
  })
  await kept.reload()
  for (const pause of [250, 500, 1_000]) {
    const asking = asked === 1 ? kept.reload() : undefined
    const before = asked
    t.mock.timers.tick(30_000)
    await asking?.catch(() => {})
    await turns()
    t.mock.timers.tick(pause - 1)
    await turns()
    assert.equal(asked, before, `not before ${pause} ms`)
    t.mock.timers.tick(1)
    await turns()
    assert.equal(asked, before + 1)
  }
  assert.equal(kept.current(), 'seen')
  kept.close()
})

/** What has been decided is carried out. */
const turns = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
