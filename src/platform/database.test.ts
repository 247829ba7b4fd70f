import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createTestDatabase } from '../../tests/support/database.ts'
import { openDatabase } from './database.ts'

const database = await createTestDatabase('database', 'empty')
const open = openDatabase(database.connection)
const other = new pg.Client(database.connection)
await other.connect()
after(async () => {
  await open.close()
  await other.end()
  await database.drop()
})

test('readers are still answered by a site whose database broke off between two statements of a transaction', async () => {
  const connections: pg.PoolClient[] = []
  open.pool.on('acquire', (client) => connections.push(client))
  const broken = open.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    const ended = new Promise<void>((resolve) => connections.at(-1)?.once('end', resolve))
    await other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await ended
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(broken)
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(open.db)
  assert.equal(rows[0]?.one, 1)
})
