import type { Command } from 'commander'
import {
  INSTITUTION_WORDS,
  type Institution,
  loadInstitutions,
  readInstitutionChange,
  setInstitution,
} from '../../paywall/exemptions/exemptions.module.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

type Options = { json?: boolean }

export function institutionCommands(program: Command) {
  const institution = program
    .command('institution')
    .description('libraries, schools, companies: who reads by network or email domain')
  institution
    .command('show')
    .option('--json', 'print facts as JSON')
    .action((options: Options) =>
      withDateline(readConfig(), async ({ db }) => print(options, (await loadInstitutions(db)).map(shown), inLines)),
    )
  institution
    .command('set')
    .description(
      'name="City Library" ranges=192.0.2.0/24,2001:db8::/32 domains=library.example.org until=2027-06-30|off daily=5000',
    )
    .argument('<slug>')
    .argument('[name=value...]')
    .option('--remove', 'the institution reads no longer')
    .option('--json', 'print facts as JSON')
    .action(async (slug: string, words: string[], options: Options & { remove?: boolean }) => {
      const change = options.remove ? 'remove' : readInstitutionChange(readAssignments(words, INSTITUTION_WORDS))
      await withDateline(readConfig(), async ({ db, clock }) => {
        await setInstitution(db, 'cli', { slug, change }, clock.now())
        print(options, (await loadInstitutions(db)).map(shown), inLines)
      })
    })
}

const shown = ({ slug, name, ranges, domains, until, daily }: Institution) => ({
  slug,
  name,
  ranges,
  domains,
  until: until?.toString() ?? null,
  daily,
})

const inLines = (institutions: readonly ReturnType<typeof shown>[]) =>
  institutions.length === 0 ? 'No institution reads here.' : institutions.map(lines).join('\n\n')
