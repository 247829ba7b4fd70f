import type { Command } from 'commander'
import { type BackedUp, backUp } from '../operate/backUp.ts'
import { type Restored, restore } from '../operate/restore.ts'
import { readConfig } from '../start/config.ts'
import { print } from '../terminal/print.ts'
import { progressBar } from '../terminal/progressBar.ts'

export function backupCommands(program: Command) {
  program
    .command('backup')
    .description('the database and all files in one file, as they are at one moment; readers and editors go on')
    .argument('<file>', 'must not exist yet')
    .option('--json', 'print facts as JSON')
    .action(async (file: string, options: { json?: boolean }) =>
      print(options, await backUp(readConfig(), file, progressBar), backedUpInWords),
    )
  program
    .command('restore')
    .description('fills an empty database and data folder from a backup; sends nothing, and holds what was due')
    .argument('<file>')
    .option('--json', 'print facts as JSON')
    .action(async (file: string, options: { json?: boolean }) =>
      print(options, await restore(readConfig(), file, progressBar), restoredInWords),
    )
}

const backedUpInWords = (facts: BackedUp): string =>
  [
    `${facts.file} holds ${facts.rows} rows of ${facts.tables} tables and ${facts.files} files, as of ${facts.madeAt}.`,
    facts.secret
      ? 'Keep it secret: readers’ addresses and the DATELINE_SECRET of this publication are in it.'
      : 'Keep it secret: readers’ addresses are in it. DATELINE_SECRET is not; keep that elsewhere.',
  ].join('\n')

function restoredInWords(facts: Restored): string {
  const lines = [
    `Restored ${facts.rows} rows of ${facts.tables} tables and ${facts.files} files, as of ${facts.madeAt}.`,
    'Nothing was sent. What was due waits for you: dateline held show, then dateline held release.',
    'Everybody is signed out; invitations, gifts and personal feeds from before open nothing any more.',
    `Whoever asked to be forgotten after ${facts.madeAt} is back; erase them again: dateline reader erase <email>.`,
  ]
  if (facts.leftOut.length > 0) lines.push(`Left in the file, as no tables of Dateline's: ${facts.leftOut.join(', ')}.`)
  if (facts.secret !== undefined)
    lines.push(
      `${facts.secret === 'none' ? 'No DATELINE_SECRET is set' : 'This DATELINE_SECRET is another than the backup’s'}: with another one, visitors’ passes, links in mails and the memory of trials are lost.`,
    )
  return lines.join('\n')
}
