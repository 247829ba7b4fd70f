import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase } from './database.ts'

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
