import type { Command } from 'commander'
import { type PublicationChange, setPublication } from '../../publication/publication.module.ts'
import { readConfig } from '../config.ts'
import { withDateline } from '../withDateline.ts'
import { readAssignments } from './assignments.ts'
import { lines, print } from './print.ts'

const FIELDS = {
  name: 'name',
  promise: 'promise',
  description: 'description',
  zone: 'zone',
  language: 'language',
  currency: 'currency',
  'legal-name': 'legalName',
  address: 'address',
  email: 'email',
} as const satisfies Record<string, keyof PublicationChange>

export function publicationCommands(program: Command) {
  const publication = program.command('publication').description('the publication itself')
  publication
    .command('show')
    .description('name, zone, language and the rest')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDateline(readConfig(), async (dateline) => show(options, dateline.publication.facts())),
    )
  publication
    .command('set')
    .description(`change it: ${Object.keys(FIELDS).join('=… ')}=…`)
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((words: string[], options: { json?: boolean }) =>
      withDateline(readConfig(), async (dateline) => {
        const given = readAssignments(words, Object.keys(FIELDS) as (keyof typeof FIELDS)[])
        const change: PublicationChange = {}
        for (const [name, value] of Object.entries(given)) change[FIELDS[name as keyof typeof FIELDS]] = value
        const facts = await setPublication(dateline.db, 'cli', change, dateline.clock.now())
        if (facts) show(options, facts)
      }),
    )
}

function show(options: { json?: boolean }, facts: object) {
  print(options, facts as Record<string, unknown>, lines)
}
