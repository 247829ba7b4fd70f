import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase, makeDatabase, testServer } from './database.ts'

const template = {
  hash: 'one table',
  async prepare(connection: pg.PoolConfig) {
    const client = new pg.Client(connection)
    await client.connect()
    await client.query('create table prepared (word text)')
    await client.end()
  },
}
const [first, second] = await Promise.all([
  createTestDatabase('own database', template),
  createTestDatabase('own database', template),
])
const migrated = await createTestDatabase('migrated')
after(() => Promise.all([first.drop(), second.drop(), migrated.drop()]))

test('two test files that start together share one template and see nothing of each other', async () => {
  const [one, other] = [new pg.Client({ connectionString: first.url }), new pg.Client(second.connection)]
  await Promise.all([one.connect(), other.connect()])
  await one.query(`insert into prepared values ('one')`)
  assert.equal((await other.query('select * from prepared')).rowCount, 0)
  assert.equal((await one.query('select * from prepared')).rowCount, 1)
  await Promise.all([one.end(), other.end()])
})

test('a test file gets what the migrations make', async () => {
  const client = new pg.Client(migrated.connection)
  await client.connect()
  const { rowCount } = await client.query('select name from migrations')
  await client.end()
  assert.ok(rowCount)
})

test('whoever fills a hundred thousand rows into a template keeps no other test file waiting', {
  timeout: 60_000,
}, async () => {
  const filled = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const hashes = ['large', 'small'].map((size) => `${size} ${process.pid} ${performance.timeOrigin}`)
  const [large = '', small = ''] = hashes
  const prepareLarge = () => {
    begun.resolve()
    return filled.promise
  }
  const slow = makeDatabase('large', { hash: large, prepare: prepareLarge })
  await begun.promise
  const quick = await makeDatabase('small', { hash: small, prepare: async () => {} })
  filled.resolve()
  for (const made of [quick, await slow]) await made.drop()
  const client = new pg.Client({ ...(await testServer()), database: 'postgres' })
  await client.connect()
  for (const hash of hashes) {
    const name = createHash('sha256').update(hash).digest('hex').slice(0, 16)
    await client.query(`drop database dateline_template_${name}`)
  }
  await client.end()
})
