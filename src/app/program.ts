import { Command, Option } from 'commander'
import { articleCommands } from './commands/articleCommands.ts'
import { backupCommands } from './commands/backupCommands.ts'
import { clockCommands } from './commands/clockCommands.ts'
import { decisionCommands } from './commands/decisionCommands.ts'
import { heldCommands } from './commands/heldCommands.ts'
import { importCommands } from './commands/importCommands.ts'
import { institutionCommands } from './commands/institutionCommands.ts'
import { paywallCommands } from './commands/paywallCommands.ts'
import { planCommands } from './commands/planCommands.ts'
import { publicationCommands } from './commands/publicationCommands.ts'
import { readerCommands } from './commands/readerCommands.ts'
import { simulatorCommands } from './commands/simulatorCommands.ts'
import { staffCommands } from './commands/staffCommands.ts'
import { type Role, readConfig } from './config.ts'
import { migrateCommand } from './migrateCommand.ts'
import { start } from './start.ts'

/** The command line: one subject a file, `--help` everywhere. */
export function createProgram(): Command {
  const program = new Command('dateline')
    .description('Runs a news publication that lives from its readers.')
    .showHelpAfterError()
    .exitOverride()
  program
    .command('start')
    .description('the site and its worker, in one process')
    .addOption(
      new Option('--role <role>', 'only one of them; needs DATABASE_URL')
        .choices(['all', 'web', 'worker'])
        .default('all'),
    )
    .action((options: { role: Role }) => start(readConfig(), options.role))
  program
    .command('migrate')
    .description('brings the schema up to date, alone, under a lock')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) => migrateCommand(readConfig(), options))
  importCommands(program)
  publicationCommands(program)
  planCommands(program)
  paywallCommands(program)
  institutionCommands(program)
  decisionCommands(program)
  articleCommands(program)
  readerCommands(program)
  staffCommands(program)
  clockCommands(program)
  simulatorCommands(program)
  backupCommands(program)
  heldCommands(program)
  for (const command of program.commands) command.exitOverride()
  return program
}
