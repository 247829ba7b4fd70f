import type { Command } from 'commander'
import { invalid } from '../../../platform/errors.ts'
import { readConfig } from '../../start/config.ts'
import { withDateline } from '../../start/withDateline.ts'
import { readAssignments } from '../../terminal/assignments.ts'
import { dayOf, fileOf, type Json, printIssue } from './printIssue.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/

const COVER_HELP = `
  file      a picture over the whole page, upright, about three to four; none takes it off
  alt       what it shows
  credit    whose it is
  line      what the cover says; also line2 and line3

  $ npx dateline magazine cover file=cover.png alt='A ferry between two shores' credit='Drawing: …' line='Where the line runs'
  $ npx dateline magazine cover 2026-11-27 line2='Eleven ways to cross a river'`

const LETTER_HELP = `
A Markdown file, with a title and who has signed it in its front matter where it has some:
  ---
  title: Lines that hold water
  signed: The desk
  ---
  $ npx dateline magazine letter letter.md
  $ npx dateline magazine letter none 2026-11-27`

/** What makers do with an issue before it is released; of a released one it appears with “magazine revise”. */
export function magazineChangeCommands(magazine: Command) {
  magazine
    .command('add')
    .description('puts an article into an issue, last, or where to=3 or before=<slug> say; to=world: in a sentence')
    .argument('<slug>')
    .argument('[date and name=value...]')
    .option('--json', 'print facts as JSON')
    .addHelpText(
      'after',
      '\n  $ npx dateline magazine add oman-water-shares to=2\n  $ npx dateline magazine add oman-water-shares 2026-11-27',
    )
    .action((slug: string, words: string[], options: Json) =>
      withDateline(readConfig(), async (dateline) => {
        const { date, given } = readWords(words, ['to', 'before'])
        const piece = { place: 'piece' as const, ...placeOf(given), slug }
        await printIssue(dateline, options, await dateline.planning.add({ actor: 'cli', date }, piece))
      }),
    )
  magazine
    .command('move')
    .description('puts a piece of an issue elsewhere: to=3, before=<slug>, to=world')
    .argument('<slug>')
    .argument('[date and name=value...]')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', '\n  $ npx dateline magazine move oman-water-shares to=1')
    .action((slug: string, words: string[], options: Json) =>
      withDateline(readConfig(), async (dateline) => {
        const { date, given } = readWords(words, ['to', 'before'])
        const piece = { ...placeOf(given), slug }
        await printIssue(dateline, options, await dateline.planning.move({ actor: 'cli', date }, piece))
      }),
    )
  magazine
    .command('drop')
    .description('takes an article out of an issue')
    .argument('<slug>')
    .argument('[date]')
    .option('--json', 'print facts as JSON')
    .action((slug: string, date: string | undefined, options: Json) =>
      withDateline(readConfig(), async (dateline) =>
        printIssue(dateline, options, await dateline.planning.drop({ actor: 'cli', date: dayOf(date) }, slug)),
      ),
    )
  magazine
    .command('cover')
    .description('its picture and what stands on it')
    .argument('<date and name=value...>')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', COVER_HELP)
    .action((words: string[], options: Json) =>
      withDateline(readConfig(), async (dateline) => {
        const { date, given } = readWords(words, ['file', 'alt', 'credit', 'line', 'line2', 'line3'])
        const { planning } = dateline
        const before = (await planning.choose(date)).cover.lines
        const said = [given.line, given.line2, given.line3]
        const covered = said.some((line) => line !== undefined)
        const lines = said.map((line, at) => line ?? before[at] ?? '').filter((line) => line.trim() !== '')
        const cover = {
          ...(given.file !== undefined && { picture: given.file === 'none' ? null : await fileOf(given.file) }),
          ...(given.alt !== undefined && { alt: given.alt }),
          ...(given.credit !== undefined && { credit: given.credit }),
          ...(covered && { lines }),
        }
        await printIssue(dateline, options, await planning.setCover({ actor: 'cli', date }, cover))
      }),
    )
  magazine
    .command('letter')
    .description('the editor’s letter, from a Markdown file; none takes it out')
    .argument('<file>')
    .argument('[date]')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', LETTER_HELP)
    .action((path: string, date: string | undefined, options: Json) =>
      withDateline(readConfig(), async (dateline) => {
        const bytes = path === 'none' ? undefined : await fileOf(path)
        const written = await dateline.planning.setLetter({ actor: 'cli', date: dayOf(date) }, bytes)
        await printIssue(dateline, options, written.date)
        for (const note of written.notes) process.stderr.write(`${note}\n`)
      }),
    )
  magazine
    .command('hold')
    .description('keeps an issue back past its hour, until “magazine release”; --undo lets it come by itself again')
    .argument('[date]')
    .option('--undo', 'it comes by itself again')
    .option('--json', 'print facts as JSON')
    .action((date: string | undefined, options: Json & { undo?: boolean }) =>
      withDateline(readConfig(), async (dateline) => {
        const change = { actor: 'cli', date: dayOf(date) }
        await printIssue(dateline, options, await dateline.planning.hold(change, { undo: options.undo ?? false }))
      }),
    )
}

function readWords<Name extends string>(words: readonly string[], known: readonly Name[]) {
  const [day, ...more] = words.filter((word) => DATE.test(word))
  if (more.length > 0) throw invalid('usage', 'Say one day.')
  const rest = words.filter((word) => !DATE.test(word))
  const given: Partial<Record<Name, string>> = rest.length === 0 ? {} : readAssignments(rest, known)
  return { date: dayOf(day), given }
}

function placeOf({ to, before }: { to?: string; before?: string }) {
  if (to === 'world' || to === 'piece') return { place: to, before } as const
  const at = to === undefined ? undefined : Number(to)
  if (at !== undefined && !(Number.isInteger(at) && at >= 1))
    throw invalid('to', `to=${to} is neither a place, such as 3, nor piece, nor world.`)
  return { at, before }
}
