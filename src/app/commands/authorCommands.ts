import type { Command } from 'commander'
import { authorName, setAuthor } from '../../articles/store/store.module.ts'
import { notFound } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDatabase } from '../start/withDatabase.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

export function authorCommands(program: Command) {
  const author = program.command('author').description('who writes')
  author
    .command('show')
    .argument('<slug>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db }) => {
        const name = await authorName(db, slug)
        if (name === undefined) throw notFound('author-unknown', `There is no author “${slug}”.`)
        print(options, { slug, name }, lines)
      }),
    )
  author
    .command('set')
    .description('name=…')
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action(async (slug: string, words: string[], options: { json?: boolean }) => {
      const { name = '' } = readAssignments(words, ['name'])
      await withDatabase(readConfig(), async ({ db, clock }) => {
        await setAuthor(db, 'cli', slug, { name }, clock.now())
        print(options, { slug, name: name.trim() }, lines)
      })
    })
}
