import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import {
  exportSubscribers,
  importSubscribers,
  type SubscribersImport,
} from '../../letters/subscribers/subscribers.module.ts'
import { notFound } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'
import { progressBar } from '../terminal/progressBar.ts'

type ImportOptions = { newsletter?: string; source?: string; json?: boolean }

export function subscribersCommands(program: Command) {
  const subscribers = program.command('subscribers').description('who gets which newsletter, as a file')
  subscribers
    .command('import')
    .description(
      'takes subscribers over with the evidence of their consent: email, newsletter, status, consented_at, ended_at, language, source, evidence; who has left or is suppressed is not brought back',
    )
    .argument('<file.csv>')
    .option('--newsletter <slug>', 'for files that name none')
    .option('--source <words>', 'where they consented, for files that do not say')
    .option('--json', 'print facts as JSON')
    .action(async (file: string, { newsletter, source, json }: ImportOptions) => {
      const path = resolve(file)
      await access(path).catch(() => {
        throw notFound('file', `There is no file ${path}.`)
      })
      await withDateline(
        readConfig(),
        async ({ db, clock, publication }) => {
          const { zone } = publication.facts()
          const defaults = { newsletter, source }
          const report = await importSubscribers(db, path, defaults, progressBar, clock.now(), zone)
          print({ json: json ?? false }, report, importInWords)
          if (report.imported + report.ended + report.unchanged === 0 && report.refused > 0) process.exitCode = 1
        },
        { withoutJobs: true },
      )
    })
  subscribers
    .command('export')
    .description('all who are subscribed or have ended it, with the evidence of their consent')
    .argument('<file.csv>')
    .option('--json', 'print facts as JSON')
    .action((file: string, options: { json?: boolean }) =>
      withDateline(
        readConfig(),
        async ({ db }) => {
          const path = resolve(file)
          const rows = await exportSubscribers(db, path, progressBar)
          print(options, { file: path, rows }, (facts) => `${facts.rows} rows in ${facts.file}`)
        },
        { withoutJobs: true },
      ),
    )
}

const SHOWN = 20

function importInWords({ lines, imported, ended, unchanged, refused, refusals, unknownColumns }: SubscribersImport) {
  const counted = [
    `${imported} taken over`,
    ...(ended > 0 ? [`${ended} ended, as they had elsewhere`] : []),
    `${unchanged} known already`,
    `${refused} refused`,
  ].join(', ')
  return [
    `${lines} lines: ${counted}`,
    ...(unknownColumns.length > 0 ? [`Not read: the columns ${unknownColumns.join(', ')}`] : []),
    ...refusals.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(refused > SHOWN ? [`  … and ${refused - SHOWN} more (--json lists them)`] : []),
  ].join('\n')
}
