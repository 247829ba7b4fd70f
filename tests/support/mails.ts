import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'

export type ReceivedMail = {
  /** The file's name, which sorts by time. */
  name: string
  /** `sign-in`, `welcome`, `receipt`. */
  kind: string
  /** Of a letter: its newsletter, first. */
  listId: string
  /** Of a letter: where one click stops it. */
  unsubscribe: string
  to: string
  subject: string
  text: string
  html: string
  date: Date
  /** All addresses of the text twin, in order. */
  links: string[]
  /** Six digits on a line of their own. */
  code: string | undefined
}

export type MailWanted = { to: string; kind: string /** How many of them there are by then. */; count?: number }

const ARRIVES_WITHIN_MS = 15_000

/**
 * Every mail in the outbox, oldest first, read by a stranger's mail library. One that is discarded just now, as those to
 * somebody who is forgotten are, is none.
 */
export async function readMails(outbox: string): Promise<ReceivedMail[]> {
  const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.eml')).sort()
  const mails = await Promise.all(names.map((name) => readMail(outbox, name)))
  return mails.filter((mail) => mail !== undefined)
}

async function readMail(outbox: string, name: string): Promise<ReceivedMail | undefined> {
  const path = join(outbox, name)
  const known = read.get(path)
  if (known) return known
  const bytes = await readUnlessGone(path)
  const mail = bytes && received(name, await simpleParser(bytes))
  if (mail) read.set(path, mail)
  return mail
}

/** undefined: whoever listed it was shown what has been removed since. */
export async function readUnlessGone(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const read = new Map<string, ReceivedMail>()

/** The newest mail of this kind to this address, as soon as there are `count` of them. */
export async function waitForMail(outbox: string, { to, kind, count = 1 }: MailWanted): Promise<ReceivedMail> {
  const began = performance.now()
  for (;;) {
    const mails = await readMails(outbox)
    const wanted = mails.filter((mail) => mail.to === to && mail.kind === kind)
    const newest = wanted.at(-1)
    if (newest && wanted.length >= count) return newest
    if (performance.now() - began > ARRIVES_WITHIN_MS) {
      const there = mails.map((mail) => `${mail.kind} to ${mail.to}: ${mail.subject}`).join('\n')
      throw new Error(`no mail “${kind}” (${count}) to ${to} arrived; there are:\n${there || 'none'}`)
    }
    await pause(40)
  }
}

/** The first link that leads to a path of this beginning, such as `/sign-in/`. */
export function linkTo(mail: ReceivedMail, path: string): string {
  const link = mail.links.find((address) => new URL(address).pathname.startsWith(path))
  if (!link) throw new Error(`the mail “${mail.subject}” has no link to ${path}:\n${mail.text}`)
  return link
}

/** As they were sent; the library takes them apart. */
function listHeaders({ headerLines }: ParsedMail) {
  const of = (key: string) => headerLines.find((line) => line.key === key)?.line.replace(/^[^:]*:\s*/, '') ?? ''
  return { listId: of('list-id').replace(/^[^<]*</, ''), unsubscribe: of('list-unsubscribe') }
}

function received(name: string, mail: ParsedMail): ReceivedMail {
  const text = mail.text ?? ''
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to
  return {
    name,
    kind: String(mail.headers.get('x-dateline-kind') ?? ''),
    ...listHeaders(mail),
    to: to?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    text,
    html: mail.html || '',
    date: mail.date ?? new Date(0),
    links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
    code: /(?:^|\n)\s*(\d{3} ?\d{3})\s*(?:\n|$)/.exec(text)?.[1]?.replace(' ', ''),
  }
}
