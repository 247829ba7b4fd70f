import type { Command } from 'commander'
import { notFound } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

export function decisionCommands(program: Command) {
  program
    .command('decision')
    .description('why somebody got an article or a gate; the numbers stand in `reader show`')
    .command('show')
    .argument('<id>')
    .option('--json', 'print facts as JSON')
    .action((id: string, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ paywall, languages }) => {
        const why = /^\d{1,15}$/.test(id) ? await paywall.explainDecision(Number(id), languages.own()) : undefined
        if (!why) throw notFound('decision-unknown', `There is no decision “${id}”; they are kept for 30 days.`)
        print(options, { id: Number(id), why }, (facts) => facts.why)
      }),
    )
}
