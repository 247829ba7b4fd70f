import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type SilentProvider = {
  readonly url: string
  /** Ids of the subscriptions that were asked about, in order, as often as they were. */
  readonly asked: string[]
  /** Resolves at the next question about a subscription. */
  nextQuestion(): Promise<unknown>
  /** From now on every question is answered with an error, at once. */
  fail(): void
  close(): void
}

/** A payment provider that accepts every connection and says nothing. */
export async function startSilentProvider(): Promise<SilentProvider> {
  const asked: string[] = []
  const questions = new EventEmitter()
  let fails = false
  const server = createServer((request, response) => {
    const id = request.method === 'GET' && /^\/v1\/subscriptions\/(\w+)/.exec(request.url ?? '')?.[1]
    if (id) asked.push(id)
    if (id) questions.emit('question')
    if (!fails) return
    // Without this header the SDK asks once more, and a question would be counted twice.
    response.writeHead(500, { 'content-type': 'application/json', 'stripe-should-retry': 'false' })
    response.end(JSON.stringify({ error: { type: 'api_error', message: 'not now' } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    nextQuestion: () => once(questions, 'question'),
    fail() {
      fails = true
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
