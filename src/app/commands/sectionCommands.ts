import type { Command } from 'commander'
import { notFound } from '../../platform/errors.ts'
import { type SectionChange, setSection } from '../../publication/facts/facts.module.ts'
import { readConfig } from '../start/config.ts'
import { withDatabase } from '../start/withDatabase.ts'
import { withDateline } from '../start/withDateline.ts'
import { oneOf, readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

export function sectionCommands(program: Command) {
  const section = program.command('section').description('the sections of the publication')
  section
    .command('show')
    .description('one section, or all in their order')
    .argument('[slug]')
    .option('--json', 'print facts as JSON')
    .action((slug: string | undefined, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ publication }) => {
        if (slug === undefined) return print(options, [...publication.sections()], (all) => all.map(lines).join('\n\n'))
        const found = publication.section(slug)
        if (!found) throw notFound('section-unknown', `There is no section “${slug}”.`)
        print(options, found, lines)
      }),
    )
  section
    .command('set')
    .description('name=… description=… order=1 navigation=on|off; one that is not there is made')
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action(async (slug: string, words: string[], options: { json?: boolean }) => {
      const given = readAssignments(words, ['name', 'description', 'order', 'navigation'])
      await withDatabase(readConfig(), async ({ db, clock }) => {
        const change: SectionChange = {
          ...(given.name !== undefined && { name: given.name }),
          ...(given.description !== undefined && { description: given.description }),
          ...(given.order !== undefined && { order: Number(given.order) }),
          ...(given.navigation !== undefined && {
            inNavigation: oneOf('navigation', given.navigation, ['on', 'off']) === 'on',
          }),
        }
        print(options, await setSection(db, 'cli', slug, change, clock.now()), lines)
      })
    })
}
