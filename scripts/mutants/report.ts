import { table } from '../../bench/results.ts'
import type { Tried } from './tryRule.ts'

/** What of its mutants a folder's tests must kill, in percent; the longest prefix that fits holds. */
const thresholds: Readonly<Record<string, number>> = {
  'src/': 85,
  'src/paywall/': 95,
  'src/money/': 95,
}

export type Total = { folder: string; killed: number; of: number; equivalent: number; least: number; met: boolean }

export function leastFor(path: string): number {
  const fitting = Object.keys(thresholds).filter((prefix) => path.startsWith(prefix))
  const longest = fitting.reduce((best, prefix) => (prefix.length > best.length ? prefix : best), '')
  return thresholds[longest] ?? 0
}

/** By wing and room, the first two levels below src. */
export function totalsOf(tried: readonly Tried[]): Total[] {
  const folders = new Map<string, Tried[]>()
  for (const one of tried) {
    const folder = one.rule.split('/').slice(0, -1).slice(0, 3).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), one])
  }
  return [...folders].map(([folder, rules]) => {
    const killed = rules.reduce((sum, rule) => sum + rule.killed, 0)
    const of = rules.reduce((sum, rule) => sum + rule.killed + rule.survivors.length, 0)
    const equivalent = rules.reduce((sum, rule) => sum + rule.equivalent, 0)
    const least = leastFor(`${folder}/`)
    // In whole numbers: 94.96 % is not 95 %.
    return { folder, killed, of, equivalent, least, met: killed * 100 >= least * of }
  })
}

export function describeTried(tried: Tried): string {
  const all = tried.killed + tried.survivors.length
  const head = [
    `${tried.rule}  ${tried.killed} of ${all} killed`,
    ...(tried.unending > 0 ? [`${tried.unending} of them by their time`] : []),
    ...(tried.equivalent > 0 ? [`${tried.equivalent} equivalent`] : []),
  ].join(', ')
  const complaints = tried.complaints.map((complaint) => `  ! ${complaint}`)
  const survivors = tried.survivors.map(({ line, column, change, source }) => {
    // A change of a whole expression says where it is by itself.
    const where = change.length < 20 ? `   in: ${source}` : ''
    return `  ${tried.rule}:${line}:${column}  ${change}${where}`
  })
  return [head, ...complaints, ...survivors].join('\n')
}

export function describeTotals(totals: readonly Total[]): string {
  return table(
    ['folder', 'mutants', 'killed', 'share', 'equivalent', 'must', 'verdict'],
    totals.map(({ folder, killed, of, equivalent, least, met }) => [
      folder,
      String(of),
      String(killed),
      `${floorTo(1, of === 0 ? 100 : (killed * 100) / of)} %`,
      String(equivalent),
      `≥ ${least} %`,
      met ? 'met' : '**missed**',
    ]),
  )
}

export function resultInWords(totals: readonly Total[], day: string, minutes: number): string {
  const killed = totals.reduce((sum, total) => sum + total.killed, 0)
  const of = totals.reduce((sum, total) => sum + total.of, 0)
  return `## Mutants of the rules

\`npm run mutants\`, ${day}: ${killed} of ${of} killed by the rules' own tests, in ${minutes} minutes.

${describeTotals(totals)}`
}

/** Never rounded up to a threshold. */
const floorTo = (digits: number, value: number) => (Math.floor(value * 10 ** digits) / 10 ** digits).toFixed(digits)
