import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { environment, flagsOfCommands } from '../bin/pinned-node.js'
import { connectEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts'
import type { MeasuredImport } from './importProcess.ts'
import { isBusy, machineInWords } from './machine.ts'
import { median, table, verdict, writeResults } from './results.ts'
import { type RunningSite, startSite } from './site.ts'

/** Issue: plain articles in a second, those of which nothing has changed, memory, and a short command. */
const LEAST_NEW = 250
const LEAST_UNCHANGED = 2_000
const MOST_MB = 300
const FIRST_PROGRESS_WITHIN_MS = 1_000
const COMMAND_WITHIN_MS = 2_000
const COMMANDS = 5
const CHANGED = 100
const ROWS_AT_ONCE = 100

const count = Number(process.argv[2] ?? 100_000)
const root = fileURLToPath(new URL('../', import.meta.url))
const run = promisify(execFile)

const WORDS =
  'harbor office counted the boats twice that morning and wrote a different number each time while nobody on the quay minded'.split(
    ' ',
  )
const paragraph = (seed: number) =>
  `${Array.from({ length: 60 }, (_, at) => WORDS[(seed * 13 + at * 7 + (at % 5) * seed) % WORDS.length]).join(' ')}.`

/** As most archives have them: some keys, six paragraphs, 350 words. */
function plainArticle(n: number, correction = ''): { name: string; text: string } {
  const day = `20${String(n % 20).padStart(2, '0')}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
  const matter = [
    `title: What the harbor office counted, part ${n}`,
    `date: ${day}`,
    `section: Section ${n % 8}`,
    `author: Writer ${n % 400}`,
    `tags: [harbor, boats ${n % 3_000}]`,
    `description: A different number each time, and nobody who minds; report ${n} of a long archive.`,
  ]
  const body = Array.from({ length: 6 }, (_, at) => paragraph(n + at)).join('\n\n')
  return { name: `${day}-counted-${n}.md`, text: `---\n${matter.join('\n')}\n---\n\n${body}\n${correction}` }
}

async function writeArchive(folder: string) {
  await mkdir(folder)
  for (let n = 0; n < count; n++) {
    const { name, text } = plainArticle(n)
    await writeFile(join(folder, name), text)
  }
}

const environmentOf = (site: RunningSite) => ({
  ...environment,
  ...process.env,
  DATELINE_DATA: site.dataFolder,
  PORT: String(site.port),
})

async function bringIn(site: RunningSite, folder: string): Promise<MeasuredImport> {
  const program = `${root}bench/importProcess.ts`
  const words = [...flagsOfCommands, '--import', import.meta.resolve('#loader'), program, folder]
  const { stdout } = await run(process.execPath, words, { env: environmentOf(site) })
  return JSON.parse(stdout) as MeasuredImport
}

/** The same files read, and their texts put into one table by the same driver, a hundred rows at once: rows in a second. */
async function bareInserts(connection: pg.PoolConfig, folder: string): Promise<number> {
  const client = new pg.Client(connection as pg.ClientConfig)
  await client.connect()
  try {
    await client.query('create table bench_texts (name text primary key, text text not null)')
    const began = performance.now()
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      const names: string[] = []
      const texts: string[] = []
      for (let n = from; n < Math.min(count, from + ROWS_AT_ONCE); n++) {
        const { name } = plainArticle(n)
        names.push(name)
        texts.push(await readFile(join(folder, name), 'utf8'))
      }
      await client.query('insert into bench_texts select * from unnest($1::text[], $2::text[])', [names, texts])
    }
    return (count / (performance.now() - began)) * 1000
  } finally {
    await client.query('drop table if exists bench_texts')
    await client.end()
  }
}

async function timesOf(site: RunningSite, words: (at: number) => string[]): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < COMMANDS; at++) {
    const began = performance.now()
    await run(process.execPath, [`${root}bin/dateline.js`, ...words(at)], { env: environmentOf(site) })
    times.push(performance.now() - began)
  }
  return median(times)
}

function rows(name: string, measured: MeasuredImport, must: number | undefined, bare: number): string[] {
  const rate = (count / measured.ms) * 1000
  return [
    name,
    `${measured.imported} new, ${measured.updated} updated, ${measured.unchanged} unchanged`,
    `${rate.toFixed(0)}/s`,
    (rate / bare).toFixed(2),
    `${(measured.processorMs / count).toFixed(2)} ms`,
    must === undefined ? '' : `≥ ${must}/s`,
    must === undefined ? '' : verdict(rate >= must),
    `${measured.peakMb.toFixed(0)} MB`,
    verdict(measured.peakMb <= MOST_MB),
    `${measured.firstProgressMs.toFixed(0)} ms`,
    verdict(measured.firstProgressMs <= FIRST_PROGRESS_WITHIN_MS),
  ]
}

/** `npm run bench:import`, or `npm run bench:import -- 5000` for a first look that is not written down. */
const folder = await mkdtemp(join(tmpdir(), 'dateline-importing-'))
const busy = isBusy()
try {
  const archive = join(folder, 'archive')
  await writeArchive(archive)
  const site = await startSite({ dataFolder: join(folder, 'data') })
  try {
    const connection = await connectEmbeddedPostgres(join(site.dataFolder, 'postgres'))
    if (!connection) throw new Error('the database does not run')
    const bare = await bareInserts(connection, archive)
    const fresh = await bringIn(site, archive)
    const again = await bringIn(site, archive)
    for (let n = 0; n < CHANGED; n++) {
      const { name, text } = plainArticle(Math.floor((n * count) / CHANGED), '\nIt was counted once more.\n')
      await writeFile(join(archive, name), text)
    }
    const corrected = await bringIn(site, archive)
    const slug = `counted-${count - 1}`
    const terms = (at: number) => (at % 2 === 0 ? 'terms=free' : 'terms=metered')
    const set = await timesOf(site, (at) => ['article', 'set', slug, terms(at)])
    const one = (at: number) => join(folder, `one-${at}`)
    for (let at = 0; at < COMMANDS; at++) {
      await mkdir(one(at))
      await writeFile(join(one(at), 'one.md'), `---\ntitle: One more ${at}\ndate: 2026-01-01\n---\n\nIt is one more.\n`)
    }
    const publish = await timesOf(site, (at) => ['import', 'markdown', one(at)])
    const text = [
      '## Importing',
      '',
      `\`npm run bench:import\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machineInWords()}.`,
      ...(busy ? ['', '**Somebody else was using the machine; read ratios, not rates.**'] : []),
      '',
      `${count.toLocaleString('en')} plain Markdown files of 350 words into a running site, as the command does it. Baseline, in the same run: the same files read and their texts inserted into one table, ${ROWS_AT_ONCE} rows at once: ${bare.toFixed(0)}/s.`,
      '',
      table(
        [
          '',
          'of which',
          'files',
          '× bare',
          'processor a file',
          'must',
          'verdict',
          'peak',
          '≤ 300 MB',
          'first progress',
          '≤ 1 s',
        ],
        [
          rows('new', fresh, LEAST_NEW, bare),
          rows('again', again, LEAST_UNCHANGED, bare),
          rows(`${CHANGED} changed`, corrected, undefined, bare),
        ],
      ),
      '',
      table(
        ['command on the running site, with all these articles', `median of ${COMMANDS}`, 'must', 'verdict'],
        [
          ['article set', `${set.toFixed(0)} ms`, `≤ ${COMMAND_WITHIN_MS} ms`, verdict(set <= COMMAND_WITHIN_MS)],
          ['import markdown, one article', `${publish.toFixed(0)} ms`, '', ''],
        ],
      ),
    ].join('\n')
    if (process.argv[2] === undefined) await writeResults('importing', text)
    process.stdout.write(`${text}\n`)
  } finally {
    await site.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
