import type { Command } from 'commander'
import { invalid } from '../../platform/errors.ts'
import { simulatorAt } from '../operate/simulatorControl.ts'
import { readConfig } from '../start/config.ts'

export function simulatorCommands(program: Command) {
  const simulator = program.command('simulator').description('how simulated payments misbehave')
  simulator
    .command('webhooks')
    .argument('<mode>', 'normal | double | reorder | lose | delay=5s')
    .action(async (word: string) => {
      const [mode = '', delay] = word.split('=')
      const seconds = delay === undefined ? undefined : Number(/^(\d{1,5})s$/.exec(delay)?.[1] ?? 'NaN')
      const known = ['normal', 'double', 'reorder', 'lose', 'delay'].includes(mode)
      if (!known || (mode === 'delay') !== (seconds !== undefined) || Number.isNaN(seconds)) {
        throw invalid('mode', `“${word}” is not one of normal, double, reorder, lose, delay=5s.`)
      }
      await simulatorAt(readConfig()).post('/_simulator/webhooks', {
        mode,
        ...(seconds !== undefined && { delaySeconds: seconds }),
      })
      process.stdout.write(`Webhooks: ${word}.\n`)
    })
  simulator
    .command('fail')
    .description('the share of calls that are answered with an error or not at all')
    .argument('<rate>', '0 to 1')
    .action(async (word: string) => {
      const rate = Number(word)
      if (!/^(0|1|0?\.\d+|1\.0+|0\.\d+)$/.test(word)) throw invalid('rate', `“${word}” is no number from 0 to 1.`)
      await simulatorAt(readConfig()).post('/_simulator/fail', { rate })
      process.stdout.write(`Failing ${Math.round(rate * 100)} % of calls.\n`)
    })
}
