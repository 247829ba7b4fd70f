/** What became of handing one mail to the server, as far as it did not simply take it. */
export type Failure = {
  /** As the mail library names what was being done: `CONN`, `AUTH …`, `EHLO`, `STARTTLS`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  command: string
  /** The server's three digits; undefined where it said nothing, or nothing that is a reply. */
  code: number | undefined
  /** Its words, or those of whoever met the failure. */
  words: string
  /** Whether all of the mail had been handed over, so that only the server knows whether it has it. */
  handedOver: boolean
  /** What is wrong with the mail itself, before anybody was asked. */
  ours?: true
}

export type Judgment =
  /** For good: this address. */
  | { kind: 'refused' }
  /** Not now: this address, all addresses of its receiver, or everything. */
  | { kind: 'later'; scope: 'recipient' | 'receiver' | 'server' }
  /** Nobody knows: it may have arrived. */
  | { kind: 'undecided' }
  /** Something of ours is to be mended first; sending on would hurt. `mend` says what, in words for the publisher. */
  | { kind: 'configuration'; mend: string }

/** Of these, the first that fits; each says who must mend what. */
const CONFIGURATION: ReadonlyArray<readonly [says: RegExp, mend: string]> = [
  [
    /5\.7\.515/,
    'Microsoft asks for SPF, DKIM and DMARC of the sending domain, and one of them fails. Run: npx dateline mail check',
  ],
  [/5\.7\.26\b/, 'Gmail asks for SPF or DKIM of the sending domain, and neither passes. Run: npx dateline mail check'],
  [
    /5\.7\.(?:2[0-57-9]|27|30|31|32)\b/,
    'The signature or the sender’s domain was refused. Run: npx dateline mail check',
  ],
  [/5\.7\.25\b/, 'The sending host has no reverse name that leads back to it. Run: npx dateline mail check'],
  [
    /5\.7\.(?:0|1|23)\b.*(?:spf|dkim|dmarc|unauthenticated|not authenticated|authentication (?:required|fail))/is,
    'The receiver does not believe who sends: SPF, DKIM or DMARC. Run: npx dateline mail check',
  ],
  [
    /sender address rejected|not owned by user|5\.7\.60|send ?as|sender verify failed/i,
    'The mail server does not let this account send from that address: see the newsletter’s sender and SMTP_URL.',
  ],
]

const LOGIN = 'The mail server refuses the name and password in SMTP_URL.'
const TLS = 'No safe connection to the mail server could be made (TLS): see its certificate and SMTP_URL.'

/**
 * What to do after a failure. Whoever is refused for good by the words for an unknown mailbox is; whatever speaks of who
 * we are stops the letter and suppresses nobody, for the address is not at fault.
 */
export function judgeReply({ command, code, words, handedOver, ours }: Failure): Judgment {
  if (ours) return { kind: 'refused' }
  if (code === undefined) return handedOver ? { kind: 'undecided' } : { kind: 'later', scope: 'server' }
  if (command.startsWith('AUTH')) return code >= 500 ? { kind: 'configuration', mend: LOGIN } : later('server')
  if (command === 'STARTTLS') return { kind: 'configuration', mend: TLS }
  if (code === 530) return { kind: 'configuration', mend: LOGIN }
  const aboutOneMail = command === 'RCPT TO' || command === 'DATA'
  if (code >= 500) {
    const known = CONFIGURATION.find(([says]) => says.test(words))
    if (known) return { kind: 'configuration', mend: known[1] }
    // Bad sequence: the session is in disorder, not the mail.
    if (code === 503) return later('server')
    if (aboutOneMail) return { kind: 'refused' }
    // What it says of the sender it says of every mail; of the connection, for the time being.
    if (command === 'MAIL FROM') {
      return {
        kind: 'configuration',
        mend: 'The mail server refuses the sender of every mail. Run: npx dateline mail check',
      }
    }
    return later('server')
  }
  if (code < 400) return later('server')
  if (!aboutOneMail) return later('server')
  // 4.7.x, and a server that closes: it wants fewer from us, or slower. A full or locked mailbox is one reader's.
  if (code === 421 || /\b4\.7\.\d/.test(words)) return later('receiver')
  return later('recipient')
}

const later = (scope: 'recipient' | 'receiver' | 'server'): Judgment => ({ kind: 'later', scope })
