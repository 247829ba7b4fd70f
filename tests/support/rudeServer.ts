import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What it does instead of what is expected at a step: a reply, or something with the socket. */
type Answer = string | ((socket: Socket, said: string) => void)

export type Mood = {
  greeting?: Answer
  ehlo?: Answer
  starttls?: Answer
  auth?: Answer
  mail?: Answer
  rcpt?: Answer
  data?: Answer
  /** While the mail comes in, before it is whole. */
  middle?: (socket: Socket) => void
  dot?: Answer
  /** After its 250. */
  afterwards?: (socket: Socket) => void
}

/** A mail server of few words that can be told to misbehave; what it has taken whole and said yes to is in `mails`. */
export async function openRudeServer(first: Mood = {}) {
  const state = { mood: first, connections: 0 }
  /** Recipients of what was received whole, whatever was answered. */
  const received: Array<{ to: string; messageId: string }> = []
  const accepted: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    state.connections++
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      state.connections--
    })
    let buffer = ''
    let inData = false
    let to = ''
    const answer = (step: Answer | undefined, usual: string, said = '') => {
      if (typeof step === 'function') step(socket, said)
      else socket.write(`${step ?? usual}\r\n`)
    }
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      for (;;) {
        if (inData) {
          if (state.mood.middle) return state.mood.middle(socket)
          const end = buffer.indexOf('\r\n.\r\n')
          if (end < 0) return
          received.push({ to, messageId: /^Message-ID: (\S+)/m.exec(buffer)?.[1] ?? '' })
          buffer = buffer.slice(end + 5)
          inData = false
          const { dot, afterwards } = state.mood
          if (dot === undefined) accepted.push(to)
          answer(dot, '250 2.0.0 taken')
          afterwards?.(socket)
          continue
        }
        const end = buffer.indexOf('\r\n')
        if (end < 0) return
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        const { mood } = state
        const verb = line.slice(0, 4).toUpperCase()
        if (verb === 'EHLO') {
          const offers = [
            '250-rude',
            ...(mood.starttls ? ['250-STARTTLS'] : []),
            ...(mood.auth ? ['250-AUTH PLAIN LOGIN'] : []),
          ]
          answer(mood.ehlo, [...offers, '250 8BITMIME'].join('\r\n'), line)
        } else if (verb === 'STAR') answer(mood.starttls, '220 go on', line)
        else if (verb === 'AUTH') answer(mood.auth, '235 welcome', line)
        else if (verb === 'MAIL') answer(mood.mail, '250 2.1.0 ok', line)
        else if (verb === 'RCPT') {
          to = /<(.*)>/.exec(line)?.[1] ?? ''
          answer(mood.rcpt, '250 2.1.5 ok', line)
        } else if (verb === 'DATA') {
          inData = mood.data === undefined
          answer(mood.data, '354 go on', line)
        } else if (verb === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
    answer(state.mood.greeting, '220 rude ESMTP')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return {
    state,
    received,
    accepted,
    url: `smtp://127.0.0.1:${port}`,
    port,
    /** Every connection ends, as an idle one does. */
    hangUp() {
      for (const socket of sockets) socket.end()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
