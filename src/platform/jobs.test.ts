import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { createJobs, defineJob, type JobKind } from './jobs.ts'
import { createLog } from './log.ts'

const letter = defineJob('letter', z.object({ to: z.string() }), { timeLimitSeconds: 30 })
const visit = defineJob('visit', z.object({ to: z.string() }), { key: ({ to }) => to })

let database: TestDatabase
let open: OpenDatabase
before(async () => {
  database = await createTestDatabase('jobs')
  open = openDatabase(database.connection)
})
after(async () => {
  await open.close()
  await database.drop()
})

/** As a process does that handles jobs of these kinds; then it ends. */
async function openFor<Payload>(...kinds: ReadonlyArray<JobKind<Payload>>) {
  const jobs = createJobs(open.db, database.connection, createLog('silent'))
  for (const kind of kinds) jobs.handle(kind, async () => {})
  await jobs.open()
  await jobs.close()
}

/** With the transaction that wrote each last. */
async function queues() {
  const { rows } = await sql<{ name: string; policy: string; retry_limit: number; written: string }>`
    select name, policy, retry_limit, xmin::text as written from jobs.queue where name in ('letter', 'visit')
    order by name`.execute(open.db)
  return rows
}

test('an operator’s command takes no time, and no lock, for queues that are there already', async () => {
  await openFor(letter, visit)
  const before = await queues()
  assert.deepEqual(
    before.map(({ name, policy }) => [name, policy]),
    [
      ['letter', 'standard'],
      ['visit', 'exclusive'],
    ],
  )
  await openFor(letter, visit)
  assert.deepEqual(await queues(), before)
})

test('a newer version that tries again less often, and knows which jobs are the same, finds its queues so', async () => {
  await openFor(letter, visit)
  await openFor({ ...letter, retryLimit: 3, key: ({ to }: { to: string }) => to }, visit)
  const [changed, other] = await queues()
  assert.deepEqual([changed?.policy, changed?.retry_limit], ['exclusive', 3])
  assert.deepEqual([other?.policy, other?.retry_limit], ['exclusive', 20])
})

test('what takes long ends with its worker at once, has not failed by that, and the next worker does it', async () => {
  const long = defineJob('long', z.object({}), { endsAtOnce: true, concurrency: 1, taken: 1, retryLimit: 0 })
  const stopped = createJobs(open.db, database.connection, createLog('silent'))
  const begun = Promise.withResolvers<void>()
  stopped.handle(long, async (_, { signal }) => {
    begun.resolve()
    await once(signal, 'abort')
    throw signal.reason
  })
  await stopped.open()
  await stopped.enqueue(open.db, long, {})
  await stopped.startWorking()
  await begun.promise
  const start = performance.now()
  await stopped.close()
  const took = performance.now() - start
  assert.ok(took < 3_000, `a stop waited ${Math.round(took)} ms for it`)
  const { rows } = await sql<{ state: string; retry_count: number }>`
    select state, retry_count from jobs.job where name = 'long'`.execute(open.db)
  assert.deepEqual(rows, [{ state: 'retry', retry_count: 0 }])

  const next = createJobs(open.db, database.connection, createLog('silent'))
  const done = Promise.withResolvers<void>()
  next.handle(long, async () => done.resolve())
  await next.open()
  await next.startWorking()
  await done.promise
  await next.close()
})

test('what is to be tried again at an hour that nobody announces is taken by four at once, as if it were new', async () => {
  const slow = defineJob('slow', z.object({}), { taken: 1, retryDelaySeconds: 1 })
  const jobs = createJobs(open.db, database.connection, createLog('silent'))
  const all = Promise.withResolvers<void>()
  let tries = 0
  let waiting = 0
  jobs.handle(slow, async () => {
    tries += 1
    if (tries <= 4) throw new Error('the first try')
    waiting += 1
    if (waiting === 4) all.resolve()
    // Each holds its worker until the four of them are there.
    await all.promise
  })
  await jobs.open()
  await jobs.enqueueAll(open.db, slow, [{}, {}, {}, {}])
  await jobs.startWorking()
  const begun = performance.now()
  await all.promise
  const took = performance.now() - begun
  await jobs.close()
  assert.ok(took < 8_000, `the last of them was begun after ${Math.round(took)} ms`)
})
