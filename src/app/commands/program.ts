import { Command, Option } from 'commander'
import { type Role, readConfig } from '../start/config.ts'
import { start } from '../start/start.ts'
import { articleCommands } from './articleCommands.ts'
import { authorCommands } from './authorCommands.ts'
import { backupCommands } from './backupCommands.ts'
import { clockCommands } from './clockCommands.ts'
import { decisionCommands } from './decisionCommands.ts'
import { heldCommands } from './heldCommands.ts'
import { importCommands } from './importCommands.ts'
import { institutionCommands } from './institutionCommands.ts'
import { migrateCommand } from './migrateCommand.ts'
import { paywallCommands } from './paywallCommands.ts'
import { planCommands } from './planCommands.ts'
import { publicationCommands } from './publicationCommands.ts'
import { readerCommands } from './readerCommands.ts'
import { sectionCommands } from './sectionCommands.ts'
import { simulatorCommands } from './simulatorCommands.ts'
import { sourceCommands } from './sourceCommands.ts'
import { staffCommands } from './staffCommands.ts'

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
  sectionCommands(program)
  sourceCommands(program)
  authorCommands(program)
  readerCommands(program)
  staffCommands(program)
  clockCommands(program)
  simulatorCommands(program)
  backupCommands(program)
  heldCommands(program)
  for (const command of program.commands) command.exitOverride()
  return program
}
