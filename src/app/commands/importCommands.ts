import { type Command, Option } from 'commander'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { assertFolder } from '../operate/assertFolder.ts'
import { importFolder, reportInWords } from '../operate/importFolder.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from './print.ts'
import { progressBar } from './progressBar.ts'

type Options = {
  archive?: string
  section?: string
  language?: string
  terms?: ArticleTerms
  dryRun?: boolean
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
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--json', 'print facts as JSON')
    .action(async (folder: string, options: Options) => {
      await assertFolder(folder)
      await withDateline(
        readConfig(),
        async (dateline) => {
          const { json, ...wishes } = options
          const report = await importFolder(dateline, folder, wishes, progressBar)
          print({ json: json ?? false }, report, reportInWords)
          if (report.imported + report.updated + report.unchanged === 0 && report.skipped.length > 0)
            process.exitCode = 1
        },
        { withoutJobs: true },
      )
    })
}
