import type { Command } from 'commander'
import { notFound } from '../../platform/errors.ts'
import { readConfig } from '../config.ts'
import { withDateline } from '../withDateline.ts'

export function readerCommands(program: Command) {
  const reader = program.command('reader').description('one reader')
  reader
    .command('show')
    .description('what is known of a reader, as JSON')
    .argument('<email>')
    .option('--json', 'JSON, as always')
    .action((email: string) =>
      withDateline(readConfig(), async ({ db, readers }) => {
        const facts = await readers.showReader(db, email)
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
      withDateline(readConfig(), async ({ db, readers }) => {
        const reader = await readers.findReader(db, { email })
        const held = reader && (await readers.exportReader(db, reader.id))
        if (!held) throw notFound('reader-unknown', `Nobody here has the address ${email}.`)
        process.stdout.write(`${JSON.stringify(held, null, 2)}\n`)
      }),
    )
}
