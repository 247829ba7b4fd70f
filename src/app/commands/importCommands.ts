import { type Command, Option } from 'commander'
import type { EntriesReport, EntryRemark } from '../../almanac/entries/entries.module.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { assertFolder } from '../operate/assertFolder.ts'
import { assertThere } from '../operate/assertThere.ts'
import type { AlmanacRequest } from '../operate/importAlmanac.ts'
import { readConfig } from '../start/config.ts'
import { print } from '../terminal/print.ts'
import { progressBar } from '../terminal/progressBar.ts'

type Options = {
  archive?: string
  section?: string
  language?: string
  terms?: ArticleTerms
  dryRun?: boolean
  toDesk?: string
  json?: boolean
}

export function importCommands(program: Command) {
  const command = program.command('import').description('brings an archive in')
  command
    .command('markdown')
    .description('articles and pictures from a folder of Markdown files; again = updates, no doubles')
    .argument('<folder>')
    .option('--archive <name>', 'which archive it is, where what it holds does not tell')
    .option('--section <slug>', 'for files that name none')
    .option('--language <tag>', 'for files that name none')
    .addOption(
      new Option('--terms <terms>', 'for files that name none').choices([
        'free',
        'metered',
        'registered',
        'subscribers',
      ]),
    )
    .option(
      '--to-desk <email>',
      'where the desk has changed an article since: what the file says becomes its working copy, by whoever of the staff this is',
    )
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--json', 'print facts as JSON')
    .action(async (folder: string, options: Options) => {
      await assertFolder(folder)
      // Loading and opening everything takes a second; whoever waits sees before that that it has begun.
      progressBar(0, 0)
      const { importFolder, reportInWords } = await import('../operate/importFolder.ts')
      const { withDateline } = await import('../start/withDateline.ts')
      await withDateline(
        readConfig(),
        async (dateline) => {
          const { json, ...wishes } = options
          const report = await importFolder(dateline, folder, wishes, progressBar)
          print({ json: json ?? false }, report, reportInWords)
          if (
            report.imported + report.updated + report.unchanged + report.kept.length === 0 &&
            report.skipped.length > 0
          )
            process.exitCode = 1
        },
        { withoutJobs: true },
      )
    })
  command
    .command('almanac')
    .description('dated facts from a YAML or JSON lines file, or a folder of them; again = updates, no doubles')
    .argument('<file|folder>')
    .addOption(
      new Option('--review <review>', 'for entries that say neither; only checked ones are public').choices([
        'checked',
        'unchecked',
      ]),
    )
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--json', 'print facts as JSON')
    .action(async (path: string, options: AlmanacRequest & { json?: boolean }) => {
      await assertThere(path)
      progressBar(0, 0)
      const { importAlmanac } = await import('../operate/importAlmanac.ts')
      const { withDateline } = await import('../start/withDateline.ts')
      await withDateline(
        readConfig(),
        async (dateline) => {
          const report = await importAlmanac(dateline, path, options, progressBar)
          print(options, report, almanacInWords)
          if (report.created + report.updated + report.unchanged === 0 && report.refused.length > 0)
            process.exitCode = 1
        },
        { withoutJobs: true },
      )
    })
}

function almanacInWords({ created, updated, unchanged, unchecked, refused, notes }: EntriesReport): string {
  const said = ({ file, line, says }: EntryRemark) => `  ${file}, line ${line}: ${says}`
  return [
    `Entries: ${created} new, ${updated} updated, ${unchanged} unchanged, ${refused.length} refused.`,
    ...(unchecked > 0
      ? [
          `${unchecked} of them are not public yet: “dateline almanac set <id> review=checked” says that you have looked.`,
        ]
      : []),
    ...(refused.length > 0 ? ['', 'Refused:', ...refused.map(said)] : []),
    ...(notes.length > 0 ? ['', 'Left out on the way:', ...notes.map(said)] : []),
  ].join('\n')
}
