import { parseArgs } from 'node:util'
import { closeBrowser } from '../tests/support/browser.ts'
import { benchEditor } from './deskEditor.ts'
import { benchPublishing } from './deskPublishing.ts'
import { benchScreens } from './deskScreens.ts'
import { openDeskSites } from './deskSites.ts'
import { isBusy, machineInWords } from './machine.ts'
import { writeResults } from './results.ts'

/** `npm run bench:desk`: what the newsroom waits for. `npm run bench:desk 2000` tries it, and writes nothing. */
const FULL = 100_000
const { positionals, values } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
})
const articles = Number(positionals[0] ?? FULL)
const isFull = articles >= FULL && values.only === undefined
const busy = isBusy()
const PARTS = { screens: benchScreens, editor: benchEditor, publishing: benchPublishing }

const sites = await openDeskSites(articles)
try {
  const parts: string[] = []
  for (const [name, bench] of Object.entries(PARTS)) {
    if (values.only === undefined || values.only === name) parts.push(await bench(sites, isFull))
  }
  const text = [
    `## The desk: ${articles.toLocaleString('en')} articles`,
    '',
    `\`npm run bench:desk\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machineInWords()}. Two web processes and a worker on a database that keeps what it acknowledges.`,
    ...(busy || isBusy() ? ['', '**Somebody else was using the machine; read ratios, not times.**'] : []),
    ...parts.flatMap((part) => ['', part]),
  ].join('\n')
  process.stdout.write(`${text}\n`)
  if (isFull) await writeResults('desk', text)
} catch (error) {
  for (const site of sites.webs) process.stderr.write(`${site.log().slice(-2_000)}\n`)
  throw error
} finally {
  await closeBrowser()
  await sites.discard()
}
