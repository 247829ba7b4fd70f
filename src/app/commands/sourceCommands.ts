import type { Command } from 'commander'
import { notFound } from '../../platform/errors.ts'
import { listSources, setSource, sourceBySlug } from '../../publication/sources/sources.module.ts'
import { readConfig } from '../start/config.ts'
import { withDatabase } from '../start/withDatabase.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

const FIELDS = ['name', 'country', 'language', 'url', 'credit'] as const

export function sourceCommands(program: Command) {
  const source = program.command('source').description('partner outlets in which articles were first published')
  source
    .command('show')
    .description('one outlet, or all; those that an import made are to be completed')
    .argument('[slug]')
    .option('--json', 'print facts as JSON')
    .action((slug: string | undefined, options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db }) => {
        if (slug === undefined) return print(options, await listSources(db), (all) => all.map(lines).join('\n\n'))
        const found = await sourceBySlug(db, slug)
        if (!found) throw notFound('source-unknown', `There is no outlet “${slug}”.`)
        print(options, found, lines)
      }),
    )
  source
    .command('set')
    .description('name=… country=FR language=fr url=https://… credit=…')
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action(async (slug: string, words: string[], options: { json?: boolean }) => {
      const given = readAssignments(words, FIELDS)
      await withDatabase(readConfig(), async ({ db, clock }) =>
        print(options, await setSource(db, 'cli', slug, given, clock.now()), lines),
      )
    })
}
