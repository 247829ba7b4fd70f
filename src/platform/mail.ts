import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { z } from 'zod'
import { addressKey } from './addressKey.ts'
import type { Clock } from './clock.ts'
import { type Database, inTransaction } from './database.ts'
import type { DueWork } from './dueWork.ts'
import { Fault } from './errors.ts'
import { HELD_UNTIL } from './hold.ts'
import { defineJob, type Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import { writeDurably } from './writeDurably.ts'

type Instant = Temporal.Instant

export type Mail = {
  /** What it is, for the record: `sign-in`, `trial-ending`. */
  kind: string
  to: string
  subject: string
  html: string
  /** The text twin: says all that the HTML says. */
  text: string
  readerId?: number
  /** For how long it is on record that it went out; without it, for good. What strangers can make us mail has an end. */
  keepDays?: number
  /** The last mail to somebody who was forgotten: once sent it is in no record, and in the outbox for a day. */
  forget?: boolean
}

export type MailedFile = { name: string; mediaType: string; bytes: Uint8Array }

export type FileSent = { kind: 'sent' } | { kind: 'refused'; because: string }

export type Mailer = {
  /**
   * Enqueues a mail within the caller's transaction; it goes out after that commits, or not at all. Throws where `to` is
   * anything but one address.
   */
  send(tx: Database, mail: Mail): Promise<void>
  /**
   * Sends one at once, past the queue and on no record, for an operator who wants to know whether mails go out. Resolves
   * with what the server said, or where the file is; rejects with a `Fault` that has the server's or the network's words.
   */
  sendNow(mail: Pick<Mail, 'kind' | 'to' | 'subject' | 'html' | 'text'>): Promise<string>
  /**
   * Sends one with a file, at once and within the caller's own job, since no queue should carry so much. The same `id` is
   * sent once; where nobody knows whether it went, it goes again under the same Message-ID. `refused`: the server will
   * never take it, in its words; what may yet succeed rejects.
   */
  sendFile(id: string, mail: Omit<Mail, 'forget'>, file: MailedFile): Promise<FileSent>
  /**
   * Forgets every mail to an address, sent or waiting, within the caller's transaction; files in the outbox go as soon
   * as that has committed.
   */
  forget(tx: Database, who: { readerId: number; email: string; addressKey: string }): Promise<void>
  /** Takes these files out of the outbox as soon as the caller's transaction has committed. */
  discard(tx: Database, files: readonly string[]): Promise<void>
  /** What was sent to an address before it was known whose it is belongs to this reader. */
  adopt(tx: Database, readerId: number, addressKey: string): Promise<void>
  /** Takes files out of the outbox that must not stay there. */
  discards: DueWork
  /** Records of mails whose days are over. */
  forgetting: DueWork
  /** In a sentence, for the person who starts Dateline. */
  whereMailGoes: string
  close(): void
}

export type MailSettings = {
  /** undefined: one file per mail in `outbox`. */
  smtpUrl: string | undefined
  outbox: string
  /** Domain of Message-IDs. */
  domain: string
  /** Read at each send, so that a renamed publication signs with its new name. */
  from: () => Promise<{ name: string; address: string }>
}

/** The queue of mails, by its name. */
export const MAIL_QUEUE = 'send-mail'

const sendMail = defineJob(
  MAIL_QUEUE,
  z.object({
    id: z.uuid(),
    kind: z.string(),
    to: z.string(),
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    forget: z.boolean().default(false),
  }),
  { plural: 'mails' },
)

/** Nothing in it could be read as two, or as a header of its own. Whether it is well formed is said where it is typed. */
const ONE_ADDRESS = /^[^\s,;:<>()[\]"\\@]+@[^\s,;:<>()[\]"\\@]+$/

type SmtpFailure = { responseCode?: number; response?: string }

/** Somebody waits at a terminal. */
const IMPATIENT = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** How long the confirmation of an erasure is there to be seen. */
const KEEP_FORGOTTEN_HOURS = 24
const STILL_WRITTEN_SECONDS = 30
/** Sign-in links are in a mail. */
const OWNER_ONLY = 0o600
/** Records forgotten in one go; the rest follows. */
const MOST_FORGOTTEN = 5_000

/**
 * A mail is never missed; one that was in flight at a crash may arrive twice, with the same Message-ID. SMTP cannot
 * promise more: when the server dies between accepting and being heard, nobody knows.
 */
export function createMailer(
  deps: { db: Database; jobs: Jobs; clock: Clock; log: Log },
  settings: MailSettings,
): Mailer {
  const { db, jobs, clock, log } = deps
  const smtp = settings.smtpUrl ? createTransport({ url: settings.smtpUrl, pool: true } as never) : undefined
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

  async function messageOf(mail: Pick<Mail, 'kind' | 'to' | 'subject' | 'html' | 'text'>, id: string, dated: Instant) {
    return {
      from: await settings.from(),
      to: { name: '', address: mail.to },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${id}@${settings.domain}>`,
      date: new Date(dated.epochMilliseconds),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Dateline-Kind': mail.kind },
      disableFileAccess: true,
      disableUrlAccess: true,
    }
  }

  async function putIntoOutbox(message: SendMailOptions, id: string, dated: Instant): Promise<string> {
    const { message: bytes } = await composer.sendMail(message)
    const path = join(settings.outbox, outboxName(dated, id))
    await writeDurably(path, bytes as Buffer, `${path}.part`, OWNER_ONLY)
    return path
  }

  jobs.handle(sendMail, async (mail, job) => {
    const { rows } = await sql<{ dated: Temporal.Instant; sent_at: Temporal.Instant | null }>`
      select dated, sent_at from mails where id = ${mail.id}`.execute(db)
    const record = rows[0]
    if (!record || record.sent_at) return
    const message = await messageOf(mail, mail.id, record.dated)
    if (smtp) await smtp.sendMail(message)
    else await putIntoOutbox(message, mail.id, record.dated)
    if (mail.forget) await sql`delete from mails where id = ${mail.id}`.execute(db)
    else await sql`update mails set sent_at = ${clock.now()} where id = ${mail.id}`.execute(db)
    await jobs.strip(db, job.id, { ...mail, to: '', subject: '', html: '', text: '' })
    log.info({ kind: mail.kind, id: mail.id }, 'mail sent')
  })

  return {
    async send(tx, mail) {
      if (!ONE_ADDRESS.test(mail.to)) throw new Error('a mail goes to one address')
      const id = randomUUID()
      const now = clock.now()
      const forgetAt = mail.keepDays === undefined ? null : now.add({ hours: mail.keepDays * 24 })
      await sql`insert into mails (id, kind, recipient, recipient_key, reader_id, subject, dated, forget_at)
        values (${id}, ${mail.kind}, ${mail.to}, ${addressKey(mail.to)}, ${mail.readerId ?? null}, ${mail.subject},
          ${now}, ${forgetAt})`.execute(tx)
      const { kind, to, subject, html, text, forget = false } = mail
      if (forget && !smtp) await discardLater(tx, outboxName(now, id), now.add({ hours: KEEP_FORGOTTEN_HOURS }))
      await jobs.enqueue(tx, sendMail, { id, kind, to, subject, html, text, forget })
    },
    async sendNow(mail) {
      const id = randomUUID()
      const now = clock.now()
      const message = await messageOf(mail, id, now)
      if (!settings.smtpUrl) return putIntoOutbox(message, id, now)
      const server = createTransport({ url: settings.smtpUrl, ...IMPATIENT } as never)
      try {
        return String((await server.sendMail(message)).response)
      } catch (error) {
        const { message: because, response } = error as Error & { response?: string }
        throw new Fault('conflict', 'mail-not-taken', `The mail server did not take it: ${response ?? because}`)
      } finally {
        server.close()
      }
    },
    async sendFile(id, mail, file) {
      if (!ONE_ADDRESS.test(mail.to)) throw new Error('a mail goes to one address')
      const { rows } = await sql<{ dated: Temporal.Instant; sent_at: Temporal.Instant | null }>`
        insert into mails (id, kind, recipient, recipient_key, reader_id, subject, dated)
        values (${id}, ${mail.kind}, ${mail.to}, ${addressKey(mail.to)}, ${mail.readerId ?? null}, ${mail.subject},
          ${clock.now()})
        on conflict (id) do update set kind = excluded.kind returning dated, sent_at`.execute(db)
      const [record] = rows
      if (!record || record.sent_at) return { kind: 'sent' }
      const { name: filename, mediaType: contentType, bytes } = file
      const attachments = [{ filename, contentType, content: Buffer.from(bytes) }]
      const message = { ...(await messageOf(mail, id, record.dated)), attachments }
      try {
        if (smtp) await smtp.sendMail(message)
        else await putIntoOutbox(message, id, record.dated)
      } catch (error) {
        const { responseCode = 0, response, message: because } = error as Error & SmtpFailure
        if (responseCode < 500) throw error
        await sql`update mails set discarded_at = ${clock.now()} where id = ${id}`.execute(db)
        return { kind: 'refused', because: response ?? because }
      }
      await sql`update mails set sent_at = ${clock.now()} where id = ${id}`.execute(db)
      log.info({ kind: mail.kind, id }, 'mail sent')
      return { kind: 'sent' }
    },
    async forget(tx, { readerId, email, addressKey: key }) {
      const { rows } = await sql<{ id: string; dated: Temporal.Instant }>`delete from mails
        where reader_id = ${readerId} or recipient = ${email} or recipient_key = ${key}
        returning id, dated`.execute(tx)
      await jobs.withdraw(
        tx,
        sendMail,
        'id',
        rows.map(({ id }) => id),
      )
      await this.discard(
        tx,
        rows.map(({ id, dated }) => outboxName(dated, id)),
      )
    },
    async discard(tx, files) {
      const now = clock.now()
      for (const file of smtp ? [] : files) {
        await discardLater(tx, file, now)
        // One that was just being written when its record went.
        await discardLater(tx, file, now.add({ seconds: STILL_WRITTEN_SECONDS }))
      }
    },
    async adopt(tx, readerId, key) {
      await sql`update mails set reader_id = ${readerId}
        where reader_id is null and recipient_key = ${key}`.execute(tx)
    },
    discards: {
      name: 'discard-mails',
      evenWhileHeld: true,
      async nextDue(database) {
        const { rows } = await sql<{ at: Temporal.Instant | null }>`
          select min(due_at) as at from mail_discards`.execute(database)
        return rows[0]?.at ?? undefined
      },
      async runDue(database, now) {
        const { rows } = await sql<{ file: string }>`
          select distinct file from mail_discards where due_at <= ${now}`.execute(database)
        for (const { file } of rows) await rm(join(settings.outbox, file), { force: true })
        await sql`delete from mail_discards where due_at <= ${now}`.execute(database)
        return rows.length
      },
    },
    forgetting: {
      name: 'forget-mails',
      async nextDue(database) {
        const { rows } = await sql<{ at: Temporal.Instant | null }>`
          select min(forget_at) as at from mails`.execute(database)
        return rows[0]?.at ?? undefined
      },
      async runDue(database, now) {
        return inTransaction(database, async (tx) => {
          const { rows } = await sql<{ id: string; dated: Temporal.Instant }>`delete from mails where id in
            (select id from mails where forget_at <= ${now} order by forget_at limit ${MOST_FORGOTTEN})
            returning id, dated`.execute(tx)
          if (!smtp) for (const { id, dated } of rows) await discardLater(tx, outboxName(dated, id), now)
          return rows.length
        })
      },
    },
    whereMailGoes: settings.smtpUrl
      ? `by SMTP to ${new URL(settings.smtpUrl).host}`
      : `into files in ${settings.outbox} (set SMTP_URL to send it)`,
    close: () => smtp?.close(),
  }
}

function discardLater(tx: Database, file: string, at: Temporal.Instant) {
  return sql`insert into mail_discards (file, due_at) values (${file}, ${at}) on conflict do nothing`.execute(tx)
}

/** Sorts by time; the same mail always has the same name, so a repeated job overwrites instead of doubling. */
export function outboxName(dated: Temporal.Instant, id: string): string {
  return `${dated.toString({ fractionalSecondDigits: 3 }).replaceAll(':', '-')}-${id}.eml`
}

export type HeldMails = {
  kind: string
  count: number
  /** Different addresses, and how many of them are known readers'. */
  addresses: number
  readers: number
  oldest: Temporal.Instant
}

/** Mails that were written before a restore and wait for a person. */
export async function listHeldMails(db: Database): Promise<HeldMails[]> {
  const { rows } = await sql<HeldMails>`
    select m.kind, count(*) as count, count(distinct m.recipient) as addresses,
      count(distinct m.reader_id) as readers, min(m.dated) as oldest
    from jobs.job j join mails m on m.id = (j.data->>'id')::uuid
    where j.name = ${MAIL_QUEUE} and j.state in ('created', 'retry') and j.start_after = ${HELD_UNTIL}
      and m.sent_at is null
    group by m.kind order by m.kind`.execute(db)
  return rows
}

/** They never go out. Returns how many. */
export async function discardHeldMails(tx: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql`with gone as (
      delete from jobs.job where name = ${MAIL_QUEUE} and state in ('created', 'retry')
        and start_after = ${HELD_UNTIL} returning data)
    update mails set discarded_at = ${now} where sent_at is null
      and id in (select (data->>'id')::uuid from gone) returning id`.execute(tx)
  return rows.length
}

export async function listOutbox(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith('.eml')).sort()
}
