import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

type Message = { uid: number; flags: Set<string>; raw: Buffer }

export type ImapServer = {
  port: number
  /** Puts a mail into a folder. */
  deliver(raw: string, folder?: string): void
  /** What lies there now: the first line of each mail's subject, with `!` where it is flagged. */
  subjectsIn(folder: string): string[]
  /** The connection breaks off at the next command of this kind: before it is done, or after, unanswered. */
  breakAt(command: 'FETCH' | 'MOVE' | 'STORE', when: 'before' | 'after'): void
  /** It hears and never answers. */
  fallSilent(silent: boolean): void
  close(): Promise<void>
}

const USER = 'bounces@news.test'
const PASSWORD = 'a "quoted" password'
export const imapUser = { user: USER, password: PASSWORD }

/**
 * As much of IMAP4rev1 (RFC 3501, with UIDPLUS and MOVE) as reading a mailbox asks for, in memory on loopback. The npm
 * registry has no server of its kind that is still kept.
 */
export async function startImapServer(options: { accessToken?: () => string } = {}): Promise<ImapServer> {
  const { accessToken } = options
  const capabilities = `IMAP4rev1 LITERAL+ UIDPLUS MOVE NAMESPACE${accessToken ? ' SASL-IR AUTH=XOAUTH2' : ''}`
  const folders = new Map<string, Message[]>([['INBOX', []]])
  let nextUid = 1
  let breaking: { command: string; when: 'before' | 'after' } | undefined
  let silent = false
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function serve(socket: Socket) {
    let selected: Message[] = []
    let rest = ''
    /** The sign-in whose refusal the client has yet to hear of (RFC 7628, 3.2.3). */
    let refusing: string | undefined
    const say = (line: string) => socket.write(`${line}\r\n`)
    if (!silent) say(`* OK [CAPABILITY ${capabilities}] ready`)
    socket.on('data', (data) => {
      rest += data.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        // A literal (`{12+}`) goes on after its line.
        const literal = Number(/\{(\d+)\+?\}$/.exec(line)?.[1] ?? -1)
        if (literal >= 0) {
          if (rest.length < end + 2 + literal) return
          const text = rest.slice(end + 2, end + 2 + literal)
          rest = `${line.replace(/\{\d+\+?\}$/, JSON.stringify(text))}${rest.slice(end + 2 + literal)}`
          continue
        }
        rest = rest.slice(end + 2)
        if (!silent) answer(line)
      }
    })

    function answer(line: string) {
      if (refusing !== undefined) {
        say(`${refusing} NO [AUTHENTICATIONFAILED] Invalid credentials`)
        refusing = undefined
        return
      }
      const [, tag = '*', command = '', given = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/.exec(line) ?? []
      const name = command.toUpperCase()
      if (name === `UID ${breaking?.command}`) {
        const isDone = breaking?.when === 'after'
        breaking = undefined
        if (!isDone) return socket.destroy()
        setImmediate(() => socket.destroy())
        socket.cork()
      }
      const ok = (code = '') => say(`${tag} OK ${code}done`)
      switch (name) {
        case 'CAPABILITY':
          say(`* CAPABILITY ${capabilities}`)
          return ok()
        // As Gmail and Microsoft 365 take it, with the answer in the same line (RFC 4959).
        case 'AUTHENTICATE': {
          const [mechanism, answer = ''] = given.split(' ')
          const wanted = `user=${USER}\x01auth=Bearer ${accessToken?.()}\x01\x01`
          if (mechanism === 'XOAUTH2' && Buffer.from(answer, 'base64').toString() === wanted) return ok()
          refusing = tag
          return say(`+ ${Buffer.from('{"status":"400","schemes":"Bearer"}').toString('base64')}`)
        }
        case 'LOGIN': {
          if (accessToken) return say(`${tag} NO [AUTHENTICATIONFAILED] passwords are not taken`)
          const words = wordsOf(given)
          return words[0] === USER && words[1] === PASSWORD ? ok() : say(`${tag} NO [AUTHENTICATIONFAILED] wrong`)
        }
        case 'NAMESPACE':
          say('* NAMESPACE (("" "/")) NIL NIL')
          return ok()
        case 'LIST':
        case 'LSUB':
          for (const folder of folders.keys()) say(`* ${name} () "/" "${folder}"`)
          return ok()
        case 'CREATE': {
          const folder = wordsOf(given)[0] ?? ''
          if (folders.has(folder)) return say(`${tag} NO [ALREADYEXISTS] there is one`)
          folders.set(folder, [])
          return ok()
        }
        case 'SELECT': {
          const folder = folders.get(wordsOf(given)[0] ?? '')
          if (!folder) return say(`${tag} NO [NONEXISTENT] no such folder`)
          selected = folder
          say('* FLAGS (\\Seen \\Flagged \\Deleted)')
          say('* OK [PERMANENTFLAGS (\\Seen \\Flagged \\Deleted)] ok')
          say(`* ${folder.length} EXISTS`)
          say('* OK [UIDVALIDITY 1] ok')
          say(`* OK [UIDNEXT ${nextUid}] ok`)
          return ok('[READ-WRITE] ')
        }
        case 'UID SEARCH': {
          const found = selected.filter(({ flags }) => !(given.includes('UNFLAGGED') && flags.has('\\Flagged')))
          say(`* SEARCH ${found.map(({ uid }) => uid).join(' ')}`)
          return ok()
        }
        case 'UID FETCH': {
          const message = messageOf(given)
          if (message) {
            const most = Number(/<0\.(\d+)>/.exec(given)?.[1] ?? message.raw.length)
            const part = message.raw.subarray(0, most)
            socket.write(`* ${selected.indexOf(message) + 1} FETCH (UID ${message.uid} BODY[]<0> {${part.length}}\r\n`)
            socket.write(part)
            say(')')
          }
          return ok()
        }
        case 'UID STORE': {
          const message = messageOf(given)
          for (const flag of given.match(/\\\w+/g) ?? []) message?.flags.add(flag)
          return ok()
        }
        case 'UID MOVE': {
          const message = messageOf(given)
          const folder = folders.get(wordsOf(given)[1] ?? '')
          if (!folder) return say(`${tag} NO [TRYCREATE] no such folder`)
          if (!message) return ok()
          const uid = nextUid++
          folder.push({ ...message, uid })
          say(`* OK [COPYUID 1 ${message.uid} ${uid}] moved`)
          say(`* ${selected.indexOf(message) + 1} EXPUNGE`)
          selected.splice(selected.indexOf(message), 1)
          return ok()
        }
        case 'LOGOUT':
          say('* BYE')
          ok()
          return socket.end()
        case 'NOOP':
        case 'CLOSE':
        case 'UNSELECT':
          return ok()
        default:
          return say(`${tag} BAD ${name} is not known here`)
      }
    }

    const messageOf = (given: string) => selected.find(({ uid }) => uid === Number.parseInt(given, 10))
  }

  return {
    port: (server.address() as AddressInfo).port,
    deliver(raw, folder = 'INBOX') {
      const message = { uid: nextUid++, flags: new Set<string>(), raw: Buffer.from(raw.replace(/\r?\n/g, '\r\n')) }
      folders.get(folder)?.push(message)
    },
    subjectsIn: (folder) =>
      (folders.get(folder) ?? []).map(
        ({ raw, flags }) =>
          `${flags.has('\\Flagged') ? '!' : ''}${/^Subject: (.*)$/m.exec(raw.toString())?.[1]?.trim()}`,
      ),
    breakAt(command, when) {
      breaking = { command, when }
    },
    fallSilent(now) {
      silent = now
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Atoms and quoted strings. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, atom]) =>
    quoted === undefined ? (atom ?? '') : quoted.replace(/\\(.)/g, '$1'),
  )
}
