import type { Command } from 'commander'
import { type Held, type Released, releaseHeld, showHeld } from '../operate/held.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

export function heldCommands(program: Command) {
  const held = program.command('held').description('what waits for a person after a restore')
  held
    .command('show')
    .description('mails and charges that were due before the restore')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDateline(readConfig(), async (dateline) => print(options, await showHeld(dateline), heldInWords)),
    )
  held
    .command('release')
    .description('lets all of it go on')
    .option('--discard-mails', 'the mails that were written before never go out; reminders that are due are still sent')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean; discardMails?: boolean }) =>
      withDateline(readConfig(), async (dateline) =>
        print(options, await releaseHeld(dateline, options.discardMails ?? false), releasedInWords),
      ),
    )
}

const NOTHING = 'Nothing is held.'

function heldInWords(held: Held): string {
  if (!held.held) return NOTHING
  const lines = listInWords(held)
  return [
    `Restored at ${held.restoredAt} from a backup of ${held.backupMadeAt}. Until you release it, this waits:`,
    ...(lines.length > 0 ? lines : ['  nothing yet; what falls due from now on waits too']),
    `Whoever asked to be forgotten after ${held.backupMadeAt} is back: dateline reader erase <email>.`,
    'Mails and charges that readers cause now go out at once. To let all of it go on: dateline held release',
  ].join('\n')
}

function listInWords({ mails, jobs, due, simulated }: Held): string[] {
  return [
    ...mails.map(
      ({ kind, count, addresses, readers, oldest }) =>
        `  ${count} × mail “${kind}” to ${addresses} ${addresses === 1 ? 'address' : 'addresses'}, ${readers} of them readers’, the oldest of ${oldest}`,
    ),
    ...jobs.map(({ plural, count }) => `  ${count} × ${plural}`),
    ...due.map(({ name, count }) => `  ${count} × ${name}`),
    ...(simulated.tasks > 0 ? [`  ${simulated.tasks} × simulated charges, retries and ends of periods`] : []),
    ...(simulated.webhooks > 0 ? [`  ${simulated.webhooks} × simulated webhooks`] : []),
  ]
}

function releasedInWords({ released, discardedMails, waited }: Released): string {
  if (!released) return NOTHING
  const lines = listInWords(waited)
  return [
    lines.length > 0 ? 'Released:' : 'Released; nothing was waiting.',
    ...lines,
    ...(discardedMails > 0 ? [`${discardedMails} mails that were written before never go out.`] : []),
  ].join('\n')
}
