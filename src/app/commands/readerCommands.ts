import type { Command } from 'commander'
import { conflict, notFound } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

export function readerCommands(program: Command) {
  const reader = program.command('reader').description('one reader')
  reader
    .command('show')
    .description('what is known of a reader, as JSON')
    .argument('<email>')
    .option('--json', 'JSON, as always')
    .action((email: string) =>
      withDateline(readConfig(), async ({ db, privacy }) => {
        const facts = await privacy.showReader(db, email)
        if (!facts) throw notFound('reader-unknown', `Nobody here has the address ${email}.`)
        process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`)
      }),
    )
  reader
    .command('export')
    .description('everything held about a reader, by module and table, as JSON')
    .argument('<email>')
    .option('--json', 'JSON, as always')
    .action((email: string) =>
      withDateline(readConfig(), async ({ db, readers, privacy }) => {
        const reader = await readers.findReader(db, { email })
        const held = reader && (await privacy.exportReader(db, reader.id))
        if (!held) throw notFound('reader-unknown', `Nobody here has the address ${email}.`)
        process.stdout.write(`${JSON.stringify(held, null, 2)}\n`)
      }),
    )
  reader
    .command('erase')
    .description('ends the subscription, forgets the reader, and confirms it by mail; cannot be undone')
    .argument('<email>')
    .option('--json', 'print facts as JSON')
    .action((email: string, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db, readers, privacy }) => {
        const reader = await readers.findReader(db, { email })
        const outcome = reader ? await privacy.eraseReader(reader.id) : 'unknown'
        if (outcome === 'unknown') throw notFound('reader-unknown', `Nobody here has the address ${email}.`)
        if (outcome === 'staff') throw conflict('staff', `${email} is one of the staff; end that role first.`)
        print(options, { state: outcome }, () =>
          outcome === 'erased'
            ? 'Erased; the confirmation is on its way.'
            : 'Under way: the payment provider does not answer yet. It is asked again while Dateline runs.',
        )
      }),
    )
}
