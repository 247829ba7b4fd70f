import type { Command } from 'commander'
import { parseDuration } from '../../platform/calendar.ts'
import { invalid } from '../../platform/errors.ts'
import { advanceClock } from '../operate/advanceClock.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

export function clockCommands(program: Command) {
  const clock = program.command('clock').description('Dateline’s time, and the simulator’s')
  clock
    .command('show')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ clock }) => {
        const now = clock.now()
        const aheadSeconds = Math.round((now.epochMilliseconds - Date.now()) / 1000)
        print(options, { now: now.toString(), aheadSeconds }, (facts) => `${facts.now} (${facts.aheadSeconds} s ahead)`)
      }),
    )
  clock
    .command('advance')
    .description('moves both clocks, stopping at everything that falls due, and returns when it has happened')
    .argument('<duration>', '31d, 12h, 30m')
    .option('--json', 'print facts as JSON')
    .action(async (text: string, options: { json?: boolean }) => {
      const duration = parseDuration(text)
      if (!duration || duration.sign <= 0)
        throw invalid('duration', `“${text}” is no duration; write one like 31d or 12h.`)
      const facts = await advanceClock(readConfig(), duration)
      print(options, facts, ({ now, stops }) => `It is now ${now}; ${stops} things fell due on the way.`)
    })
}
