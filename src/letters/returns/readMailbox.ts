import type { ImapFlow } from 'imapflow'
import { inTransaction } from '../../platform/database.ts'
import { askForAccess, type MailboxGrant } from './askForAccess.ts'
import type { MailboxDeps } from './deps.ts'
import { findStopping } from './ledger.sql.ts'
import { openMail } from './openMail.ts'
import { recordReturn } from './recordReturn.ts'
import { judgeReturnedMail } from './returnedMail.rule.ts'

export type MailboxAddress = {
  host: string
  port: number
  secure: boolean
  user: string
  /** Not used where there is a grant. */
  password: string
  grant?: MailboxGrant | undefined
  folder: string
}

export type MailboxReading = {
  returned: number
  again: number
  unmatched: number
  automatic: number
  personal: number
  /** Readers who unsubscribed by mail. */
  stopped: number
}

/** Where mails lie that were understood; in the folder that was read only what a person should see stays. */
const READ_FOLDER = 'Returned'
/** A bounce quotes what it is about; what it says stands before. */
const MOST_BYTES = 256 * 1024
const PATIENCE_MS = 30_000

/**
 * Reads every mail in the mailbox of the return path: what came back of letters is kept and moved to `Returned`, who
 * writes to unsubscribe is unsubscribed, what somebody wrote is flagged and stays. A mail is moved only once what it says is stored, and is stored once: a process that
 * dies between the two finds it again. Ends with what it has done when the signal says so.
 */
export async function readMailbox(
  deps: MailboxDeps,
  mailbox: MailboxAddress,
  signal: AbortSignal,
): Promise<MailboxReading> {
  const reading: MailboxReading = { returned: 0, again: 0, unmatched: 0, automatic: 0, personal: 0, stopped: 0 }
  const client = await connection(mailbox, mailbox.grant && (await askForAccess(mailbox.grant, signal)))
  // Whatever breaks the connection is told to whoever waits for an answer, too; without a listener it ends the process.
  client.on('error', () => {})
  const give = () => client.close()
  signal.addEventListener('abort', give, { once: true })
  try {
    await client.connect()
    const lock = await client.getMailboxLock(mailbox.folder)
    try {
      await readEach(client)
    } finally {
      lock.release()
    }
    await client.logout()
    return reading
  } catch (error) {
    throw inWords(error as Error, mailbox)
  } finally {
    signal.removeEventListener('abort', give)
    client.close()
  }

  async function readEach(client: ImapFlow) {
    const validity = client.mailbox ? client.mailbox.uidValidity : 0n
    const uids = (await client.search({ flagged: false, deleted: false }, { uid: true })) || []
    if (uids.length > 0) await client.mailboxCreate(READ_FOLDER)
    for (const uid of uids) {
      signal.throwIfAborted()
      const found = await client.fetchOne(`${uid}`, { source: { start: 0, maxLength: MOST_BYTES } }, { uid: true })
      // Somebody else took it away meanwhile.
      const source = found ? found.source : undefined
      if (!source) continue
      const became = await keep(source, `${validity}:${uid}`)
      reading[became] += 1
      if (became === 'personal') await client.messageFlagsAdd(`${uid}`, ['\\Flagged'], { uid: true })
      else await client.messageMove(`${uid}`, READ_FOLDER, { uid: true })
    }
  }

  async function keep(source: Buffer, place: string): Promise<keyof MailboxReading> {
    const mail = await openMail(source)
    const { heard, token, diagnostic } = judgeReturnedMail(mail)
    if (heard === 'personal') return 'personal'
    if (heard === 'auto-reply') return 'automatic'
    if (heard === 'stop') {
      const reader = token === undefined ? undefined : await findStopping(deps.db, token)
      // Somebody asked for no more letters, and it cannot be seen of which: a person finds out.
      if (!reader) return 'personal'
      await deps.stop(reader)
      return 'stopped'
    }
    const sourceId = mail.headers.get('message-id')?.[0]?.trim().slice(0, 500) || place
    const returned = { source: 'mailbox', sourceId, outcome: heard, token, email: undefined, diagnostic } as const
    const { kind } = await inTransaction(deps.db, (tx) => recordReturn(deps, tx, returned))
    return kind === 'recorded' ? 'returned' : kind
  }
}

/** What the library knows of a refusal stands beside its message, which is `Command failed`. */
function inWords(error: Error & { authenticationFailed?: boolean; mailboxMissing?: boolean }, mailbox: MailboxAddress) {
  if (error.authenticationFailed) {
    const what = mailbox.grant ? 'the name in BOUNCE_IMAP_URL with the access that BOUNCE_IMAP_OAUTH gives' : undefined
    return new Error(`${mailbox.host} refuses ${what ?? 'the name or the password in BOUNCE_IMAP_URL'}`, {
      cause: error,
    })
  }
  if (error.mailboxMissing) return new Error(`${mailbox.host} has no folder “${mailbox.folder}”`, { cause: error })
  return error
}

/** The library is loaded where a mailbox is read: to whoever only runs a command it would be five megabytes for nothing. */
async function connection(
  { host, port, secure, user, password }: MailboxAddress,
  access: string | undefined,
): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow({
    host,
    port,
    secure,
    auth: access === undefined ? { user, pass: password } : { user, accessToken: access },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
}
