import { EventEmitter } from 'node:events'
import type { Transform } from 'node:stream'
import { createTransport } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import type { Carried, Carrier, Parcel } from './carrier.ts'

export type PoolPatience = {
  connections: number
  /** After so long without a word of the server a mail is given up; RFC 5321, 4.5.3.2.6, grants ten minutes after the dot. */
  silenceMs: number
  connectMs: number
}

export const PATIENCE: PoolPatience = { connections: 10, silenceMs: 300_000, connectMs: 20_000 }

/** A mail may meet another that ended meanwhile, as others queue beside it; a server that ends all of them is left in peace. */
const MOST_ENDED = 5
const ENDED = 'The mail server ended the connection before anything was said.'

type PoolFailure = Error & { command?: string; responseCode?: number; response?: string; code?: string }

/** The mail library's pool of connections, kept between mails and letters. Whatever was begun only the ledger retries. */
export function openPool(url: string, patience: PoolPatience = PATIENCE): Carrier {
  const { connections, silenceMs, connectMs } = patience
  const library = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    maxRequeues: 0,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
  } as never)
  // Without a listener an idle connection that breaks would end the process.
  library.on('error', () => {})
  // Below what composes mails, which these are already.
  const pool = library.transporter as unknown as SMTPPool
  return {
    atOnce: connections * 2,
    async carry(parcel): Promise<Carried> {
      for (let tries = 1; ; tries++) {
        const carried = await carryOnce(pool, parcel)
        if (carried !== 'found the connection ended') return carried
        if (tries === MOST_ENDED)
          return { kind: 'failed', command: 'CONN', code: undefined, words: ENDED, handedOver: false }
      }
    },
    close: () => pool.close(),
  }
}

/**
 * A server may end a connection after each mail, or while it idles, and the library hands the next mail to it all the
 * same. Of that mail nothing was read, so that another connection may carry it at once, and no reader waits for a retry.
 */
async function carryOnce(pool: SMTPPool, parcel: Parcel): Promise<Carried | 'found the connection ended'> {
  const whole = new WholeMail(parcel)
  try {
    const { response } = await new Promise<{ response: string }>((resolve, reject) =>
      pool.send({ data: {}, message: whole } as never, (error, sent) =>
        error ? reject(error) : resolve(sent as { response: string }),
      ),
    )
    return { kind: 'taken', reply: response }
  } catch (error) {
    const { message, command, responseCode, response, code } = error as PoolFailure
    // What could not be connected to names its command; only what an ended connection left behind names none.
    if (code === 'ECONNECTION' && command === undefined && !whole.readableDidRead) return 'found the connection ended'
    const isReply = responseCode !== undefined && responseCode >= 200 && responseCode < 600
    return {
      kind: 'failed',
      command: command ?? 'CONN',
      code: isReply ? responseCode : undefined,
      words: response ?? message,
      handedOver: whole.isHandedOver,
      ...(code === 'EENVELOPE' && command === 'API' && { ours: true as const }),
    }
  }
}

/**
 * What the library's pool asks of a mail, and the stream that it reads it from. It says how far the mail came, which the
 * library's errors do not; and it hands over at once what needs no mending, where the library would look at each byte for
 * lines to mend: a third of all work.
 */
class WholeMail extends EventEmitter {
  readonly #parcel: Parcel
  /** The library's name: a mail of which nothing was read is safe with another connection. */
  readableDidRead = false
  isHandedOver = false

  constructor(parcel: Parcel) {
    super()
    this.#parcel = parcel
  }

  getEnvelope() {
    const { from, to } = this.#parcel
    return { from, to: [to] }
  }

  messageId() {
    return this.#parcel.token
  }

  getHeader() {}

  createReadStream() {
    return this
  }

  pipe(wire: Transform): void {
    this.readableDidRead = true
    wire.once('end', () => {
      this.isHandedOver = true
    })
    // What ends the last line the wire adds itself, and then the dot.
    wire.push(this.#parcel.raw.subarray(0, -2))
    wire.end()
  }

  destroy(): void {}
}
