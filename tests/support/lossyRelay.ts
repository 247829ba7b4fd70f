import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type LossyRelay = {
  readonly url: string
  /** Whoever asks for what fits from now on is not answered, though it is done; undefined: everybody is answered. */
  loseAnswersTo(pattern: RegExp | undefined): void
  close(): void
}

/** Stands before a provider. What it loses are answers: the provider has done what was asked, and nobody hears of it. */
export async function startLossyRelay(target: string): Promise<LossyRelay> {
  const { hostname, port } = new URL(target)
  let lost: RegExp | undefined
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked
    const isLost = lost?.test(`${method} ${path}`) ?? false
    const onward = request({ hostname, port, method, path, headers: { ...headers, host: `${hostname}:${port}` } })
    onward.on('error', () => answer.destroy())
    onward.on('response', (said) => {
      if (isLost) {
        said.resume().on('end', () => answer.destroy())
        return
      }
      answer.writeHead(said.statusCode ?? 502, said.headers)
      said.pipe(answer)
    })
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswersTo(pattern) {
      lost = pattern
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
