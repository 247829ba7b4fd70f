import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { after, describe, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import pg from 'pg'
import { createTestDatabase } from '../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { isDatabaseAway } from './errors.ts'
import { createLimits } from './limits.ts'

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

test('visitors who leaf through lists do not have the same statement planned for each of them', async () => {
  const browsing = openDatabase(database.connection, { max: 1, prepared: true })
  try {
    const double = async (number: number) => {
      const { rows } = await sql<{ doubled: number }>`select ${number}::int * 2 as doubled`.execute(browsing.db)
      return rows[0]?.doubled
    }
    for (let number = 1; number <= 20; number++) assert.equal(await double(number), 2 * number)
    await assert.rejects(sql`select 1 / ${0}::int`.execute(browsing.db))
    assert.equal(await double(21), 42)
    const { rows } = await sql<{ statement: string; executed: number }>`
      select statement, generic_plans + custom_plans as executed from pg_prepared_statements`.execute(browsing.db)
    assert.deepEqual(
      rows.filter(({ statement }) => statement.includes('doubled')).map(({ executed }) => executed),
      [21],
    )
  } finally {
    await browsing.close()
  }
})

/** Hangs up on everybody, or on nobody in particular: nothing is listening any more. */
async function openDeadEnd(t: TestContext, how: 'hangs up' | 'gone'): Promise<number> {
  const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy())).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  if (how === 'gone') server.close()
  else t.after(() => server.close())
  return port
}

const failureOf = (work: () => Promise<unknown>): Promise<Error> =>
  work().then(
    () => assert.fail('it did not fail'),
    (error: Error) => error,
  )

describe('a reader is not told that the database is away, and the operator not, when it is', () => {
  test('a picture’s file that is lost', async () => {
    assert.equal(isDatabaseAway(await failureOf(() => readFile('/nowhere/picture.webp'))), false)
  })

  test('the same inside a transaction, which is rolled back', async () => {
    const work = () => open.db.transaction().execute(() => readFile('/nowhere/picture.webp'))
    const error = await failureOf(work)
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOENT')
    assert.equal(isDatabaseAway(error), false)
  })

  for (const how of ['gone', 'hangs up'] as const) {
    test(`a mail server that ${how === 'gone' ? 'is gone' : how}`, async (t) => {
      const port = await openDeadEnd(t, how)
      const transport = createTransport({ host: '127.0.0.1', port, greetingTimeout: 500, connectionTimeout: 500 })
      const mail = { from: 'desk@news.test', to: 'reader@news.test', text: 'Good morning' }
      assert.equal(isDatabaseAway(await failureOf(() => transport.sendMail(mail))), false)
    })

    test(`a payment provider or a store of files that ${how === 'gone' ? 'is gone' : how}`, async (t) => {
      const port = await openDeadEnd(t, how)
      const { cause } = await failureOf(() => fetch(`http://127.0.0.1:${port}/`))
      assert.match((cause as NodeJS.ErrnoException).code ?? '', /ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/)
      assert.equal(isDatabaseAway(cause), false)
    })
  }

  test('a question that the database refuses', async () => {
    assert.equal(isDatabaseAway(await failureOf(() => sql`select nothing from nowhere`.execute(open.db))), false)
  })
})

describe('the database is away when', () => {
  const away = async (elsewhere: pg.PoolConfig, ask = askOne) => {
    const opened = openDatabase({ ...database.connection, ...elsewhere })
    const error = await failureOf(() => ask(opened))
    assert.equal(isDatabaseAway(error), true, error.message)
    await opened.close()
  }
  const askOne = ({ db }: OpenDatabase): Promise<unknown> => sql`select 1`.execute(db)

  test('nobody listens, or its socket is gone', async (t) => {
    const port = await openDeadEnd(t, 'gone')
    await away({ host: '127.0.0.1', port })
    await away({ host: '/nowhere' })
  })

  test('it hangs up on who connects', async (t) => {
    const port = await openDeadEnd(t, 'hangs up')
    await away({ host: '127.0.0.1', port })
  })

  test('a limit on sign-ins cannot be counted', async (t) => {
    const port = await openDeadEnd(t, 'gone')
    const limit = { name: 'tries', times: 1, perSeconds: 60 }
    await away({ host: '127.0.0.1', port }, ({ pool }) => createLimits(pool).allows(limit, 'somebody'))
  })

  test('no connection becomes free', async () => {
    const one = openDatabase(database.connection, { max: 1 })
    await one.db.connection().execute(async () => {
      assert.equal(isDatabaseAway(await failureOf(() => askOne(one))), true)
    })
    await one.close()
  })

  for (const [what, code, said, expected] of [
    ['its disk is full', '53100', 'could not extend file "base/5/1": No space left on device', true],
    ['its disk is broken', '58030', 'could not read blocks 0..0 in file "base/5/1": Input/output error', true],
    ['its disk is read-only', '42501', 'could not open file "base/5/1": Read-only file system', true],
    ['its files were given to another account', '42501', 'could not open file "base/5/1": Permission denied', true],
    ['its quota is used up', 'XX000', 'could not write to file "pg_wal/1": Disk quota exceeded', true],
    ['a table is not ours, which it is not', '42501', 'permission denied for table readers', false],
  ] as const) {
    test(what, async () => {
      const raised = `do $$ begin raise exception using errcode = '${code}', message = '${said}'; end $$`
      const error = await failureOf(() => sql.raw(raised).execute(open.db))
      assert.equal((error as { code?: string }).code, code)
      assert.equal(isDatabaseAway(error), expected)
    })
  }

  test('it shuts down while it is being asked, and for whatever else the transaction asks', async () => {
    const failures: Error[] = []
    const work = () =>
      open.db.transaction().execute(async (tx) => {
        const asked = failureOf(() => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx))
        failures.push(await asked)
        failures.push(await failureOf(() => sql`select 1`.execute(tx)))
        throw failures[1]
      })
    failures.push(await failureOf(work))
    assert.deepEqual(
      failures.map((error) => isDatabaseAway(error)),
      [true, true, true],
    )
  })
})
