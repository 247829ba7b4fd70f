import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { ConfigProblem } from './config.ts'
import { answerInTurn, connectionsOf, endSilentConnections, PATIENCE } from './inTurn.ts'

export type RunningServer = {
  port: number
  /** Takes no new connections, lets every request that has begun be answered, then ends. */
  stop(): Promise<void>
}

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** A request that takes longer than this after a stop was asked for is cut. */
const LAST_CALL_MS = 8_000
/** Some turns of the event loop, also on a busy machine. */
const LET_IN_MS = 100
/** For so long after a stop was asked for, a connection that is open may still send a request. */
const LAST_WORDS_MS = 1_000

/** Answers a request itself, or says that it does not. */
export type FastPath = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

export async function serve(
  fastPath: FastPath,
  fetch: Fetch,
  options: { host: string; port: number },
  patience = PATIENCE,
): Promise<RunningServer> {
  let noMore: Promise<void> | undefined
  const listener = getRequestListener(async (request, env) => {
    if (noMore) await noMore
    return fetch(request, env as HttpBindings)
  })
  const limits = {
    keepAliveTimeout: 65_000,
    headersTimeout: 20_000,
    // A picture of twenty megabytes takes minutes from the field; forms have half a minute (`readBody`).
    requestTimeout: 300_000,
    maxHeaderSize: 16 * 1024,
  }
  const answer = answerInTurn((incoming, outgoing) => {
    if (noMore || !fastPath(incoming, outgoing)) void listener(incoming, outgoing)
  })
  const server = createServer(limits, answer)
  const connections = connectionsOf(server)
  endSilentConnections(server, connections, patience)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(whyNotListening(error, options)))
    server.listen(options.port, options.host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    port,
    async stop() {
      // Closing the port resets whoever stands in the kernel's queue for it, and answered clients come back to that
      // queue at once. So answers wait until the queue has been let in and the port is closed.
      const closing = Promise.withResolvers<void>()
      noMore = closing.promise
      await pause(LET_IN_MS)
      // node:http's own close would also end connections whose request has arrived but is not read yet.
      const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
      closing.resolve()
      const cut = setTimeout(() => server.closeAllConnections(), LAST_CALL_MS)
      let sweep: NodeJS.Timeout | undefined
      const lastWords = setTimeout(() => {
        sweep = setInterval(() => closeIdleConnections(server, connections), 50)
      }, LAST_WORDS_MS)
      await closed
      clearTimeout(cut)
      clearTimeout(lastWords)
      clearInterval(sweep)
    },
  }
}

/** Throws the `ConfigProblem` that `serve` would, before anything is made that takes a while. */
export async function assertPortFree(options: { host: string; port: number }): Promise<void> {
  const probe = new NetServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(whyNotListening(error, options)))
    probe.listen(options.port, options.host, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}

/**
 * node:http takes a connection for idle as soon as its answer is written, however much of that the client has still to
 * read: such a one is left to it until it has, or until the last call.
 */
function closeIdleConnections(server: Server, connections: ReadonlySet<Socket>) {
  const unread = [...connections].filter(({ writableLength }) => writableLength > 0)
  for (const socket of unread) socket.destroy = () => socket
  server.closeIdleConnections()
  // What its prototype does is what it does again.
  for (const socket of unread) Reflect.deleteProperty(socket, 'destroy')
}

/** A wrong HOST or PORT in a word; anything else as it is. */
function whyNotListening(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigProblem(`PORT ${port} is taken; set PORT to a free one`)
    case 'EACCES':
      return new ConfigProblem(`PORT ${port} is not allowed to this account; set PORT to one above 1023`)
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return new ConfigProblem(`HOST ${host} is no address of this machine; leave it out for 127.0.0.1`)
    default:
      return error
  }
}
