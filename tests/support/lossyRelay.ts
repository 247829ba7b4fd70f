import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What befalls whoever asks: `lossy`, it is done and not answered; `deaf`, it is not done either; `failing`, it is done, and
 * answered with an error of the provider's; `hanging`, it is done, and the connection stays open without a word.
 */
export type RelayMood = 'lossy' | 'deaf' | 'failing' | 'hanging'

export type LossyRelay = {
  readonly url: string
  /** Whoever asks for what fits from now on is not answered, though it is done; undefined: everybody is answered. */
  loseAnswersTo(pattern: RegExp | undefined): void
  /** The same for everything that is asked; undefined: everybody is answered again, and who hangs is let go. */
  setMood(mood: RelayMood | undefined): void
  /** So many were not answered as they should have been. */
  readonly spoilt: number
  close(): void
}

/**
 * Stands before a provider. What it loses are answers: the provider has done what was asked, and nobody hears of it.
 * `asAsked`: the provider sees the name that it was asked by, which may be signed.
 */
export async function startLossyRelay(target: string, { asAsked = false } = {}): Promise<LossyRelay> {
  const { hostname, port } = new URL(target)
  let lost: RegExp | undefined
  let mood: RelayMood | undefined
  let spoilt = 0
  const hanging = new Set<ServerResponse>()
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked
    const fate = mood ?? (lost?.test(`${method} ${path}`) ? 'lossy' : undefined)
    if (fate) spoilt++
    if (fate === 'deaf') {
      asked.resume().on('end', () => answer.destroy())
      return
    }
    const onward = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, host: asAsked ? headers.host : `${hostname}:${port}` },
    })
    onward.on('error', () => answer.destroy())
    onward.on('response', (said) => {
      if (fate) said.resume().on('end', () => spoil(fate, answer))
      else relay(said, answer)
    })
    asked.pipe(onward)
  })
  function spoil(fate: Exclude<RelayMood, 'deaf'>, answer: ServerResponse) {
    if (fate === 'hanging' && mood === 'hanging') {
      hanging.add(answer)
      answer.on('close', () => hanging.delete(answer))
    } else if (fate === 'failing') {
      // Without this header the SDK asks once more, half a second later.
      answer.writeHead(500, { 'content-type': 'application/json', 'stripe-should-retry': 'false' })
      answer.end(JSON.stringify({ error: { type: 'api_error', message: 'not now' } }))
    } else answer.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswersTo(pattern) {
      lost = pattern
    },
    setMood(next) {
      mood = next
      if (next !== 'hanging') for (const answer of hanging) answer.destroy()
    },
    get spoilt() {
      return spoilt
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function relay(said: IncomingMessage, answer: ServerResponse) {
  answer.writeHead(said.statusCode ?? 502, said.headers)
  said.pipe(answer)
}
