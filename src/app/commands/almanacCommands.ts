import type { Command } from 'commander'
import {
  type AlmanacGaps,
  findGaps,
  type MonthDay,
  readDay,
  setReview,
  showAlmanac,
} from '../../almanac/entries/entries.module.ts'
import { invalid } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDatabase } from '../start/withDatabase.ts'
import { withDateline } from '../start/withDateline.ts'
import { oneOf, readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

export function almanacCommands(program: Command) {
  const almanac = program.command('almanac').description('This Happened: dated facts for every day of the year')
  almanac
    .command('show')
    .description('the entries of a day, checked or not; without one those of today')
    .argument('[month-day]', 'december-28 or 12-28')
    .option('--json', 'print facts as JSON')
    .action((given: string | undefined, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db, publication, almanac }) => {
        const { day: today, date } = almanac.today()
        const day = given === undefined ? today : dayFrom(given)
        const { language } = publication.facts()
        const shown = await showAlmanac(db, day, { year: date.year, languages: [language] })
        print(options, shown, ({ path, entries }) =>
          entries.length === 0
            ? `Nothing is written on the leaf of ${path.slice(path.lastIndexOf('/') + 1)}.`
            : entries.map((entry) => lines({ ...entry, sources: entry.sources.map(inWords) })).join('\n\n'),
        )
      }),
    )
  almanac
    .command('gaps')
    .description('days for which there is nothing, days nobody has checked, and entries that say the same')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db }) => print(options, await findGaps(db), gapsInWords)),
    )
  almanac
    .command('set')
    .description('review=checked|unchecked: lets an entry be public, or takes it off')
    .argument('<id>', 'as “almanac show” says it')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((id: string, words: string[], options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db, clock }) => {
        const { review = '' } = readAssignments(words, ['review'])
        await setReview(db, 'cli', id, oneOf('review', review, ['checked', 'unchecked']), clock.now())
        print(options, { id, review }, lines)
      }),
    )
}

function dayFrom(text: string): MonthDay {
  const read = readDay(text)
  if (!read) throw invalid('usage', `“${text}” is no day of the year; write it like december-28 or 12-28.`)
  return read.day
}

const inWords = ({ name, url }: { name: string; url?: string }) => (url === undefined ? name : `${name} <${url}>`)

function gapsInWords({ entries, countries, empty, unchecked, doubles }: AlmanacGaps): string {
  const some = (days: readonly string[]) => (days.length === 0 ? 'none' : `${days.length}: ${days.join(' ')}`)
  return [
    `${entries} entries from ${countries} countries.`,
    `Days without an entry: ${some(empty)}`,
    `Days of which nothing is checked: ${some(unchecked)}`,
    `Entries that say the same: ${doubles.length === 0 ? 'none' : doubles.length}`,
    ...doubles.flatMap(({ one, other }) => [
      `  ${one.id}, ${one.date}: ${one.headline}`,
      `  ${other.id}, ${other.date}: ${other.headline}`,
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
}
