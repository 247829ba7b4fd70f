import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ArticleRequestsBench, openArticleRequests } from './articleRequests.ts'
import { benchArticleWeight } from './articleWeight.ts'
import { isBusy, machineInWords, SERVER_CORE } from './machine.ts'
import { benchNewReads } from './newReads.ts'
import { memoryOf } from './processFacts.ts'
import { openBenchDatabase } from './readersForLoad.ts'
import { table, verdict, writeResults } from './results.ts'
import { type RunningSite, startSite } from './site.ts'
import { benchStart } from './start.ts'
import { useSite } from './use.ts'

/** DESIGN §8: of the web process, with the sample publication, under load. */
const MOST_RESIDENT_MB = 300

/** Many short rounds: what else a machine does comes and goes within seconds, and hurts only the rounds that it meets. */
const EFFORT = { rounds: 15, seconds: 1 }
/** Issue: a page must not age. */
const USE_MINUTES = 20

async function freshAndAged(site: RunningSite, requests: ArticleRequestsBench) {
  const fresh = await requests.measure(EFFORT)
  const used = await useSite(site, requests.heads, USE_MINUTES)
  return { fresh, used, aged: await requests.measure(EFFORT) }
}

/** `npm run bench`: the first four budgets of DESIGN §8, each beside its baseline in the same run. */
const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'))
const busy = isBusy()
try {
  const starts = await benchStart(folder)
  const dataFolder = join(folder, 'first')
  const site = await startSite({ dataFolder, core: SERVER_CORE })
  try {
    const weight = await benchArticleWeight(site)
    const database = await openBenchDatabase(dataFolder)
    const requests = await openArticleRequests(site, database)
    const { fresh, used, aged } = await freshAndAged(site, requests).finally(() => requests.close())
    const { residentMb, peakMb } = memoryOf(site.pid)
    const newReads = await benchNewReads(site, database, 3, 100)
    await database.close()
    const memory = table(
      ['web process under load', 'resident', 'peak', 'must', 'verdict'],
      [
        [
          'sample publication, all variants at full speed',
          `${residentMb.toFixed(0)} MB`,
          `${peakMb.toFixed(0)} MB`,
          `≤ ${MOST_RESIDENT_MB} MB`,
          verdict(residentMb <= MOST_RESIDENT_MB),
        ],
      ],
    )
    const text = [
      '## Budgets',
      '',
      `\`npm run bench\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machineInWords()}.`,
      ...(busy ? ['', '**Somebody else was using the machine; read ratios, not rates.**'] : []),
      '',
      '### Article page, requests per second on one core',
      '',
      'Right after the start:',
      '',
      fresh,
      '',
      `The same process after ${USE_MINUTES} minutes of use, ${used} answers:`,
      '',
      aged,
      '',
      newReads.text,
      '',
      '### Article page, weight',
      '',
      weight,
      '',
      '### Start',
      '',
      starts,
      '',
      '### Memory',
      '',
      memory,
    ].join('\n')
    await writeResults('benchmarks', text)
    process.stdout.write(`${text}\n`)
  } finally {
    await site.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
