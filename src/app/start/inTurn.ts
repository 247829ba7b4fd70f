import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/**
 * Requests of one connection that have been read while another is still being answered: a client may send many before it
 * reads. Node reads 64 KB in one go and asks for all answers in it at once, so reading stops with the first that waits,
 * and what is more than this, some two kilobytes each in memory, is not waited for: the connection ends.
 */
const MOST_WAITING = 1_000
/**
 * A client that has not taken a single byte for so long is gone, or wants us to keep what it does not read. One that
 * takes a megabyte over many minutes is neither.
 */
export const PATIENCE = { silentMs: 60_000, lookEveryMs: 10_000 }

/**
 * One answer at a time for each connection, in the order of its requests, so that a client that does not read costs one
 * answer and not as many as it can ask for. For the first request on an idle connection, which is nearly every one, this
 * is one look at a field.
 */
export function answerInTurn(answer: Answer): Answer {
  const waiting = new WeakMap<Socket, number>()

  function wait(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { socket } = incoming
    // Of what was read together with the request that was one too many.
    if (socket.destroyed) return
    const count = (waiting.get(socket) ?? 0) + 1
    if (count > MOST_WAITING) return void socket.destroy()
    waiting.set(socket, count)
    // Not now: node:http goes on reading when it has parsed this request to its end.
    if (count === 1) process.nextTick(pauseWhileWaiting, socket)
    outgoing.once('socket', () => {
      const left = (waiting.get(socket) ?? 1) - 1
      waiting.set(socket, left)
      if (left === 0) socket.resume()
      answer(incoming, outgoing)
    })
  }

  function pauseWhileWaiting(socket: Socket) {
    if ((waiting.get(socket) ?? 0) > 0) socket.pause()
  }

  return (incoming, outgoing) => {
    if (outgoing.socket) answer(incoming, outgoing)
    else wait(incoming, outgoing)
  }
}

/** Those that are open, at any time. */
export function connectionsOf(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>()
  server.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  return connections
}

/**
 * Ends connections whose client takes nothing of its answer. node:net's own time-out knows what the system has accepted
 * even of one long write; it is set where something is stuck and nowhere else, so that requests pay nothing for it.
 */
export function endSilentConnections(
  server: Server,
  connections: ReadonlySet<Socket>,
  { silentMs, lookEveryMs }: typeof PATIENCE,
) {
  const look = setInterval(() => {
    for (const socket of connections) {
      const isStuck = socket.writableLength > 0
      if (isStuck && !socket.timeout) socket.setTimeout(silentMs)
      else if (!isStuck && socket.timeout === silentMs) socket.setTimeout(0)
    }
  }, lookEveryMs)
  look.unref()
  server.once('close', () => clearInterval(look))
}
