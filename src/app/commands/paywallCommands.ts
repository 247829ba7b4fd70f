import type { Command } from 'commander'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import {
  describePolicy,
  matchInText,
  type PaywallPolicy,
  POLICY_WORDS,
  POOL_WORDS,
  parsePolicyChange,
  parsePoolChange,
  setPolicy,
  setPool,
  windowInText,
} from '../../paywall/meter/meter.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

type Options = { json?: boolean }

export function paywallCommands(program: Command) {
  const paywall = program.command('paywall').description('how many articles are free, and when')
  paywall
    .command('show')
    .option('--json', 'print facts as JSON')
    .action((options: Options) =>
      withDateline(readConfig(), async (dateline) => print(options, shown(dateline), lines)),
    )
  paywall
    .command('set')
    .description(
      'allowance=3 registered-bonus=2 window=rolling:30d|calendar:day|calendar:week|calendar:month archive-after=90d|off free-for=6h|off network-cap=50|off letter-passes=7d:3|off letter-passes-count=yes|no',
    )
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action(async (words: string[], options: Options) => {
      const change = parsePolicyChange(readAssignments(words, POLICY_WORDS))
      await withDateline(readConfig(), async (dateline) => {
        await setPolicy(dateline.db, 'cli', change, dateline.clock.now())
        await dateline.paywall.reload()
        print(options, shown(dateline), lines)
      })
    })
  paywall
    .command('pool')
    .description(
      'match=section:x|tag:x|country:x allowance=<n>|0|unlimited|share order=<n>: articles that count on their own',
    )
    .argument('<pool>')
    .argument('[name=value...]')
    .option('--remove', 'the pool is no more; its articles count like all others')
    .option('--json', 'print facts as JSON')
    .action(async (name: string, words: string[], options: Options & { remove?: boolean }) => {
      const change = options.remove ? 'remove' : parsePoolChange(readAssignments(words, POOL_WORDS))
      await withDateline(readConfig(), async (dateline) => {
        await setPool(dateline.db, 'cli', { name, change }, dateline.clock.now())
        await dateline.paywall.reload()
        print(options, shown(dateline), lines)
      })
    })
}

function shown({ paywall }: Pick<Dateline, 'paywall'>) {
  const policy: PaywallPolicy = paywall.policy()
  return {
    allowance: policy.allowance,
    'registered-bonus': policy.registeredBonus,
    window: windowInText(policy.window),
    'archive-after': policy.archiveAfterDays === undefined ? 'off' : `${policy.archiveAfterDays}d`,
    'free-for': policy.freeForHours === undefined ? 'off' : `${policy.freeForHours}h`,
    'network-cap': policy.networkCap ?? 'off',
    crawlers: policy.crawlers ? 'on' : 'off',
    'letter-passes':
      policy.letterPasses === undefined ? 'off' : `${policy.letterPasses.days}d:${policy.letterPasses.browsers}`,
    'letter-passes-count': policy.letterPassesCount ? 'yes' : 'no',
    pools: policy.pools.map(({ name, match, allowance, order }) => ({
      name,
      match: matchInText(match),
      allowance,
      order,
    })),
    version: policy.version,
    'in words': describePolicy(policy, createWords(en, 'en')),
  }
}
