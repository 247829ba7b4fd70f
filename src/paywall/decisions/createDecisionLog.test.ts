import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { createSigner } from '../../platform/signing.ts'
import type { Access } from './access.rule.ts'
import { createDecisionLog } from './createDecisionLog.ts'

let database: TestDatabase
let open: OpenDatabase
before(async () => {
  database = await createTestDatabase('decision log')
  open = openDatabase(database.connection)
})
after(async () => {
  await open.close()
  await database.drop()
})
beforeEach(async () => {
  await sql`truncate decisions, daily_budgets`.execute(open.db)
})

const GATE: Access = { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter' }
const AT = Temporal.Instant.from('2026-11-24T12:00:00Z')

function openLog() {
  const dropped: Record<string, number> = {}
  const said: string[] = []
  const log = createDecisionLog({
    db: open.db,
    signer: createSigner('a secret of thirty-two characters!', 'pass'),
    zone: () => 'UTC',
    log: { warn: (_: object, message: string) => void said.push(message) },
    dropped: (count, why) => {
      dropped[why] = (dropped[why] ?? 0) + count
    },
  })
  type Noted = Parameters<typeof log.note>[0]
  const note = (decision: Partial<Noted> = {}) =>
    log.note({ access: GATE, groupId: 1, policyVersion: 1, readerId: undefined, pass: undefined, at: AT, ...decision })
  return { note, close: () => log.close(), dropped, said }
}

async function kept(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from decisions`.execute(open.db)
  return rows[0]?.count ?? 0
}

const pass = (letter: string) => `1:a-b.${letter.repeat(22)}`

test('whoever asks for the same article all hour leaves one row for the hour, and another answer is another row', async () => {
  const { note, close, dropped } = openLog()
  for (let time = 0; time < 500; time++) {
    note()
    note({ pass: pass('x') })
    note({ readerId: 5 })
  }
  note({ pass: pass('y') })
  note({ groupId: 2 })
  note({ policyVersion: 2 })
  note({ access: { ...GATE, gate: 'register' } })
  note({ at: AT.add({ minutes: 59 }) })
  note({ at: AT.add({ hours: 1 }) })
  await close()
  assert.equal(await kept(), 3 + 4 + 1)
  assert.deepEqual(dropped, {})
})

test('a flood of visitors ends at the day’s cap, which is counted and said once; readers are still kept', async () => {
  await sql`insert into daily_budgets (name, day, taken) values ('decisions of visitors', '2026-11-24', 99990)`.execute(
    open.db,
  )
  const { note, close, dropped, said } = openLog()
  for (let groupId = 1; groupId <= 900; groupId++) note({ groupId })
  note({ readerId: 5 })
  await close()
  for (let groupId = 1; groupId <= 7; groupId++) note({ groupId, at: AT.add({ hours: 2 }) })
  note({ readerId: 6, at: AT.add({ hours: 2 }) })
  await close()
  assert.equal(await kept(), 10 + 2)
  assert.deepEqual(dropped, { day: 890 + 7 })
  assert.equal(said.length, 1)
  assert.match(said[0] ?? '', /decisions of visitors.*100000/)
  note({ at: AT.add({ hours: 24 }) })
  await close()
  assert.equal(await kept(), 10 + 2 + 1, 'the next day has a cap of its own')
  const { rows } = await sql<{ days: number }>`select count(distinct day) as days from daily_budgets`.execute(open.db)
  assert.equal(rows[0]?.days, 2)
})

test('two processes share the cap of a day', async () => {
  await sql`insert into daily_budgets (name, day, taken) values ('decisions of visitors', '2026-11-24', 98500)`.execute(
    open.db,
  )
  const logs = [openLog(), openLog(), openLog()]
  for (const [index, { note }] of logs.entries())
    for (let groupId = 1; groupId <= 900; groupId++) note({ groupId: groupId + index * 1000 })
  await Promise.all(logs.map((log) => log.close()))
  assert.ok((await kept()) <= 1500, `${await kept()} rows`)
})

test('one reader who runs through the archive takes no room from the others', async () => {
  const { note, close, dropped } = openLog()
  for (let groupId = 1; groupId <= 900; groupId++) note({ groupId, readerId: 5 })
  note({ readerId: 6 })
  await close()
  assert.equal(await kept(), 100 + 1)
  assert.deepEqual(dropped, { hour: 800 })
})

test('what a process remembers of an hour is bounded, whatever passes come along', async () => {
  const { note, close, dropped } = openLog()
  for (let turn = 0; turn < 25; turn++) {
    for (let count = 0; count < 1000; count++) note({ groupId: turn * 1000 + count })
    await close()
  }
  assert.equal(await kept(), 20_000)
  assert.deepEqual(dropped, { hour: 5_000 })
})

test('what the database did not take is kept when the same is asked for again', async () => {
  const { note, close, dropped } = openLog()
  await sql`alter table decisions rename to decisions_away`.execute(open.db)
  note()
  await close()
  assert.deepEqual(dropped, { database: 1 })
  await sql`alter table decisions_away rename to decisions`.execute(open.db)
  note()
  await close()
  assert.equal(await kept(), 1)
})
