import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { createLog } from '../src/platform/log.ts'
import { migrate, readMigrations } from '../src/platform/migrations.ts'
import { openPlatform } from '../src/platform/platform.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts'
import { handWritten, sendingOf, settleLetter, sumOf } from '../tests/support/handWrittenLetter.ts'

/** What one sending was, on standard output. `letterProcess.ts ledger|bare <folder> <smtp> <count> <paragraphs>` */
export type MeasuredSending = {
  sent: number
  ms: number
  /** Settling the readers; nothing where there is no ledger. */
  freezeMs: number
  peakMb: number
  /** Of this process alone, the database apart. */
  processorMs: number
  htmlBytes: number
  textBytes: number
}

const CONNECTIONS = 20
const [manner = '', folder = '', smtpUrl = '', counted = '0', long = '0'] = process.argv.slice(2)
const count = Number(counted)
const paragraphs = Number(long)
const keyFile = join(folder, 'dkim.pem')
const key = { standing: 'reader', language: 'en', arm: 'a' } as const
const written = handWritten(key, { paragraphs })
const filled = (slices: typeof written.html, address: string) =>
  slices
    .map((slice) => (typeof slice === 'string' ? slice : slice.hole === 'address' ? address : 'abcdef.0123456789'))
    .join('')
const html = filled(written.html, 'reader@example.org')

const measured = manner === 'bare' ? await sendBare() : await sendWithLedger()
process.stdout.write(
  JSON.stringify({
    ...measured,
    peakMb: process.resourceUsage().maxRSS / 1024,
    htmlBytes: Buffer.byteLength(html),
    textBytes: Buffer.byteLength(filled(written.text, 'reader@example.org')),
  } satisfies MeasuredSending),
)

/** Frozen, claimed, made, signed, sent and written down, with the database on the same core, as durable as in earnest. */
async function sendWithLedger() {
  const database = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => {} })
  await using opened = new AsyncDisposableStack()
  opened.defer(() => database.stop())
  await migrate(database.connection, await readMigrations())
  const platform = await openPlatform(
    {
      connection: database.connection,
      origin: 'http://news.test',
      dataFolder: folder,
      secret: 'a secret for benchmarks, of more than 32 letters',
      smtpUrl: undefined,
      trustedProxies: undefined,
    },
    { log: createLog('error'), sender: () => ({ name: '', email: '' }) },
    opened,
  )
  const now = platform.clock.now()
  const letter = await settleLetter(platform.db, { readers: count, now })
  await using sending = await sendingOf(
    platform,
    { smtpUrl, connections: CONNECTIONS, dkim: { keyFile, domain: 'news.test', selector: 's1' } },
    { writeVariant: async () => ({ revision: 1, written }) },
  )
  const beganToFreeze = performance.now()
  await sending.freeze(letter)
  const before = process.cpuUsage()
  const began = performance.now()
  const sent = await sending.send(new AbortController().signal)
  const ms = performance.now() - began
  const sum = await sumOf(platform.db, letter)
  if (sum.state !== 'sent' || sum.sent !== count) throw new Error(`not all were sent: ${JSON.stringify(sum)}`)
  return { sent, ms, freezeMs: began - beganToFreeze, processorMs: processorSince(before) }
}

/** The baseline: the mail library's pool, which composes and signs each mail itself; nothing is written down. */
async function sendBare() {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    dkim: { domainName: 'news.test', keySelector: 's1', privateKey: await readFile(keyFile, 'utf8') },
  } as never)
  let next = 0
  let sent = 0
  const before = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < count) {
        const to = `reader${next++}@example.org`
        await transport.sendMail({
          from: written.from,
          to,
          subject: written.subject,
          html: filled(written.html, to),
          text: filled(written.text, to),
          headers: {
            'List-Unsubscribe': '<https://news.test/unsubscribe/x>',
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        })
        sent++
      }
    }),
  )
  const ms = performance.now() - began
  transport.close()
  return { sent, ms, freezeMs: 0, processorMs: processorSince(before) }
}

function processorSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
