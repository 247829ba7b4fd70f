import { readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export const RESULTS_FILE = fileURLToPath(new URL('RESULTS.md', import.meta.url))

/** The file is written in parts by different programs; each replaces its own and leaves the others alone. */
export type ResultsPart =
  | 'benchmarks'
  | 'campaigns'
  | 'desk'
  | 'deskKills'
  | 'deskSteps'
  | 'deliveryKills'
  | 'growth'
  | 'importing'
  | 'kills'
  | 'letterKills'
  | 'magazineKills'
  | 'letters'
  | 'magazine'
  | 'memory'
  | 'mutants'
  | 'noticeKills'
  | 'postgres15'
  | 'search'
  | 'withdrawal'

const HEADING = '# Results\n\nWritten by the programs named below; what they say was measured, not typed.\n'

export async function writeResults(part: ResultsPart, text: string, file = RESULTS_FILE): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => HEADING)
  const begin = `<!-- ${part} -->`
  const end = `<!-- end of ${part} -->`
  const written = `${begin}\n${text.trim()}\n${end}\n`
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  const after =
    from >= 0 && to > from
      ? before.slice(0, from) + written + before.slice(to + end.length + 1)
      : `${before.trimEnd()}\n\n${written}`
  await writeFile(`${file}.part`, after)
  await rename(`${file}.part`, file)
}

/** A Markdown table whose columns line up in plain text too. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

export const verdict = (met: boolean) => (met ? 'met' : '**missed**')
