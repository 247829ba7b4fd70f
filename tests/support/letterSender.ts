// A process that sends letters until none is under way, for tests to kill, stop and measure: `letterSender.ts <wish>`.
// SIGTERM asks it to stop as a deploy does. At its end it prints one line: what it sent, and what that took.

import type pg from 'pg'
import { createLog } from '../../src/platform/log.ts'
import { openPlatform } from '../../src/platform/platform.ts'
import { handWritten, sendingOf } from './handWrittenLetter.ts'
import { type LettersUnderWay, lettersUnderWay } from './lettersUnderWay.ts'

export type SenderWish = {
  connection: pg.PoolConfig
  smtpUrl: string
  dataFolder: string
  connections: number
  keyFile?: string
  /** How long the letter is. */
  paragraphs?: number
}

export type SenderFacts = { sent: number; ms: number; processorMs: number; peakMb: number }

const wish = JSON.parse(process.argv[2] ?? '{}') as SenderWish
const { connection, smtpUrl, dataFolder, connections, keyFile, paragraphs = 3 } = wish
const stopping = new AbortController()
process.on('SIGTERM', () => stopping.abort())

await using opened = new AsyncDisposableStack()
const platform = await openPlatform(
  {
    connection,
    origin: 'http://news.test',
    dataFolder,
    secret: 'a secret for tests, of more than 32 letters',
    smtpUrl: undefined,
    trustedProxies: undefined,
  },
  { log: createLog(process.env.LOG_LEVEL ?? 'silent'), sender: () => ({ name: '', email: '' }) },
  opened,
)
await using sending = await sendingOf(
  platform,
  { smtpUrl, connections, dkim: keyFile === undefined ? undefined : { keyFile, domain: 'news.test', selector: 's1' } },
  { writeVariant: async (_, key) => ({ revision: 1, written: handWritten(key, { paragraphs }) }) },
)
process.stdout.write('ready\n')
const began = performance.now()
const before = process.cpuUsage()
let sent = 0
const goesOn = (under: LettersUnderWay) => under.letters > 0 && !stopping.signal.aborted
while (goesOn(await lettersUnderWay(platform.db))) sent += await sending.send(stopping.signal)
const { user, system } = process.cpuUsage(before)
const facts: SenderFacts = {
  sent,
  ms: performance.now() - began,
  processorMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
process.stdout.write(`${JSON.stringify(facts)}\n`)
