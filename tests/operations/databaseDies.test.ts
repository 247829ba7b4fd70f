import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { after, test } from 'node:test'
import type pg from 'pg'
import { createTestDatabase } from '../support/database.ts'
import { newFolder, startCommand } from '../support/runningSite.ts'
import { shareAssets } from '../support/siteAssets.ts'

const database = await createTestDatabase('database dies')
const folder = await newFolder()
await shareAssets(folder)
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** In how many places of a command's life the database dies. */
const PLACES = process.env.DATELINE_LONG === '1' ? 48 : 8
const ENDS_WITHIN_MS = 45_000

test('a command whose database dies under it ends, wherever it was, and says why in one line', async () => {
  const undisturbed = await run(() => false)
  assert.equal(undisturbed.status, 0, undisturbed.stderr)
  assert.ok(undisturbed.asked > PLACES, `${undisturbed.asked} messages`)
  const places = Array.from({ length: PLACES }, (_, index) => 1 + Math.round((index * undisturbed.asked) / PLACES))
  let failed = 0
  const work = async () => {
    for (let place = places.shift(); place !== undefined; place = places.shift()) {
      const { status, stderr, ended } = await run((_, count) => count === place)
      const where = `the database died at message ${place} of ${undisturbed.asked}: ${stderr}`
      assert.ok(ended, `the command did not end; ${where}`)
      if (status === 0) continue
      failed++
      assert.match(stderr, /^dateline: \S.*\n$/, where)
    }
  }
  await Promise.all([work(), work()])
  assert.ok(failed > 0, 'no death was noticed')
})

test('a command whose database dies as it begins to listen for notices ends, although the database is back at once', async () => {
  for (const message of ['listen dateline', "notify dateline, 'heartbeat"]) {
    let died = false
    const { status, stderr, ended } = await run((bytes) => {
      if (died || !bytes.includes(message)) return false
      died = true
      return true
    })
    assert.ok(ended, `the command did not end: ${message}`)
    assert.deepEqual([died, status], [true, 1], stderr)
    assert.match(stderr, /^dateline: \S.*\n$/)
  }
})

/** A command whose connections all break with the message that is `fatal`; whoever comes back is served again. */
async function run(fatal: (message: Buffer | string, count: number) => boolean) {
  const sockets = new Set<Socket>()
  let asked = 0
  const proxy = createServer((client) => {
    const server = connect(wayTo(database.connection))
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => other.destroy())
    }
    client.on('data', (bytes) => {
      if (fatal(bytes, ++asked)) for (const socket of sockets) socket.destroy()
      else server.write(bytes)
    })
    server.pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((proxy.address() as AddressInfo).port)
  const command = await startCommand(folder, ['paywall', 'show'], {
    DATABASE_URL: url.href,
    DATELINE_SECRET: 'a secret that every process of this site shares',
  })
  let ended = true
  const patience = setTimeout(() => {
    ended = false
    command.kill()
  }, ENDS_WITHIN_MS)
  const result = await command.ended
  clearTimeout(patience)
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => proxy.close(resolve))
  return { ...result, asked, ended }
}

function wayTo({ host = '', port = 5432 }: pg.PoolConfig) {
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}
