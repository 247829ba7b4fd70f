import { execFile, fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { environment, flagsOfStart } from '../bin/pinned-node.js'
import type { MeasuredSending } from './letterProcess.ts'
import { isBusy, LOAD_CORE, machineInWords, onCore, SERVER_CORE } from './machine.ts'
import { table, verdict, writeResults } from './results.ts'

/** DESIGN §8. */
const LEAST_A_SECOND = 400
const LEAST_TIMES = 2
const MOST_MB = 250
const LEAST_HTML_BYTES = 60_000
const PARAGRAPHS = 500
/** The baseline keeps its pace; a part of the mails shows it. */
const BARE_SHARE = 0.1

const run = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))

/** `npm run bench:letters [count]`: letters to a local sink, with the ledger and without, in the same run. */
const count = Number(process.argv[2] ?? 100_000)
const folder = await mkdtemp(join(tmpdir(), 'dateline-letters-'))
const busy = isBusy()
const { program, args } = onCore(LOAD_CORE, [
  process.execPath,
  fileURLToPath(new URL('letterSink.js', import.meta.url)),
])
const sink = fork(fileURLToPath(new URL('letterSink.js', import.meta.url)), {
  execPath: program,
  execArgv: args.slice(0, -1),
})
try {
  const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(join(folder, 'dkim.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const bare = await measure('bare', Math.ceil(count * BARE_SHARE), port)
  const ours = await measure('ledger', count, port)
  const rate = ({ sent, ms }: MeasuredSending) => (sent / ms) * 1000
  const times = rate(ours) / rate(bare)
  const rows = [
    ['mails a second', rate(ours).toFixed(0), `≥ ${LEAST_A_SECOND}`, verdict(rate(ours) >= LEAST_A_SECOND)],
    [
      'times a bare pool that composes and signs each',
      `${times.toFixed(2)} (${rate(bare).toFixed(0)}/s)`,
      `≥ ${LEAST_TIMES}`,
      verdict(times >= LEAST_TIMES),
    ],
    ['peak memory of the sender', `${ours.peakMb.toFixed(0)} MB`, `≤ ${MOST_MB} MB`, verdict(ours.peakMb <= MOST_MB)],
    ['text twin of a mail', `${ours.textBytes} bytes`, '', ''],
    ['HTML of a mail', `${ours.htmlBytes} bytes`, `≥ ${LEAST_HTML_BYTES}`, verdict(ours.htmlBytes >= LEAST_HTML_BYTES)],
    [
      'processor of the sender for each mail',
      `${(ours.processorMs / ours.sent).toFixed(2)} ms, bare ${(bare.processorMs / bare.sent).toFixed(2)} ms`,
      '',
      '',
    ],
    ['settling the readers', `${(ours.freezeMs / 1000).toFixed(1)} s`, '', ''],
  ]
  const text = [
    '## Letters',
    '',
    `\`npm run bench:letters\`, ${count} mails, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machineInWords()}.`,
    ...(busy ? ['', '**Somebody else was using the machine; read ratios, not rates.**'] : []),
    '',
    table(['letter to a local sink, ledger included', 'measured', 'must', 'verdict'], rows),
  ].join('\n')
  if (count >= 100_000) await writeResults('letters', text)
  process.stdout.write(`${text}\n`)
} finally {
  sink.disconnect()
  await rm(folder, { recursive: true, force: true })
}

async function measure(manner: 'bare' | 'ledger', mails: number, port: number): Promise<MeasuredSending> {
  const words = [manner, folder, `smtp://127.0.0.1:${port}`, String(mails), String(PARAGRAPHS)]
  const command = onCore(SERVER_CORE, [
    process.execPath,
    ...[...flagsOfStart, '--import', import.meta.resolve('#loader'), join(here, 'letterProcess.ts'), ...words],
  ])
  const { stdout } = await run(command.program, command.args, { env: { ...environment, ...process.env } })
  return JSON.parse(stdout) as MeasuredSending
}
