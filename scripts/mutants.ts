import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeResults } from '../bench/results.ts'
import { createOwnTests } from './mutants/ownTests.ts'
import { describeTotals, describeTried, resultInWords, totalsOf } from './mutants/report.ts'
import { type Tried, tryRule } from './mutants/tryRule.ts'

const usage = `npm run mutants [-- path …]

  Makes small faults in every rule, one after the other, and runs the rule's own tests on each. Lists what no test
  noticed, by file and line, and ends with status 1 where a folder's tests notice too little.
  path   only rules under it: src/paywall, src/paywall/meter.rule.ts. Without one the result is written to
         bench/RESULTS.md
`

const AT_ONCE = 2

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
    },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const paths = positionals.map((path) => path.replaceAll('\\', '/').replace(/^\.\//, ''))
  const rules = createOwnTests(values.root).rulesUnder(paths)
  if (rules.length === 0) {
    console.log(`no rule lies under ${paths.join(', ')}`)
    return 2
  }
  const began = performance.now()
  const waiting = [...rules]
  const tried: Tried[] = []
  const work = async () => {
    for (let rule = waiting.shift(); rule !== undefined; rule = waiting.shift()) {
      const result = await tryRule(values.root, rule)
      tried.push(result)
      console.log(describeTried(result))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))

  const totals = totalsOf(tried.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)))
  console.log(`\n${describeTotals(totals)}`)
  const minutes = Math.ceil((performance.now() - began) / 60_000)
  if (paths.length === 0)
    await writeResults('mutants', resultInWords(totals, new Date().toISOString().slice(0, 10), minutes))
  const complained = tried.some((one) => one.complaints.length > 0)
  return totals.every((total) => total.met) && !complained ? 0 : 1
}

process.exitCode = await main()
