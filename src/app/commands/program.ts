import { createRequire } from 'node:module'
import { Command, Option } from 'commander'
import { type Role, readConfig } from '../start/config.ts'

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string }

/**
 * Each subject with the file of its commands. Only that of the command that was given is loaded, and what it needs: to
 * load all takes longer than most commands.
 */
const subjects: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  start: async () => startCommand,
  migrate: async () => migrateCommand,
  import: async () => (await import('./importCommands.ts')).importCommands,
  publication: async () => (await import('./publicationCommands.ts')).publicationCommands,
  plan: async () => (await import('./planCommands.ts')).planCommands,
  paywall: async () => (await import('./paywallCommands.ts')).paywallCommands,
  institution: async () => (await import('./institutionCommands.ts')).institutionCommands,
  decision: async () => (await import('./decisionCommands.ts')).decisionCommands,
  article: async () => (await import('./articleCommands.ts')).articleCommands,
  almanac: async () => (await import('./almanacCommands.ts')).almanacCommands,
  search: async () => (await import('./searchCommands.ts')).searchCommands,
  section: async () => (await import('./sectionCommands.ts')).sectionCommands,
  source: async () => (await import('./sourceCommands.ts')).sourceCommands,
  author: async () => (await import('./authorCommands.ts')).authorCommands,
  reader: async () => (await import('./readerCommands.ts')).readerCommands,
  newsletter: async () => (await import('./newsletterCommands.ts')).newsletterCommands,
  campaign: async () => (await import('./campaignCommands.ts')).campaignCommands,
  letter: async () => (await import('./letterCommands.ts')).letterCommands,
  magazine: async () => (await import('./magazine/magazineCommands.ts')).magazineCommands,
  mail: async () => (await import('./mailCommands.ts')).mailCommands,
  subscribers: async () => (await import('./subscribersCommands.ts')).subscribersCommands,
  style: async () => (await import('./styleCommands.ts')).styleCommands,
  staff: async () => (await import('./staffCommands.ts')).staffCommands,
  clock: async () => (await import('./clockCommands.ts')).clockCommands,
  simulator: async () => (await import('./simulatorCommands.ts')).simulatorCommands,
  backup: async () => (await import('./backupCommands.ts')).backupCommands,
  files: async () => (await import('./filesCommands.ts')).filesCommands,
  held: async () => (await import('./heldCommands.ts')).heldCommands,
}

/** What needs no publication, and what begins one: by subject, or by verb whatever the subject. Files are moved without one. */
const BEGINNERS = new Set(['start', 'migrate', 'import', 'restore', 'files'])
/** Whatever their verb. */
const NEVER_BEGINNING = new Set(['article', 'almanac', 'campaign', 'magazine', 'style'])
const BEGINNING = new Set(['set', 'price', 'pool', 'invite'])

/** Everything else asks of a publication, or changes something in it that has to be there. */
function begins(command: Command): boolean {
  const names = [command.name()]
  for (let above = command.parent; above?.parent; above = above.parent) names.unshift(above.name())
  const [subject = '', verb = ''] = names
  if (BEGINNERS.has(subject)) return true
  if (NEVER_BEGINNING.has(subject)) return false
  // `publication phrase fr` lists them, with more words it says one.
  return BEGINNING.has(verb) || (verb === 'phrase' && command.args.length > 1)
}

/** `words`: the command line, of which the first says what it is about. Every one has `--help`. */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('dateline')
    .description('Runs a news publication that lives from its readers.')
    .version(version)
    .showHelpAfterError()
    .exitOverride()
  const [subject = ''] = words
  // `restore` stands beside `backup`.
  const only = subject === 'restore' ? 'backup' : subject
  const wanted = Object.hasOwn(subjects, only) ? [only] : Object.keys(subjects)
  for (const name of wanted) (await subjects[name]?.())?.(program)
  for (const command of program.commands) command.exitOverride()
  program.hook('preAction', async (_, command) => {
    if (!begins(command)) await (await import('../start/assertMade.ts')).assertMade(readConfig())
  })
  return program
}

function startCommand(program: Command) {
  program
    .command('start')
    .description('the site and its worker, in one process')
    .addOption(
      new Option('--role <role>', 'only one of them; needs DATABASE_URL')
        .choices(['all', 'web', 'worker'])
        .default('all'),
    )
    .action(async (options: { role: Role }) => (await import('../start/start.ts')).start(readConfig(), options.role))
}

function migrateCommand(program: Command) {
  program
    .command('migrate')
    .description('brings the schema up to date, alone, under a lock')
    .option('--json', 'print facts as JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('./migrateCommand.ts')).migrateCommand(readConfig(), options),
    )
}
