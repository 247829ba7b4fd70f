import type { Command } from 'commander'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import { loadBenefits, type Plan, parsePlanFields, savePlan, setPrices } from '../../money/plans/plans.module.ts'
import { invalid } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

export function planCommands(program: Command) {
  const plan = program.command('plan').description('what is sold')
  plan
    .command('show')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ plans }) => {
        print(options, plans.all().map(shown), (all) => all.map(inWords).join('\n\n') || 'Nothing is sold yet.')
      }),
    )
  plan
    .command('set')
    .description(
      'makes or changes a plan: name=… interval=month|year trial=30d|none benefits="Ad-free (new); The archives /archive"',
    )
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action(async (slug: string, words: string[], options: { json?: boolean }) => {
      const given = readAssignments(words, ['name', 'interval', 'trial', 'benefits'])
      await withDateline(readConfig(), async ({ db, plans, clock }) => {
        const parsed = parsePlanFields(given, await loadBenefits(db), clock.now())
        if (parsed.kind === 'refused') throw invalid('plan', `${parsed.reason}.`)
        await savePlan(db, slug, parsed.change, 'cli', clock.now())
        await plans.reload()
        showOne(options, plans.plan(slug))
      })
    })
  plan
    .command('price')
    .description('what it costs in each currency: usd=2.90 eur=2.90 jpy=450')
    .argument('<slug>')
    .argument('<currency=amount...>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, words: string[], options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db, plans, clock }) => {
        const prices = Object.fromEntries(words.map((word) => splitPrice(word)))
        await setPrices(db, slug, prices, 'cli', clock.now())
        await plans.reload()
        showOne(options, plans.plan(slug))
      }),
    )
}

function splitPrice(word: string): [string, string] {
  const [currency, amount, ...more] = word.split('=')
  if (!currency || !amount || more.length > 0) throw invalid('usage', `“${word}” is not of the form usd=2.90.`)
  return [currency, amount]
}

function shown(plan: Plan) {
  return {
    slug: plan.slug,
    name: plan.name,
    interval: plan.interval,
    trial: plan.trialDays === 0 ? 'none' : `${plan.trialDays}d`,
    prices: Object.fromEntries(plan.prices.map((price) => [price.currency, price.amountMinor])),
  }
}

function inWords(plan: ReturnType<typeof shown>): string {
  const { money } = createWords(en, 'en')
  const prices = Object.entries(plan.prices).map(([currency, amountMinor]) => money({ currency, amountMinor }))
  return lines({ ...plan, prices })
}

function showOne(options: { json?: boolean }, plan: Plan | undefined) {
  if (plan) print(options, shown(plan), inWords)
}
