import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

export type RunningServer = {
  port: number
  /** Takes no new connections, lets every request that has begun be answered, then ends. */
  stop(): Promise<void>
}

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** A request that takes longer than this after a stop was asked for is cut. */
const LAST_CALL_MS = 8_000

export async function serve(fetch: Fetch, options: { host: string; port: number }): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: fetch as never,
    serverOptions: {
      keepAliveTimeout: 65_000,
      headersTimeout: 20_000,
      requestTimeout: 30_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), LAST_CALL_MS)
      // Keep-alive connections become idle only when their request is done.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      await closed
      clearTimeout(cut)
      clearInterval(sweep)
    },
  }
}
