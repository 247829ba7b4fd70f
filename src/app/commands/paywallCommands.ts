import type { Command } from 'commander'
import { type PolicyChange, parsePolicyChange, setPolicy, windowInText } from '../../paywall/paywall.module.ts'
import { readConfig } from '../config.ts'
import { withDateline } from '../withDateline.ts'
import { readAssignments } from './assignments.ts'
import { lines, print } from './print.ts'

export function paywallCommands(program: Command) {
  const paywall = program.command('paywall').description('how many articles are free, and when')
  paywall
    .command('show')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDateline(readConfig(), async (dateline) => print(options, shown(dateline.paywall.policy()), lines)),
    )
  paywall
    .command('set')
    .description(
      'allowance=3 window=rolling:30d|calendar:day|calendar:week|calendar:month archive-after=90d|off free-for=6h|off',
    )
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((words: string[], options: { json?: boolean }) =>
      withDateline(readConfig(), async (dateline) => {
        const given = readAssignments(words, ['allowance', 'window', 'archive-after', 'free-for'])
        const change: PolicyChange = parsePolicyChange(given)
        const policy = await setPolicy(dateline.db, 'cli', change, dateline.clock.now())
        print(options, shown(policy), lines)
      }),
    )
}

function shown(policy: Parameters<typeof windowOf>[0]) {
  return {
    allowance: policy.allowance,
    window: windowOf(policy),
    'archive-after': policy.archiveAfterDays === undefined ? 'off' : `${policy.archiveAfterDays}d`,
    'free-for': policy.freeForHours === undefined ? 'off' : `${policy.freeForHours}h`,
    version: policy.version,
  }
}

const windowOf = (policy: Awaited<ReturnType<typeof setPolicy>>) => windowInText(policy.window)
