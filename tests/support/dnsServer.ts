import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { type Answer, decode, encode } from 'dns-packet'

export type DnsServer = {
  resolver: Resolver
  /** How often it was asked. */
  questions(): number
  /** From now on it hears and does not answer. */
  fallSilent(silent: boolean): void
  close(): void
}

type Data = string | { preference: number; exchange: string }

/**
 * A name server on loopback that knows these names (`PTR 1.2.0.192.in-addr.arpa`, `A host`), each with one answer or
 * several, and no others.
 */
export async function startDnsServer(names: Readonly<Record<string, Data | readonly Data[]>>): Promise<DnsServer> {
  const socket = createSocket('udp4')
  let asked = 0
  let silent = false
  socket.on('message', (message, from) => {
    asked++
    if (silent) return
    const { id, questions = [] } = decode(message)
    const [question] = questions
    if (!question) return
    const data = names[`${question.type} ${question.name}`]
    const all = data === undefined ? [] : [data].flat()
    const answers = all.map((one) => ({ ...question, ttl: 60, data: textInPieces(question.type, one) }) as Answer)
    // 3: there is no such name
    const flags = data === undefined ? 3 : 0
    socket.send(encode({ type: 'response', id: id ?? 0, flags, questions, answers }), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const resolver = new Resolver({ timeout: 200, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return {
    resolver,
    questions: () => asked,
    fallSilent(now) {
      silent = now
    },
    close: () => socket.close(),
  }
}

/** A text of the DNS is made of pieces of at most 255 bytes (RFC 1035, 3.3.14). */
function textInPieces(type: string, data: Data): Data | string[] {
  return type === 'TXT' && typeof data === 'string' ? (data.match(/.{1,255}/gs) ?? ['']) : data
}
