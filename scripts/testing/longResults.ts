import { readFile } from 'node:fs/promises'
import { RESULTS_FILE, table, writeResults } from '../../bench/results.ts'
import { add, describeTally, noTests } from './report.ts'
import type { FileResult } from './runTestFile.ts'

/** What has a full length of its own, or is run in full each time. */
const CAMPAIGNS = ['tests/campaigns/', 'tests/crawl/', 'tests/operations/databaseDies', 'src/money/billing/orders']

const HEAD = ['campaign', 'result', 'minutes', 'seed', 'last run']

export type LongResult = { file: string; result: FileResult; seed: number }

/** Replaces the rows of what was run; a row of `file` stays in `text` until it is run again. */
export function withRows(text: string, done: readonly LongResult[], date: string): string {
  const rows = new Map(
    text
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, file = '']) => /\.test\.tsx?$/.test(file))
      .map((cells) => [cells[1] ?? '', cells.slice(1, -1)]),
  )
  for (const { file, result, seed } of done) {
    if (!CAMPAIGNS.some((beginning) => file.startsWith(beginning))) continue
    const minutes = (result.ms / 60_000).toFixed(1)
    rows.set(file, [file, describeTally(add(noTests, result)), minutes, String(seed), date])
  }
  return `## Campaigns at full length

\`npm run test:long\`: each as it ended when it was last run, with the seed that \`DATELINE_SEED\` would give again to those that throw dice.

${table(
  HEAD,
  [...rows.values()].toSorted(([one = ''], [other = '']) => one.localeCompare(other)),
)}`
}

export async function writeLongResults(done: readonly LongResult[]): Promise<void> {
  const before = await readFile(RESULTS_FILE, 'utf8').catch(() => '')
  const part = /<!-- campaigns -->(.*)<!-- end of campaigns -->/s.exec(before)?.[1] ?? ''
  await writeResults('campaigns', withRows(part, done, new Date().toISOString().slice(0, 10)))
}
