import { Resolver } from 'node:dns/promises'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Command, Option } from 'commander'
import {
  LETTER_STANDINGS,
  type Letter,
  type LetterStanding,
  showLetter,
} from '../../letters/composing/composing.module.ts'
import { checkMail, type Finding } from '../../letters/mailCheck/mailCheck.module.ts'
import { Fault, invalid } from '../../platform/errors.ts'
import { parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { describeMailSetup } from '../operate/describeMailSetup.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { lines, print } from '../terminal/print.ts'
import { sendingCommands } from './sendingCommands.ts'

type Json = { json?: boolean }

const WRITE_HELP = `
A letter is Markdown with front matter:
  ---
  subject: Two and a half kilometers of train
  subject_b: The train that goes around a border    (optional: tried on a part of the readers)
  preview: What stands beside the subject in a list of mails
  date: 2026-12-05                                   (optional: else the newsletter's next day)
  ---
Between its paragraphs stand blocks by name, each on a line of its own:
  ::: greeting
  ::: lead article="some-article" whole=yes
  ::: list articles="one, another" title="Elsewhere"     ::: list section=borders count=3 fallback=yes
  ::: place place=france      ::: mostRead count=3      ::: almanac      ::: magazine      ::: box
  ::: picture file="map.jpg" alt="What it shows" credit="Map: …"
  ::: quiz title="The weekend quiz"   … a numbered list, below each question its answer …   :::
  ::: quiz count=3                     and a line of ::: at once: of what “newsletter questions” has brought in
  ::: text for="trial lapsed"         … Markdown for some standings only …                  :::
Every block takes for="visitor reader trial subscriber lapsed". What is not understood is said with its line.`

const standingOption = () => new Option('--as <standing>', 'as whom').choices([...LETTER_STANDINGS]).default('visitor')

export function letterCommands(program: Command) {
  const letter = program.command('letter').description('one dated instalment of a newsletter')
  sendingCommands(letter)
  const show = (options: Json, one: Letter) => print(options, showLetter(one), lines)

  letter
    .command('write')
    .description('makes a Markdown file the letter of its day')
    .argument('<newsletter>')
    .argument('<file>')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', WRITE_HELP)
    .action((newsletter: string, path: string, options: Json) =>
      withDateline(readConfig(), async ({ composing }) => {
        const written = await composing.write('cli', { newsletter, ...(await letterFile(path)) })
        printWritten(options, written)
      }),
    )
  letter
    .command('correct')
    .description('whoever has not had it yet gets it as it is written now')
    .argument('<newsletter>')
    .argument('<date>')
    .argument('<file>')
    .option('--json', 'print facts as JSON')
    .action((newsletter: string, date: string, path: string, options: Json) =>
      withDateline(readConfig(), async ({ composing }) => {
        const { date: day } = await composing.choose({ newsletter, date })
        printWritten(options, await composing.correct('cli', { newsletter, date: day, ...(await letterFile(path)) }))
      }),
    )
  letter
    .command('show')
    .description('its state, and what it is made of')
    .argument('<newsletter>')
    .argument('[date]')
    .option('--json', 'print facts as JSON')
    .action((newsletter: string, date: string | undefined, options: Json) =>
      withDateline(readConfig(), async ({ composing }) => show(options, await composing.choose({ newsletter, date }))),
    )
  for (const [order, description] of [
    ['hold', 'keeps it back until somebody releases it'],
    ['release', 'lets it go; one that was stopped goes on with those who have not had it'],
    ['stop', 'stops it wherever it is; who has had it has had it'],
  ] as const) {
    letter
      .command(order)
      .description(description)
      .argument('<newsletter>')
      .argument('[date]')
      .option('--json', 'print facts as JSON')
      .action((newsletter: string, date: string | undefined, options: Json) =>
        withDateline(readConfig(), async ({ composing }) =>
          show(options, await composing.order('cli', await composing.choose({ newsletter, date }), order)),
        ),
      )
  }
  letter
    .command('check')
    .description('size, contrast, pictures, links, text, and what receivers look up: what would keep it back')
    .argument('<newsletter>')
    .argument('[date]')
    .option('--json', 'print facts as JSON')
    .action((newsletter: string, date: string | undefined, options: Json) =>
      withDateline(readConfig(), async ({ composing, publication }) => {
        const chosen = await composing.choose({ newsletter, date })
        const checked = await composing.check(chosen)
        const dns = await lookUpSender(publication.facts().email)
        print(options, { newsletter, date: chosen.date, ...checked, dns }, ({ findings, sizes }) =>
          [
            ...sizes.map(({ standing, bytes }) => `${standing}: ${bytes} bytes of HTML`),
            ...findings.map(({ severity, text }) => `${severity}: ${text}`),
            ...dns.map(({ about, say }) => `${about}: ${say} See: npx dateline mail check`),
            findings.length + dns.length === 0 ? 'Nothing is wrong with it.' : '',
          ]
            .filter(Boolean)
            .join('\n'),
        )
        const wrong = checked.findings.find(({ severity }) => severity === 'error')
        if (wrong) throw new Fault('conflict', 'letter-check', 'It does not go out like this.')
      }),
    )
  letter
    .command('preview')
    .description('the letter as somebody gets it; one that is not put together yet, as it would be now')
    .argument('<newsletter>')
    .argument('[date]')
    .addOption(standingOption())
    .option('--text', 'its text instead of its HTML')
    .option('--out <file>', 'into a file')
    .option('--json', 'print facts as JSON')
    .action(
      (
        newsletter: string,
        date: string | undefined,
        options: Json & { as: LetterStanding; text?: boolean; out?: string },
      ) =>
        withDateline(readConfig(), async ({ composing }) => {
          const preview = await composing.preview({ newsletter, date: dayOf(date), standing: options.as })
          const face = options.text ? preview.text : preview.html
          if (options.out !== undefined) await writeFile(options.out, face)
          const { html: _, text: __, ...facts } = preview
          if (options.json) return print(options, { ...facts, out: options.out ?? null }, lines)
          process.stdout.write(options.out === undefined ? face : `${lines({ ...facts, out: options.out })}\n`)
        }),
    )
  letter
    .command('test')
    .description('sends it to one address at once, marked [Test]')
    .argument('<newsletter>')
    .argument('[date]')
    .option('--to <email>', 'the address; it has to be said')
    .addOption(standingOption())
    .option('--json', 'print facts as JSON')
    .action((newsletter: string, date: string | undefined, options: Json & { to?: string; as: LetterStanding }) =>
      withDateline(readConfig(), async ({ composing }) => {
        if (options.to === undefined) throw invalid('usage', 'Say to whom: --to <email>.')
        const address = parseEmailAddress(options.to)
        if (address.kind === 'refused') throw invalid('email-refused', `“${options.to}” is no email address.`)
        const to = address.email
        const tested = await composing.test({ newsletter, date: dayOf(date), standing: options.as, to })
        print(options, { to, ...tested }, ({ subject, answer }) => `${to}: ${subject}\n${answer}`)
      }),
    )
}

function dayOf(date: string | undefined): string | undefined {
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw invalid('date', `“${date}” is no day; write one like 2026-12-05.`)
  return date
}

/** The file, and pictures beside it. */
async function letterFile(path: string) {
  const bytes = await readFile(path).catch(() => {
    throw invalid('usage', `There is no file ${path}.`)
  })
  return {
    bytes,
    readPicture: (name: string) => readFile(join(dirname(path), basename(name))).catch(() => undefined),
  }
}

function printWritten(options: Json, { letter, notes }: { letter: Letter; notes: string[] }) {
  print(options, { ...showLetter(letter), notes }, ({ notes: _, ...facts }) => [lines(facts), ...notes].join('\n'))
}

/** What receivers would find wrong with the sender; nothing where mails stay on this machine. */
async function lookUpSender(email: string): Promise<Finding[]> {
  const setup = await describeMailSetup(readConfig(), email)
  if (setup.relay === undefined) return []
  const findings = await checkMail(new Resolver({ timeout: 3_000, tries: 2 }), setup)
  return findings.filter(({ state }) => state === 'wrong')
}
