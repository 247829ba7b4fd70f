import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { IssueFile } from '../../../magazine/book/book.module.ts'
import { loadSettings, MAGAZINE_FIELDS, readMagazineChange } from '../../../magazine/planning/planning.module.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import type { Dateline } from '../../compose/compose.ts'
import { readConfig } from '../../start/config.ts'
import { withDateline } from '../../start/withDateline.ts'
import { readAssignments } from '../../terminal/assignments.ts'
import { lines, print } from '../../terminal/print.ts'
import { magazineChangeCommands } from './magazineChangeCommands.ts'
import { describeIssue, describeMagazine, describeShort } from './magazineInWords.ts'
import { dayOf, type Json, printIssue, until } from './printIssue.ts'

const SET_HELP = `
By name=value; what is not said stays as it is:
  day          friday
  hour         05:00, in the publication's zone
  ahead        24h: so long before it comes an issue proposes itself
  pieces       24: most articles of a proposal; the rest becomes “The week in the world”
  name         what the magazine is called; empty: as the publication
  newsletter   the newsletter that carries its announcement, or none
  masthead     'Editing: The desk; Pictures: The picture desk, Another'

  $ npx dateline magazine set day=friday hour=05:00
  $ npx dateline magazine set masthead='Editing: The desk' newsletter=the-week`

const RELEASE_HELP = `
Its files are made first; what stops it is said, and then it stays as it is. Issues come in the order of their days.

  $ npx dateline magazine release
  $ npx dateline magazine release 2026-11-27`

const REVISE_HELP = `
Corrections and withdrawals make a revision by themselves. This makes one by hand, of what was changed since with add, drop,
move, cover or letter; everybody who has the issue is shown the note.

  $ npx dateline magazine revise 2026-11-27 note='The map on page 12 was turned around.'`

export function magazineCommands(program: Command) {
  const magazine = program.command('magazine').description('the weekly magazine: its issues, from proposal to revision')
  magazine
    .command('set')
    .description('begins the magazine, or changes when it comes')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', SET_HELP)
    .action(async (words: string[], options: Json) => {
      const change = readMagazineChange(readAssignments(words, MAGAZINE_FIELDS))
      await withDateline(readConfig(), async ({ planning }) =>
        print(options, describeMagazine(await planning.set('cli', change)), lines),
      )
    })
  magazine
    .command('propose')
    .description('puts together the next issue, or that of a day, of what was published since the last one')
    .argument('[date]', '2026-11-27')
    .option('--again', 'one that is there is put together anew; cover and letter stay')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', '\n  $ npx dateline magazine propose\n  $ npx dateline magazine propose 2026-11-27 --again')
    .action((date: string | undefined, options: Json & { again?: boolean }) =>
      withDateline(readConfig(), async (dateline) => {
        const wanted = { date: dayOf(date), again: options.again ?? false }
        await printIssue(dateline, options, await dateline.planning.propose('cli', wanted))
      }),
    )
  magazine
    .command('show')
    .description('an issue, and what is to be said of it before it is released; --all lists them')
    .argument('[date]')
    .option('--all', 'every issue, the newest first')
    .option('--quick', 'its files are not made to see what their makers say')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', '\n  $ npx dateline magazine show\n  $ npx dateline magazine show --all')
    .action((date: string | undefined, options: Json & { all?: boolean; quick?: boolean }) =>
      withDateline(readConfig(), async (dateline) => {
        if (options.all) return printAll(dateline, options)
        const issue = await dateline.planning.choose(dayOf(date))
        const whole = !options.quick && issue.state !== 'released'
        print(options, await dateline.issues.show(issue, { whole }, until()), describeIssue)
      }),
    )
  magazine
    .command('release')
    .description('makes its files and releases it now, before its hour too')
    .argument('[date]')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', RELEASE_HELP)
    .action((date: string | undefined, options: Json) =>
      withDateline(readConfig(), async (dateline) => {
        const issue = await dateline.planning.choose(dayOf(date))
        const outcome = await dateline.issues.release('cli', issue, until())
        if (outcome.kind === 'already') throw conflict('issue-released', `The issue of ${issue.date} is out already.`)
        await printIssue(dateline, options, issue.date)
        if (outcome.kind !== 'released') throw conflict('issue-check', 'It is not released like this.')
      }),
    )
  magazine
    .command('revise')
    .description('makes a released issue anew, with a note for those who have it')
    .argument('<date>')
    .argument('[name=value...]', 'note=…')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', REVISE_HELP)
    .action((date: string, words: string[], options: Json) =>
      withDateline(readConfig(), async ({ planning, issues }) => {
        const { note } = words.length === 0 ? {} : readAssignments(words, ['note'])
        if (note !== undefined && note.trim() === '') throw invalid('note', 'Say what has changed: note=…')
        const outcome = await issues.revise('cli', await planning.choose(dayOf(date)), note?.trim(), until())
        print(options, { date, ...outcome }, (facts) =>
          facts.kind === 'revised'
            ? `${date}: revision ${facts.revision}. ${facts.note}`
            : `${date}: nothing has changed.`,
        )
      }),
    )
  magazine
    .command('export')
    .description('writes the files of an issue into a folder; of one that is not out, as they would be now')
    .argument('<folder>')
    .argument('[date]')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', '\n  $ npx dateline magazine export ./issues 2026-11-27')
    .action((folder: string, date: string | undefined, options: Json) =>
      withDateline(readConfig(), async ({ planning, issues }) => {
        const exported = await issues.export(await planning.choose(dayOf(date)), until())
        await mkdir(folder, { recursive: true })
        for (const { file, bytes } of exported) await writeFile(join(folder, file.fileName), bytes)
        const written = exported.map(({ file }: { file: IssueFile }) => ({
          path: join(folder, file.fileName),
          bytes: file.bytes,
        }))
        print(
          options,
          written,
          (files) => files.map(({ path, bytes }) => `${path}  ${bytes} bytes`).join('\n') || 'It has no files.',
        )
      }),
    )
  magazineChangeCommands(magazine)
}

async function printAll({ planning, db }: Dateline, options: Json): Promise<void> {
  const settings = await loadSettings(db)
  const all = await planning.list()
  const facts = { magazine: settings ? describeMagazine(settings) : null, issues: all.map(describeShort) }
  print(options, facts, ({ magazine, issues }) =>
    [
      magazine ? lines(magazine) : 'There is no magazine yet: npx dateline magazine set day=friday',
      ...issues.map(lines),
    ].join('\n\n'),
  )
}
