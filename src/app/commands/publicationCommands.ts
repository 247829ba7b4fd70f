import type { Command } from 'commander'
import { invalid } from '../../platform/errors.ts'
import { type PublicationChange, setPhrase, setPublication } from '../../publication/facts/facts.module.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { oneOf, readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

const FIELDS = {
  name: 'name',
  promise: 'promise',
  'gate-promises': 'gatePromises',
  description: 'description',
  zone: 'zone',
  language: 'language',
  currency: 'currency',
  'legal-name': 'legalName',
  address: 'address',
  email: 'email',
  hub: 'hub',
  'crawler-license': 'crawlerLicense',
  clocks: 'clocks',
  'letter-statistics': 'letterStatistics',
  'almanac-letter': 'almanacLetter',
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
    .action(async (words: string[], options: { json?: boolean }) => {
      const given = readAssignments(words, Object.keys(FIELDS) as (keyof typeof FIELDS)[])
      await withDateline(readConfig(), async (dateline) => {
        const change: PublicationChange = {}
        for (const [name, value] of Object.entries(given))
          Object.assign(change, {
            [FIELDS[name as keyof typeof FIELDS]]: (READERS[name] ?? String)(value),
          })
        const facts = await setPublication(dateline.db, 'cli', change, dateline.clock.now())
        if (facts) show(options, facts)
      })
    })
  publication
    .command('phrase')
    .description('how something that the publication writes is said on its pages in another language')
    .argument('<language>', 'fr')
    .argument('[phrase=translation...]', '"Monthly=Mensuel"; nothing after = takes it back; none at all lists them')
    .option('--json', 'print facts as JSON')
    .action((language: string, given: string[], options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db, clock, languages, publication }) => {
        if (!languages.find(language)) throw invalid('language', `There are no pages in “${language}”.`)
        for (const phrase of given) {
          const at = phrase.indexOf('=')
          if (at < 1) throw invalid('usage', `“${phrase}” is not of the form phrase=translation.`)
          const [text, translation] = [phrase.slice(0, at), phrase.slice(at + 1)]
          await setPhrase(db, 'cli', { language, text, translation }, clock.now())
        }
        await publication.reload()
        show(options, Object.fromEntries(publication.phrases().get(language) ?? []))
      }),
    )
}

/** What is more than a line. */
const READERS: Partial<Record<string, (text: string) => unknown>> = {
  clocks: readClocks,
  'letter-statistics': (text) => oneOf('letter-statistics', text, ['on', 'off']) === 'on',
  'gate-promises': readSentences,
  // Nothing: no letter.
  'almanac-letter': (text) => text || undefined,
}

/** `One sentence. | Another.`; nothing: none. */
function readSentences(text: string): string[] {
  return text
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** `Lagos=Africa/Lagos, Kyiv=Europe/Kyiv`, west to east as written; nothing: none. */
function readClocks(text: string): { name: string; zone: string }[] {
  if (text.trim() === '') return []
  return text.split(',').map((one) => {
    const [name = '', zone = ''] = one.split('=').map((part) => part.trim())
    return { name, zone }
  })
}

function show(options: { json?: boolean }, facts: object) {
  print(options, facts as Record<string, unknown>, lines)
}
