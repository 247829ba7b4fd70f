import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigProblem } from './config.ts'
import { type Fetch, serve } from './server.ts'

const listen = (host: string, port: number) =>
  serve(
    () => true,
    () => new Response(),
    { host, port },
  )

test('a host that is no address of this machine is named in one line', async () => {
  for (const host of ['no-such-host.invalid', '192.0.2.1']) {
    await assert.rejects(listen(host, 0), (error: Error) => {
      assert.ok(error instanceof ConfigProblem)
      assert.match(error.message, new RegExp(`^HOST ${host.replaceAll('.', '\\.')} is no address of this machine`))
      return true
    })
  }
})

test('a port that somebody else holds is named in one line', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  const { port } = holder.address() as AddressInfo
  await assert.rejects(listen('127.0.0.1', port), new RegExp(`PORT ${port} is taken`))
  holder.close()
})

/** A server whose answers are made by `fetch`, on a port of its own, for one test. */
async function serving(t: TestContext, fetch: Fetch, patience?: Parameters<typeof serve>[3]) {
  const server = await serve(() => false, fetch, { host: '127.0.0.1', port: 0 }, patience)
  t.after(() => server.stop())
  return server
}

/** A raw connection, which ends with the test. */
async function connectTo(t: TestContext, port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  t.after(() => socket.destroy())
  await once(socket, 'connect')
  return socket
}

/** What is waited for never comes where the server does not let go. */
const FAILS_FAST = { timeout: 30_000 }

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: news.test\r\nX-Padding: ${'.'.repeat(200)}\r\n\r\n`
const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: news.test\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

test('whoever asks for many answers at once and reads none has one made, not all of them', FAILS_FAST, async (t) => {
  let begun = 0
  let inTheWorks = 0
  let most = 0
  const { port } = await serving(t, async (_, { outgoing }) => {
    begun++
    most = Math.max(most, ++inTheWorks)
    outgoing.once('close', () => inTheWorks--)
    return new Response(Buffer.alloc(1024 * 1024))
  })
  const silent = await connectTo(t, port)
  silent.pause()
  silent.write(get('/').repeat(200))
  // Asked for after all of those, by somebody who reads: while the system still takes answers for the silent one, too.
  while (begun < 200) {
    const before = begun
    const { headers } = await fetch(`http://127.0.0.1:${port}/`).then(async (answer) => {
      await answer.arrayBuffer()
      return answer
    })
    assert.ok(headers)
    if (begun === before + 1) break
  }
  assert.ok(begun < 100, `${begun} answers were made`)
  assert.ok(most <= 2, `${most} answers at once, one of them for somebody else`)
})

test('a client that asks for many answers at once and reads them gets each, in its order', async (t) => {
  const { port } = await serving(t, async (request) => {
    const body = request.method === 'POST' ? await request.text() : '-'
    // The later ones would be done first.
    if (new URL(request.url).pathname.endsWith('0')) await new Promise(setImmediate)
    return new Response(`${new URL(request.url).pathname} ${body.length}\n`)
  })
  const client = await connectTo(t, port)
  const asked = Array.from({ length: 900 }, (_, at) => (at % 50 === 49 ? 30_000 : 0))
  for (const [at, length] of asked.entries()) client.write(length ? post(`/${at}`, 'x'.repeat(length)) : get(`/${at}`))
  let said = ''
  for await (const chunk of client) {
    said += chunk
    if (said.includes('/899 30000\n')) break
  }
  const answers = [...said.matchAll(/^(\/\d+) (\d+)$/gm)].map(([, path, length]) => `${path} ${length}`)
  assert.deepEqual(
    answers,
    asked.map((length, at) => `/${at} ${length || 1}`),
  )
})

test('a connection on which more is asked than anybody reads is ended, and no other is', FAILS_FAST, async (t) => {
  const { port } = await serving(t, async () => new Promise<Response>(() => {}))
  const greedy = await connectTo(t, port)
  const patient = await connectTo(t, port)
  patient.write(get('/'))
  const ended = once(greedy, 'close')
  greedy.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_500))
  await ended
  assert.ok(!patient.destroyed)
  patient.destroy()
})

test(
  'a client that takes nothing of its answer is let go, one that takes it slowly gets all of it',
  FAILS_FAST,
  async (t) => {
    const size = 48 * 1024 * 1024
    const { port } = await serving(t, async () => new Response(Buffer.alloc(size)), {
      silentMs: 1_500,
      lookEveryMs: 100,
    })
    const silent = await connectTo(t, port)
    silent.pause()
    silent.write(get('/'))
    const began = performance.now()
    const slow = await connectTo(t, port)
    slow.write(get('/').replace('Host', 'Connection: close\r\nHost'))
    let taken = 0
    let rest = 0
    for await (const chunk of slow) {
      taken += chunk.length
      rest += chunk.length
      if (rest < 1024 * 1024) continue
      rest = 0
      await pause(100)
    }
    assert.ok(taken > size, `the slow one was cut after ${taken} bytes`)
    assert.ok(performance.now() - began > 4_000, 'it was not slow')
    const ended = once(silent, 'close')
    silent.resume()
    let got = 0
    silent.on('data', (chunk) => {
      got += chunk.length
    })
    await ended
    assert.ok(got < size, 'the silent one was still served')
  },
)

test(
  'a stop lets somebody who reads slowly have the rest of their answer, and closes what is idle',
  FAILS_FAST,
  async (t) => {
    const size = 48 * 1024 * 1024
    const server = await serving(t, async (request) =>
      request.url.endsWith('/small') ? new Response('x') : new Response(Buffer.alloc(size)),
    )
    const slow = await connectTo(t, server.port)
    slow.write(get('/'))
    await once(slow, 'readable')
    const idle = await connectTo(t, server.port)
    idle.write(get('/small'))
    await once(idle, 'data')
    const idleEnded = once(idle, 'close')
    const stopped = server.stop()
    await idleEnded
    let taken = 0
    for await (const chunk of slow) taken += chunk.length
    assert.ok(taken > size, `cut after ${taken} bytes`)
    await stopped
  },
)
