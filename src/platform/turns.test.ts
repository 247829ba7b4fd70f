import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createLine, ownTurn } from './turns.ts'

const work = (ms: number) => {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test('a reader whose request comes while twenty pages are being drawn is answered after one piece, not after all', async () => {
  const done: string[] = []
  const server = createServer((_, answer) => {
    done.push('reader')
    answer.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = request({ port, host: '127.0.0.1', agent: false })
  const pages = Array.from({ length: 20 }, async (_, page) => {
    for (let piece = 0; piece < 3; piece++) {
      await ownTurn()
      work(2)
      if (page === 0 && piece === 0) socket.end()
    }
    done.push('page')
  })
  const [answer] = await once(socket, 'response')
  answer.resume()
  await Promise.all(pages)
  server.close()
  assert.equal(done[0], 'reader', `${done.indexOf('reader')} pages came before the reader`)
})

test('works in a line are done in its order, and a failure is that of its own work', async () => {
  const inLine = createLine(10_000)
  const seen: number[] = []
  const works = [1, 2, 3].map((number) =>
    inLine(async () => {
      seen.push(number)
      await ownTurn()
      seen.push(number)
      if (number === 2) throw new Error('the second')
      return number
    }),
  )
  const outcomes = await Promise.allSettled(works)
  assert.deepEqual(seen, [1, 1, 2, 2, 3, 3])
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.message)),
    [1, 'the second', 3],
  )
})

test('a list whose query hangs holds up no other list', async () => {
  const inLine = createLine(20)
  const { promise: hangs, resolve: end } = Promise.withResolvers<void>()
  const slow = inLine(() => hangs)
  assert.equal(await inLine(async () => 'drawn'), 'drawn')
  end()
  await slow
})
