import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createLanguages } from '../src/design/words/languages.ts'
import type { Book, BookMaker } from '../src/magazine/book/book.module.ts'
import { createEpub } from '../src/magazine/epub/epub.module.ts'
import { createMagazinePdf } from '../src/magazine/pdf/pdf.module.ts'
import { createMaps } from '../src/publication/places/places.module.ts'
import { bookForTests, picturesOf, piecesForTests } from '../tests/support/bookForTests.ts'
import { isBusy, machineInWords } from './machine.ts'
import { endedProcessorMs, memoryOf, processorMs } from './processFacts.ts'
import { median, table, verdict, writeResults } from './results.ts'

/** Both files of an issue together: issue 15. They are made side by side, so that paper may take all of it. */
const MOST_TOGETHER_MS = 3_000
const MOST_EPUB_MS = 1_500
const MOST_PDF_MS = MOST_TOGETHER_MS
const PIECES = 40
/** As many as an issue takes, each of full length. */
const MOST_PIECES = 200
const TIMES = 5
/** As long as a process beside this one waits for more work, and a little. */
const IDLE_MS = 7_000

/** What makes a file, and how long that may take. */
type Measured = { name: string; make: BookMaker; most: number; close(): Promise<void> }

/** `npm run bench:magazine`: an issue of forty articles as files, its pictures and faces kept. */
const folder = await mkdtemp(join(tmpdir(), 'dateline-magazine-'))
const busy = isBusy()
const epub = createEpub({ dataFolder: folder })
const { speak } = await createLanguages({ own: () => 'en', phrase: () => undefined })
const maps = createMaps()
const pdf = createMagazinePdf({ dataFolder: folder }, { speak, maps })
const makers: Measured[] = [
  { name: 'EPUB', make: epub.makeEpub, most: MOST_EPUB_MS, close: epub.close },
  { name: 'PDF', make: pdf.makePdf('a4'), most: MOST_PDF_MS, close: async () => {} },
]
try {
  const book = longBook(PIECES)
  const read = picturesOf(book)
  const rows: string[][] = []
  for (const { name, make, most } of makers) {
    // The first one draws the pictures and cuts the faces, which are kept.
    const first = await timed(make, book, read)
    const all: Awaited<ReturnType<typeof timed>>[] = []
    for (let time = 0; time < TIMES; time++) all.push(await timed(make, book, read))
    const ms = median(all.map((one) => one.ms))
    await pause(IDLE_MS)
    const fresh = await timed(make, book, read)
    const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`
    rows.push([`${name} of ${PIECES} articles`, seconds(ms), `≤ ${seconds(most)}`, verdict(ms <= most)])
    rows.push([`${name}: processor time`, seconds(median(all.map((one) => one.processorMs))), '', ''])
    rows.push([`${name}: with the start of its process`, seconds(fresh.ms), '', ''])
    rows.push([`${name}: the first, with nothing kept`, seconds(first.ms), '', ''])
    rows.push([`${name}: size`, `${(first.bytes / 1024 / 1024).toFixed(1)} MB`, '≤ 15 MB', verdict(first.bytes < 15e6)])
    rows.push([`${name}: peak memory beside`, `${Math.max(...all.map((one) => one.peakMb)).toFixed(0)} MB`, '', ''])
  }
  // As a release makes them: paper beside what is for e-readers, each in its process.
  const both: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now()
    await Promise.all(makers.map(({ make }) => make(book, read, AbortSignal.timeout(240_000))))
    both.push(performance.now() - start)
  }
  const together = median(both)
  const limit = `≤ ${MOST_TOGETHER_MS / 1000} s`
  rows.push([
    'both, as a release makes them',
    `${(together / 1000).toFixed(2)} s`,
    limit,
    verdict(together <= MOST_TOGETHER_MS),
  ])
  const largest = longBook(MOST_PIECES)
  for (const { name, make } of makers) {
    const { ms, peakMb } = await timed(make, largest, picturesOf(largest))
    rows.push([`${name} of ${MOST_PIECES} articles`, `${(ms / 1000).toFixed(1)} s`, '', ''])
    rows.push([`${name} of ${MOST_PIECES} articles: peak memory beside`, `${peakMb.toFixed(0)} MB`, '', ''])
  }
  await pause(IDLE_MS)
  const left = childrenOf(process.pid).length
  rows.push(['processes that still hold memory when idle', String(left), '0', verdict(left === 0)])
  const text = [
    '## The magazine',
    '',
    `\`npm run bench:magazine\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machineInWords()}.`,
    ...(busy ? ['', '**Somebody else was using the machine; read processor times, not seconds.**'] : []),
    '',
    table(['files of an issue', 'measured', 'must', 'verdict'], rows),
  ].join('\n')
  await writeResults('magazine', text)
  process.stdout.write(`${text}\n`)
} finally {
  for (const { close } of makers) await close()
  await rm(folder, { recursive: true, force: true })
}

async function timed(make: BookMaker, book: Book, read: Parameters<BookMaker>[1]) {
  const before = spent()
  let peakMb = 0
  // Whoever makes a PDF has ended by the time it is made.
  const looking = setInterval(() => {
    peakMb = Math.max(peakMb, ...childrenOf(process.pid).map((pid) => memoryOf(pid).peakMb))
  }, 250)
  const start = performance.now()
  const { bytes } = await make(book, read, AbortSignal.timeout(240_000))
  const ms = performance.now() - start
  clearInterval(looking)
  for (const pid of childrenOf(process.pid)) peakMb = Math.max(peakMb, memoryOf(pid).peakMb)
  return { ms, processorMs: spent() - before, peakMb, bytes: bytes.length }
}

/** By all that work or have worked beside this one; looking at them is in it, some milliseconds each time. */
function spent(): number {
  const now = childrenOf(process.pid).reduce((sum, pid) => sum + (processorMs(pid) ?? 0), 0)
  return now + (endedProcessorMs(process.pid) ?? 0)
}

function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
  return lines.filter((line) => line.includes('.worker.ts')).map((line) => Number.parseInt(line, 10))
}

/** Articles of some twelve hundred words, as long ones are. */
function longBook(count: number): Book {
  const pieces = piecesForTests(count).map((piece) => ({
    ...piece,
    document: { ...piece.document, content: Array(6).fill(piece.document.content.slice(0, 8)).flat() },
  }))
  return bookForTests(pieces)
}
